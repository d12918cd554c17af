"""What is found, in which order, and how far slips are forgiven."""

from holdspace.search.models import Line, Spelling
from tests.people_and_places import AT, a_member
from tests.search.made import ask as of_ask
from tests.search.made import asks, person, says

# Each of these has broken a search somewhere: operators, quotes, wildcards, comments, nulls, scripts, lone marks.
CORPUS = [
    '"', "'", '"""', "a\"b", "AND", "OR", "NOT", "NEAR(a b)", "a AND", "OR b", "NOT", "*", "a*", "^a", "a^2", "(",
    "((a)",
    "a:b", "title:mo", "{title}:mo", "- a", "-a", "+a", "a+b", "a|b", "a & b", "!a", "<->", "a <-> b", ":*", "a:*",
    "\\", "a\\", "\\'", "';DROP TABLE search_line;--", "%", "_", "%%", "a%", "\x00", "a\x00b", "\ud800", "a\u200db",
    "﷽", "é", "e\u0301", "\u0301", "ß", "ﬃ", "İ", "ı", "Ωμέγα", "שָׁלוֹם", "مُحَمَّد", "हिन्दी", "ไทย", "한국어", "日本語",
    "𝓯𝓪𝓷𝓬𝔂",
    "🙂", "👩‍⚕️", "…", "—", "x" * 5000, " ".join(["a"] * 500), "1.5", "№ 7", "a.b@c.org", "http://x/?q=1&r=2#z",
    "\t\n", "",
]  # fmt: skip


def test_a_person_is_found_by_name_accents_and_beginnings_aside(place):
    zoe = a_member(place.here, "Zoë Ångström")
    assert [place.numbers(said) for said in ("zoe", "ZOË", "angstr", "zo an", "strom")] == [[person(zoe)]] * 4 + [[]]


def test_names_and_titles_come_first_then_the_newest(place):
    says(place.mo, about="I garden.")
    says(place.nell, about="My garden is small.")
    garden = a_member(place.here, "Garden Lee")
    bed = asks(place.nell, "A garden fork")
    assert place.numbers("garden") == [of_ask(bed), person(garden), person(place.nell), person(place.mo)]


def test_every_word_must_be_there(place):
    says(place.nell, work_as="School social worker")
    assert [place.numbers(said) for said in ("social nell", "social mo")] == [[person(place.nell)], []]


def test_a_slip_is_forgiven_where_nothing_has_the_words_and_said_so(place):
    says(place.nell, work_as="Therapist")
    exact, slip = place.found("therapist"), place.found("tehrapist")
    assert [exact.nearly, slip.nearly] == [False, True]
    assert exact.numbers == slip.numbers == (person(place.nell),)
    assert [place.numbers(said) for said in ("therapisst", "theapist", "thzrapizt")] == [[person(place.nell)]] * 2 + [
        []
    ]
    assert place.numbers("nell tehrapist") == [person(place.nell)]


def test_pages_go_on_where_they_ended_without_doubles(place):
    for n in range(7):
        says(a_member(place.here, f"Lee {n}" if n % 2 else f"Kim {n}"), about="We know lee shores.")
    whole = place.numbers("lee")
    seen, after = [], ""
    for _page in range(10):
        found = place.found("lee", after=after, size=2)
        seen += found.numbers
        after = found.older
        if found.ends:
            break
    assert (seen, len(whole)) == (whole, 7)
    slips = place.found("shorez", size=3)
    second = place.found("shorez", size=3, after=slips.older)
    assert [slips.nearly, second.nearly, len({*slips.numbers, *second.numbers})] == [True, True, 6]


def test_made_up_keys_begin_anew(place):
    whole = place.found("mo")
    for key in ("x", "W10", "WzEsInkiXQ", "WzksIDldCg"):
        assert place.found("mo", after=key).numbers in (whole.numbers, ())


def test_no_question_breaks_it_and_each_text_is_found_by_itself(place):
    for number, text in enumerate(CORPUS):
        clean = text.replace("\ud800", "").replace("\x00", "")[:250]
        says(place.nell, about=clean)
        for where in ("person", "ask"):
            place.found(text, kinds=(where,))
        from holdspace.algorithms.finding import asked_words, holds_all

        wanted = asked_words(text)
        if wanted and holds_all(f"Nell {clean}", wanted):
            assert person(place.nell) in place.numbers(text), (number, text)


def test_signs_alone_find_nothing_but_no_question_is_everything(place):
    assert place.numbers("…!") == []
    assert set(place.numbers("")) == {person(place.mo), person(place.nell)}


def test_what_changes_changes_and_what_goes_is_gone_with_its_words(place):
    says(place.nell, about="Knots and zeppelins")
    assert place.numbers("zeppelin") == [person(place.nell)]
    says(place.nell, about="Knots")
    assert place.numbers("zeppelins") == []
    assert not Spelling.objects.filter(word="zeppelins").exists()
    assert Spelling.objects.filter(word="knots").exists()
    says(place.mo, about="Knots")
    says(place.nell, about="")
    assert Spelling.objects.filter(word="knots").exists()


def test_keeping_the_same_writes_nothing(place, django_assert_max_num_queries):
    from holdspace.search.actions import index

    says(place.nell, about="Knots")
    line = Line.objects.get(kind="person", thing_id=place.nell.person_id)
    with django_assert_max_num_queries(6):
        index(kind="person", thing=place.nell.person, by=place.nell.person, at=AT)
    assert Line.objects.get(kind="person", thing_id=place.nell.person_id).pk == line.pk

"""What one may not open is not found: not in a page, not in a count, not by a slip, not in words that stay behind."""

from holdspace.communities.actions import leave_community
from holdspace.exchange.actions import let_go_of_ask
from holdspace.grammar.actors import VISITOR
from holdspace.people.actions import erase_person, name_oneself
from holdspace.people.models import Block
from holdspace.search.actions import rebuild
from holdspace.search.models import Line, Spelling
from holdspace.search.queries import Looking, find, find_and_count
from holdspace.sharing.actions import write_share
from tests.people_and_places import AT, a_member
from tests.search.made import ask as of_ask
from tests.search.made import asks, person, says

SECRET = "Quixotic zeppelin gardening"


def test_other_communities_find_nothing_of_here(place):
    says(place.nell, about=SECRET)
    thing = asks(place.nell, "Zeppelin parts")
    assert place.numbers("zeppelin") == [of_ask(thing), person(place.nell)]
    assert place.numbers("zeppelin", by=place.els) == []
    assert place.numbers("zeppelin", by=place.els, community=place.elsewhere) == []
    assert place.numbers("zeppelin", by=place.mo, community=place.elsewhere) == []
    assert find(Looking(("person", "ask"), place.here.pk, VISITOR, AT, "zeppelin")).numbers == ()


def test_a_block_hides_both_ways_and_from_slips_and_counts(place):
    says(place.nell, about=SECRET)
    says(place.mo, about=SECRET)
    asks(place.nell, "Zeppelin parts")
    asks(place.mo, "Zeppelin paint")
    Block.objects.create(blocker=place.mo.person, blocked=place.nell.person, at=AT)
    for one in (place.mo, place.nell):
        for said in ("zeppelin", "zepelin"):
            found = place.found(said, by=one)
            owners = {n if kind == "person" else None for kind, n in found.numbers} - {None}
            assert (owners, len(found.numbers)) == ({one.person_id}, 2)
            looking = Looking(("person",), place.here.pk, one.person, AT, said)
            assert len(find_and_count(looking)[1]) == 1


def test_what_is_only_for_oneself_is_in_no_line(place):
    says(place.nell, for_whom="me", about=SECRET)
    assert place.numbers("zeppelin") == place.numbers("zeppelin", by=place.nell) == []
    assert not Line.objects.filter(words__contains="zeppelin").exists()
    assert not Spelling.objects.filter(word="zeppelin").exists()


def test_leaving_coming_back_and_erasing(place):
    from holdspace.communities.actions import bring_in
    from holdspace.grammar.actors import OPERATOR

    says(place.nell, about=SECRET)
    asks(place.nell, "Zeppelin parts")
    leave_community(membership=place.nell, by=place.nell.person, at=AT)
    assert place.numbers("zeppelin") == []
    assert not Line.objects.filter(kind="person", thing_id=place.nell.person_id).exists()
    bring_in(person=place.nell.person, community=place.here, by=OPERATOR, at=AT)
    assert len(place.numbers("zeppelin")) == 2
    erase_person(person=place.nell.person, by=place.nell.person, at=AT)
    assert place.numbers("zeppelin") == place.numbers("nell") == []
    assert not Line.objects.filter(kind="ask").exists()
    assert not Spelling.objects.filter(word__in=["zeppelin", "nell"]).exists()


def test_letting_go_and_taking_another_name(place):
    thing = asks(place.nell, "Zeppelin parts")
    let_go_of_ask(ask=thing, by=place.nell.person, at=AT)
    assert place.numbers("zeppelin") == place.numbers("zeppelin", by=place.nell) == []
    name = {"pronouns": "", "time_zone": "UTC", "language": "en"}
    name_oneself(person=place.nell.person, display_name="Wren", by=place.nell.person, at=AT, **name)
    assert [place.numbers("nell"), place.numbers("wren")] == [[], [person(place.nell)]]


def test_whoever_has_not_affirmed_is_not_found(place):
    from holdspace.communities.actions import bring_in
    from holdspace.grammar.actors import OPERATOR
    from tests.people_and_places import a_person

    new = a_person("Zeppelina")
    bring_in(person=new, community=place.here, by=OPERATOR, at=AT)
    says_nothing = place.numbers("zeppelina")
    assert says_nothing == []
    assert find(Looking(("person",), place.here.pk, new, AT, "mo")).numbers == ()


def test_no_share_is_ever_in_the_index(place):
    for level in ("low", "medium"):
        write_share(
            membership=place.nell,
            text=f"{SECRET}, said quietly.",
            level=level,
            hope="heard",
            by=place.nell.person,
            at=AT,
        )
    rebuild(by=place.nell.person, at=AT)
    assert not Line.objects.filter(words__contains="zeppelin").exists()
    assert place.numbers("zeppelin", by=place.nell) == []


def test_making_it_anew_gives_the_same_and_takes_out_what_should_not_be_there(place):
    says(place.nell, about=SECRET)
    asks(place.nell, "Zeppelin parts")
    questions = ("zeppelin", "zepelin", "nell", "mo", "parts")
    before = [place.numbers(said) for said in questions]
    Line.objects.create(kind="ask", thing_id=999, title="ghost", marks=f"kind:ask in:{place.here.pk}")
    Line.objects.filter(kind="person").update(title="wrong")
    assert rebuild(by=place.mo.person, at=AT) == Line.objects.count() == 4
    assert [sorted(place.numbers(said)) for said in questions] == [sorted(one) for one in before]
    assert not Line.objects.filter(title="ghost").exists()
    a_member(place.here, "Later")
    assert [kind for kind, _n in place.numbers("later")] == ["person"]

"""Looking for people by words and facets: who is found, what is counted, what an address keeps."""

from datetime import timedelta

import pytest
from django.test import Client

from holdspace.communities.states import Role
from holdspace.directory.actions import add_to_list, keep_choices, keep_profile, take_from_list
from holdspace.directory.looking import Asked, look_around
from holdspace.directory.models import Addition, Profile
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.people.models import Block
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db


def browser(person):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def chooses(member, *, for_whom="communities", at=AT, **picked):
    return keep_choices(picked=picked, seen_by=dict.fromkeys(picked, for_whom), by=member.person, at=at)


def around(member, at=AT, after="", **asked):
    words = asked.pop("q", "")
    return look_around(
        community=member.community, asked=Asked.of({"q": words} | asked), seen_by=member.person, at=at, after=after
    )


def names(found):
    return [one.name for one in found.people]


def counts(found):
    return {facet.name: {value.label: value.count for value in [*facet.first, *facet.rest]} for facet in found.facets}


@pytest.fixture
def four():
    community = a_community()
    mo, nell, ravi, sue = (a_member(community, name) for name in ("Mo", "Nell", "Ravi", "Sue"))
    chooses(nell, language=["es", "en"], specialty=["grief"], telehealth=["yes"])
    chooses(ravi, language=["es"], specialty=["trauma", "grief"], payer=["Medicaid", "Träger Ä"])
    chooses(sue, for_whom="me", language=["es"], specialty=["grief"])
    return mo, nell, ravi, sue


def test_facets_narrow_and_say_how_many_each_would_leave(four):
    mo = four[0]
    everybody = around(mo)
    assert (sorted(names(everybody)), everybody.count) == (["Mo", "Nell", "Ravi", "Sue"], 4)
    assert counts(everybody) == {
        "specialty": {"Grief and loss": 2, "Trauma": 1},
        "language": {"Spanish": 2, "English": 1},
        "telehealth": {"by video or phone": 1},
        "payer": {"Medicaid": 1, "Trager a": 1},
    }
    spanish = around(mo, language="es")
    assert (names(spanish), spanish.count) == (["Ravi", "Nell"], 2)
    both = around(mo, language="es", specialty="trauma")
    assert (names(both), [one.label for one in both.chosen]) == (["Ravi"], ["Trauma", "Spanish"])
    assert names(around(mo, q="spanish grif")) == ["Ravi", "Nell"]
    assert names(around(mo, payer="medicaid")) == ["Ravi"]


def test_every_count_is_what_pressing_it_finds(four):
    for facet in around(four[0]).facets:
        for value in [*facet.first, *facet.rest]:
            from urllib.parse import parse_qsl

            asked = dict(parse_qsl(value.url.lstrip("?")))
            assert around(four[0], **asked).count == value.count == len(around(four[0], **asked).people)


def test_what_is_only_for_oneself_and_whom_a_block_hides_is_not_counted(four):
    mo, nell, _ravi, sue = four
    assert "Sue" not in names(around(mo, language="es"))
    assert "Sue" not in names(around(sue, language="es"))
    Block.objects.create(blocker=nell.person, blocked=mo.person, at=AT)
    found = around(mo)
    assert (found.count, counts(found)["language"], counts(found).get("telehealth")) == (3, {"Spanish": 1}, None)
    assert names(around(mo, language="es")) == ["Ravi"]
    assert names(around(nell, language="es")) == ["Ravi", "Nell"]


def test_referrals_taken_now_go_stale_after_sixty_days_and_the_page_says_so(four):
    mo, nell, *_ = four
    chooses(nell, accepting=["yes"])
    just, later = AT + timedelta(days=59, hours=23), AT + timedelta(days=60, minutes=1)
    assert names(around(mo, at=just, accepting="yes")) == ["Nell"]
    assert counts(around(mo, at=just))["accepting"] == {"takes referrals now": 1}
    stale = around(mo, at=later, accepting="yes")
    assert (names(stale), stale.count, "accepting" in counts(around(mo, at=later))) == ([], 0, False)
    shown = next(one for one in around(mo, at=later).people if one.name == "Nell")
    assert (shown.accepting.fresh, shown.accepting.said_at) == (False, AT)
    chooses(nell, accepting=["yes"], at=later)
    assert names(around(mo, at=later, accepting="yes")) == ["Nell"]
    chooses(nell, accepting=[], at=later)
    assert names(around(mo, at=later, accepting="yes")) == []


def test_an_address_can_be_kept_and_made_up_ones_do_no_harm(four):
    asked = Asked.of({"q": " grief ", "language": "es", "role": "no such", "x": "1", "specialty": "'; --"})
    assert asked.address() == "?q=grief&language=es"
    assert asked.address(language="", role="coach") == "?q=grief&role=coach"
    client = browser(four[0].person)
    for address in ("?language=xx", "?language='", "?q=%00&after=x", "?accepting=no", "?role=" + "a" * 500):
        assert client.get(f"/c/bridges/people/{address}").status_code == 200


def test_pages_go_on_with_the_words_and_facets_and_a_slip(four):
    mo = four[0]
    for n in range(7):
        chooses(a_member(mo.community, f"Kim {n}"), language=["fr"])
    for asked in ({"language": "fr"}, {"q": "frensch"}, {"q": "french", "language": "fr"}):
        seen, after = [], ""
        while True:
            page = look_around(
                community=mo.community, asked=Asked.of(asked), seen_by=mo.person, at=AT, after=after, size=3
            )
            seen += names(page)
            after = page.older
            if page.ends:
                break
        assert seen == [f"Kim {n}" for n in reversed(range(7))], asked


def test_at_most_eight_queries_for_three_and_for_thirty(four, django_assert_max_num_queries):
    mo = four[0]
    client = browser(mo.person)
    for n in range(30):
        member = a_member(mo.community, f"Kim {n}")
        chooses(member, language=["es"], accepting=["yes"])
        keep_profile(texts={"about": "garden"}, seen_by={"about": "communities"}, by=member.person, at=AT)
    for address in ("", "?language=es", "?q=kim&accepting=yes", "?q=gardne", "?q=nobody"):
        with django_assert_max_num_queries(8):
            client.get(f"/c/bridges/people/{address}")


def test_beyond_a_thousand_it_says_many_and_counts_nothing(four, monkeypatch):
    from holdspace.directory import looking
    from holdspace.search import queries

    for module in (looking, queries):
        monkeypatch.setattr(module, "COUNTED", 3)
    monkeypatch.setattr("holdspace.search.remembering._known", {})
    found = around(four[0])
    assert found.count is None
    assert {value.count for facet in found.facets for value in facet.first} == {None}
    assert around(four[0], language="es").count == 2
    page = browser(four[0].person).get("/c/bridges/people/").content.decode()
    assert "Too many people to count." in page


def test_only_keys_of_the_lists_are_kept(four):
    mo = four[0]
    for picked in ({"language": ["tlh"]}, {"telehealth": ["maybe"]}, {"nonsense": ["x"]}, {"role": ["own-1"]}):
        with pytest.raises(Refused):
            chooses(mo, **picked)
    assert not Profile.objects.filter(person=mo.person).exists()


def test_stewards_add_words_that_are_found_and_taken_away_again(four):
    mo, nell, *_ = four
    stella = a_member(mo.community, "Stella", Role.STEWARD)
    by = {"steward": stella, "by": stella.person, "at": AT}
    addition = add_to_list(facet="role", label="  Puppet   therapist ", **by)
    assert add_to_list(facet="role", label="Puppet therapist", **by) == addition
    chooses(nell, role=[addition.key])
    assert counts(around(mo))["role"] == {"Puppet therapist": 1}
    assert names(around(mo, q="puppet")) == ["Nell"]
    with pytest.raises(Refused):
        add_to_list(facet="language", label="Klingon", **by)
    with pytest.raises(Refused):
        add_to_list(facet="role", label="x", steward=mo, by=mo.person, at=AT)
    with pytest.raises(NothingHere):
        add_to_list(facet="role", label="x", steward=stella, by=mo.person, at=AT)
    els = a_member(a_community("harbour", "Harbour"), "Els", Role.STEWARD)
    with pytest.raises(NothingHere):
        take_from_list(number=addition.pk, steward=els, by=els.person, at=AT)
    take_from_list(number=addition.pk, **by)
    assert (Addition.objects.count(), "role" in counts(around(mo))) == (0, False)


def test_a_profile_is_kept_part_by_part_and_read_as_each_reader_would():
    community = a_community()
    mo, nell = a_member(community, "Mo"), a_member(community, "Nell")
    client, edit = browser(mo.person), "/c/bridges/people/me/"
    place = {
        "part": "place",
        "language": ["en", "es"],
        "more_languages": "tagalog (filipino), Yiddish",
        "language_for": "everybody",
        "jurisdiction": ["us-il"],
        "jurisdiction_for": "communities",
        "telehealth": "on",
        "telehealth_for": "communities",
        "region": "Oak Park",
        "region_for": "me",
    }
    assert client.post(edit, place)["Location"] == f"{edit}?open=referrals#part-referrals"
    assert Profile.objects.get(person=mo.person).picked["language"] == ["en", "es", "tl", "yi"]
    wrong = client.post(edit, place | {"more_languages": "Elvish", "region": "Berwyn"})
    assert (wrong.status_code, "Elvish" in wrong.content.decode(), "Berwyn" in wrong.content.decode()) == (
        422,
        True,
        True,
    )
    where = f"/c/bridges/people/{mo.pk}/"
    pages = {
        "own": client.get(where),
        "member": client.get(f"{edit}as/member/"),
        "other": browser(nell.person).get(where),
        "anybody": client.get(f"{edit}as/anybody/"),
        "visitor": Client().get(f"{where}card/"),
    }
    read = {
        who: [word in page.content.decode() for word in ("Oak Park", "Illinois", "Yiddish")]
        for who, page in pages.items()
    }
    assert read == {
        "own": [True, True, True],
        "member": [False, True, True],
        "other": [False, True, True],
        "anybody": [False, False, True],
        "visitor": [False, False, True],
    }
    assert client.get(f"/c/bridges/people/{nell.pk}/card/").status_code == 404
    assert Client().get(f"/c/bridges/people/{nell.pk}/card/").status_code == 302
    Block.objects.create(blocker=mo.person, blocked=nell.person, at=AT)
    assert browser(nell.person).get(f"{where}card/").status_code == 404


def test_lines_that_could_name_a_client_come_back(monkeypatch):
    mo = a_member(a_community(), "Mo")
    why = "This could tell who a client is."
    check = "holdspace.directory.views.editing.could_identify"
    monkeypatch.setattr(check, lambda text, *, kind: why if (kind, "a client" in text) == ("profile", True) else "")
    everybody = {f"{part}_for": "communities" for part in ("work_as", "about", "gladly")}
    typed = {"gladly": "Tell you of a client.", "work_as": "", "about": ""} | everybody
    client, where = browser(mo.person), "/c/bridges/people/me/"
    place = {"part": "place", "region": "Where a client lives", "region_for": "me"}
    place |= {f"{facet}_for": "me" for facet in ("language", "jurisdiction", "telehealth")}
    for posted in (typed, place):
        answer = client.post(where, posted)
        assert (answer.status_code, Profile.objects.exists(), why in answer.content.decode()) == (422, False, True)

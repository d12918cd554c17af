"""One's own shares as a private journal."""

from datetime import UTC, datetime, timedelta

import pytest

from holdspace.communities.states import Role
from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.actions import let_all_rest
from holdspace.sharing.actions import let_go_of_share, say_heard
from holdspace.sharing.queries import my_past, my_past_to_print, search_my_past
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_share

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def room():
    community = a_community()
    return [a_member(community, name) for name in ("Ines", "Mo")]


def search(member, words):
    found = search_my_past(membership=member, words=words, seen_by=member.person, at=AT)
    return [past.text for past in found]


def test_ones_own_the_newest_first_without_what_was_let_go(room):
    ines, mo = room
    shares = [a_share(ines, f"A small true thing, {n}.", at=AT + timedelta(minutes=n)) for n in range(23)]
    a_share(mo)
    let_go_of_share(share=shares[22], by=ines.person, at=AT + timedelta(days=1))
    say_heard(share=shares[21], heard=True, by=ines.person, at=AT)
    first = my_past(membership=ines, seen_by=ines.person, at=AT)
    rest = my_past(membership=ines, seen_by=ines.person, at=AT, after=first.older)
    assert [past.id for past in (*first.items, *rest.items)] == [share.pk for share in shares[21::-1]]
    assert [past.felt_heard for past in first.items[:2]] == [True, False]
    assert len(my_past_to_print(membership=ines, seen_by=ines.person, at=AT)) == 22


def test_search_reads_through_ones_own(room):
    ines, mo = room
    a_share(ines, "Sat in the café until it closed.")
    a_share(ines, "The cafe was closed, and I sat outside.")
    a_share(ines, "Something else altogether.")
    a_share(mo, "Sat in the café as well, I did.")
    assert search(ines, "CAFE sat") == ["The cafe was closed, and I sat outside.", "Sat in the café until it closed."]
    assert (search(ines, "as well"), search(ines, "  "), search(mo, "café as")) == (
        [],
        [],
        ["Sat in the café as well, I did."],
    )


def test_nobody_elses(room):
    ines, mo = room
    for read in (my_past, my_past_to_print):
        with pytest.raises(NothingHere):
            read(membership=ines, seen_by=mo.person, at=AT)
    with pytest.raises(NothingHere):
        search_my_past(membership=ines, words="x", seen_by=mo.person, at=AT)


def test_queries_do_not_grow(room, assert_same_queries):
    ines = room[0]
    person = ines.person
    a_share(ines)
    assert_same_queries(
        2,
        lambda: my_past(membership=ines, seen_by=person, at=AT).items,
        lambda: [a_share(ines), a_share(ines)],
    )


def test_the_pages(client, room):
    ines = room[0]
    client.force_login(ines.person, backend=BACKEND)
    assert "Nothing yet" in client.get("/c/bridges/shares/mine/").content.decode()
    a_share(ines, "A walk around the lake, twice.")
    a_share(ines, "Soup again, and it was good.")
    page = client.get("/c/bridges/shares/mine/", {"words": "lake"}).content.decode()
    assert ("around the lake" in page, "Soup again" in page) == (True, False)
    page = client.get("/c/bridges/shares/mine/", {"words": "nowhere"}).content.decode()
    assert "None of your shares holds these words." in page
    assert "Soup again" in client.get("/c/bridges/shares/mine/", {"print": "yes"}).content.decode()


def test_when_all_rest_it_is_said_where_one_reads_and_writes(client, room):
    ines = room[0]
    stella = a_member(ines.community, "Stella", Role.STEWARD)
    client.force_login(ines.person, backend=BACKEND)
    now = datetime.now(UTC)
    for path in ("", "write/"):
        assert "Bridges rests until" not in client.get(f"/c/bridges/shares/{path}").content.decode()
    let_all_rest(steward=stella, until=now + timedelta(days=9), by=stella.person, at=now)
    for path in ("", "write/"):
        assert "Bridges rests until" in client.get(f"/c/bridges/shares/{path}").content.decode()

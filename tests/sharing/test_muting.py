"""Not reading somebody for a while."""

from datetime import timedelta

import pytest

from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.invitations.models import Need
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.sharing.actions import lift_mute, mute_person
from holdspace.sharing.declarations import erase_mutes, export_mutes
from holdspace.sharing.models import Mute
from holdspace.sharing.needs import who_may_read
from holdspace.sharing.queries import my_mutes, one_mute, shares_page, without_muted
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_share, block

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DAY = timedelta(days=1)


@pytest.fixture
def room():
    community = a_community()
    return [a_member(community, name) for name in ("Ines", "Mo", "Nia")]


def mute(one, other, days=7, *, at=AT):
    return mute_person(membership=one, whom_id=other.person_id, days=days, by=one.person, at=at)


def authors(member, at=AT):
    found = shares_page(membership=member, seen_by=member.person, at=at)
    shown = without_muted(found, membership=member, seen_by=member.person, at=at)
    return [card.author_name for card in shown.items]


@pytest.mark.parametrize(("days", "back_after"), [(7, 7), (30, 30), (0, None)])
def test_for_a_time_or_until_lifted(room, days, back_after):
    ines, mo, nia = room
    a_share(mo)
    a_share(nia, at=AT - DAY)
    mute(ines, mo, days)
    assert (authors(ines), authors(nia)) == (["Nia"], ["Mo", "Nia"])
    assert authors(mo) == ["Mo", "Nia"]
    later = AT + DAY * (back_after or 4000)
    assert authors(ines, later - timedelta(seconds=1)) == ["Nia"]
    assert authors(ines, later) == (["Mo", "Nia"] if back_after else ["Nia"])


def test_nobody_is_told_and_a_second_press_holds_from_then_on(room):
    ines, mo, _ = room
    mute(ines, mo)
    mute(ines, mo, at=AT + DAY)
    assert Mute.objects.get().until == AT + 8 * DAY
    assert Notice.objects.count() == 0


def test_lifted(room):
    ines, mo, _ = room
    a_share(mo)
    row = mute(ines, mo, 0)
    lift_mute(mute=row, by=ines.person, at=AT)
    assert (authors(ines), Mute.objects.count()) == (["Mo"], 0)
    assert list(Entry.objects.filter(verb__startswith="mute.").values_list("verb", flat=True).order_by("id")) == [
        "mute.begun",
        "mute.lifted",
    ]


def test_wrong_people(room):
    ines, mo, nia = room
    with pytest.raises(Refused):
        mute(ines, ines)
    with pytest.raises(Refused):
        mute(ines, mo, 8)
    with pytest.raises(Refused):
        mute_person(membership=ines, whom_id=mo.person_id, days=7, by=nia.person, at=AT)
    row = mute(ines, mo)
    with pytest.raises(Refused):
        lift_mute(mute=row, by=mo.person, at=AT)
    with pytest.raises(NothingHere):
        one_mute(membership=ines, number=row.pk, seen_by=mo.person)
    with pytest.raises(NothingHere):
        my_mutes(membership=ines, seen_by=mo.person, at=AT)


def test_nobody_is_asked_to_read_somebody_whom_they_muted(room):
    ines, mo, nia = room
    mute(ines, mo)
    share = a_share(mo)
    need = Need.objects.get(about_id=share.pk)
    assert who_may_read([need], at=AT)[need.pk].without == {mo.person_id, ines.person_id}
    assert who_may_read([need], at=AT + 8 * DAY)[need.pk].without == {mo.person_id}
    assert who_may_read([need], at=AT)[need.pk].may(nia.person_id)


def test_taking_along_and_erasing(room):
    ines, mo, nia = room
    mute(ines, mo, 0)
    mute(nia, ines)
    assert list(export_mutes(person_id=ines.person_id)) == [{"community": "Bridges", "whom": "Mo", "until": None}]
    assert list(export_mutes(person_id=mo.person_id)) == []
    erase_mutes(person_id=ines.person_id, at=AT)
    assert Mute.objects.count() == 0


class TestPages:
    def test_from_the_share_to_the_list_and_back(self, client, room):
        ines, mo, _ = room
        client.force_login(ines.person, backend=BACKEND)
        share = a_share(mo)
        assert "Not from Mo for now" in client.get(f"/c/bridges/shares/{share.pk}/").content.decode()
        client.post(f"/c/bridges/shares/{share.pk}/mute/", {"days": "30"})
        assert "<article" not in client.get("/c/bridges/shares/").content.decode()
        page = client.get("/c/bridges/shares/muted/").content.decode()
        assert ("Mo" in page, "until" in page) == (True, True)
        client.post(f"/c/bridges/shares/muted/{Mute.objects.get().pk}/lift/")
        assert "<article" in client.get("/c/bridges/shares/").content.decode()

    def test_a_time_that_is_none_and_a_person_who_is_not_there(self, client, room):
        ines, mo, nia = room
        client.force_login(ines.person, backend=BACKEND)
        share, hidden = a_share(mo), a_share(nia)
        block(nia, ines)
        client.post(f"/c/bridges/shares/{share.pk}/mute/", {"days": "9"})
        assert client.post(f"/c/bridges/shares/{hidden.pk}/mute/", {"days": "7"}).status_code == 404
        assert Mute.objects.count() == 0

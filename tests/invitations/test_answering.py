from datetime import timedelta

import pytest

from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.invitations.actions import end_need, invite_people, meet_need, open_invitation, say_not_today
from holdspace.invitations.loads import note_silence, note_word
from holdspace.invitations.models import Invitation, Load
from holdspace.invitations.queries import asked_of, my_invitation
from holdspace.journal.models import Entry
from holdspace.people.models import Block
from tests.invitations.made import a_need, invited, member, the_machine
from tests.people_and_places import AT, a_community

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_kinds")]


@pytest.fixture
def asked():
    """A need, and the invitation of one of those who were asked."""
    community = a_community()
    ines, mo, _nia = (member(community, name) for name in ("Ines", "Mo", "Nia"))
    need = a_need(ines)
    invite_people(community=community, **the_machine(AT))
    return need, Invitation.objects.select_related("membership__person", "need").get(need=need, membership=mo)


def mine(invitation, levels=("low", "medium")):
    found = asked_of(membership=invitation.membership, levels=levels, seen_by=invitation.membership.person, at=AT)
    return [(one.number, one.says, one.button, one.why) for one in found]


def test_what_the_invited_person_reads(asked):
    _need, invitation = asked
    why = "Came to you because only few people here can be asked right now."
    assert mine(invitation) == [(invitation.pk, "Says test.low.", "Go", why)]


def test_opening_is_all_that_was_asked(asked):
    need, invitation = asked
    person = invitation.membership.person
    open_invitation(invitation=invitation, by=person, at=AT)
    assert (invited(need)["Mo"], mine(invitation), need.state) == ("opened", [], "open")
    assert Load.objects.get(membership=invitation.membership).sum == 1.0
    with pytest.raises(AlreadyMoved):
        open_invitation(invitation=invitation, by=person, at=AT)
    assert Load.objects.get(membership=invitation.membership).sum == 1.0


def test_not_today_is_one_press_and_changes_nothing(asked):
    need, invitation = asked
    person = invitation.membership.person
    before = Load.objects.filter(membership=invitation.membership).values().get()
    for _press in range(2):
        say_not_today(invitation=invitation, by=person, at=AT)
    assert (invited(need)["Mo"], mine(invitation)) == ("not_today", [])
    assert Load.objects.filter(membership=invitation.membership).values().get() == before
    entries = Entry.objects.filter(verb="thing.set_aside")
    assert [(e.object_kind, e.object_id, e.data) for e in entries] == [
        ("communities.membership", invitation.membership_id, {})
    ]


@pytest.mark.parametrize("close", [meet_need, end_need])
def test_once_it_is_taken_care_of_nothing_says_who_said_no(asked, close):
    need, invitation = asked
    say_not_today(invitation=invitation, by=invitation.membership.person, at=AT)
    close(kind=need.kind, about_id=need.about_id, by=need.whose, at=AT)
    rows = Invitation.objects.filter(need=need).values_list("state", "ended_at", "until")
    assert len(set(rows)) == 1
    assert set(invited(need).values()) == {"withdrawn"}


def test_whoever_comes_after_it_was_taken_care_of_is_told(asked):
    need, invitation = asked
    meet_need(kind=need.kind, about_id=need.about_id, by=need.whose, at=AT)
    for act in (open_invitation, say_not_today):
        with pytest.raises(AlreadyMoved) as told:
            act(invitation=invitation, by=invitation.membership.person, at=AT)
        assert str(told.value.told) == "This is taken care of. Nothing is asked of you."


def test_nobody_answers_for_another(asked):
    need, invitation = asked
    for act in (open_invitation, say_not_today):
        with pytest.raises(Refused):
            act(invitation=invitation, by=need.whose, at=AT)
    community = need.community
    assert (
        my_invitation(community=community, number=invitation.pk, seen_by=invitation.membership.person, at=AT)
        == invitation
    )
    with pytest.raises(NothingHere):
        my_invitation(community=community, number=invitation.pk, seen_by=need.whose, at=AT)
    with pytest.raises(NothingHere):
        asked_of(membership=invitation.membership, levels=("low",), seen_by=need.whose, at=AT)


@pytest.mark.parametrize("blocker", ["the invited", "whose it is"])
def test_a_block_that_comes_later_hides_it(asked, blocker):
    need, invitation = asked
    two = [invitation.membership.person, need.whose]
    one, other = two if blocker == "the invited" else reversed(two)
    Block.objects.create(blocker=one, blocked=other, at=AT)
    assert mine(invitation) == []


def test_beyond_what_somebody_can_hold_today_it_does_not_show(asked):
    need, invitation = asked
    type(need).objects.filter(pk=need.pk).update(level="medium")
    assert (mine(invitation, ("low",)), len(mine(invitation))) == ([], 1)


def test_one_query_for_one_and_for_three(asked, assert_same_queries):
    need, invitation = asked
    person = invitation.membership.person

    def more():
        for _time in range(2):
            other = a_need(need.whose.memberships.get())
            Invitation.objects.create(
                need=other,
                membership=invitation.membership,
                why="room",
                sent_at=AT,
                until=AT + timedelta(hours=8),
            )

    def look():
        return asked_of(membership=invitation.membership, levels=("low",), seen_by=person, at=AT)

    assert_same_queries(1, look, more)
    assert len(look()) == 3


@pytest.mark.parametrize("act", [open_invitation, say_not_today])
def test_what_went_by_still_stands_there_and_a_word_after_all_is_no_silence(asked, act):
    need, invitation = asked
    invite_people(community=need.community, **the_machine(invitation.until))
    invitation.refresh_from_db()
    assert (invitation.state, len(mine(invitation))) == ("passed", 1)
    load = Load.objects.get(membership=invitation.membership)
    assert (load.silences, load.less_until) == (1, invitation.until + timedelta(days=14))
    act(invitation=invitation, by=invitation.membership.person, at=invitation.until)
    load.refresh_from_db()
    assert (load.silences, load.less_until, mine(invitation)) == (0, None, [])


def test_of_two_silences_one_stays(asked):
    _need, invitation = asked
    number = invitation.membership_id
    for _time in range(2):
        note_silence([number], AT, timedelta(days=14))
    for expected in ((1, AT + timedelta(days=14)), (0, None), (0, None)):
        note_word(number)
        assert Load.objects.values_list("silences", "less_until").get(membership=number) == expected

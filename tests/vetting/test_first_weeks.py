"""The first weeks: small steps for oneself alone, a buddy by choice of both, and how newcomers say we did."""

import pytest
from django.db import IntegrityError, connection

from holdspace.communities.models import Membership
from holdspace.communities.queries import enter
from holdspace.communities.states import Role
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.home.queries import today_page
from holdspace.invitations.actions import start_resting
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.people.personal import all_personal
from holdspace.vetting.actions import offer_to_guide
from holdspace.vetting.actions.arriving import (
    ask_how_we_did,
    rather_not_say,
    say_how_we_did,
    say_of_small_step,
    show_how_we_did,
)
from holdspace.vetting.actions.buddies import answer_buddy, ask_buddy, end_buddy
from holdspace.vetting.models import Buddy, FirstStep, HowAnswer, HowAsked
from holdspace.vetting.queries.arriving import arriving, first_small_step, goes_along_with, how_we_did
from holdspace.vetting.states import BUDDY_MOVES, BuddyEvent, BuddyState
from holdspace.vetting.tasks import ask_and_show_how_we_did
from tests.people_and_places import AT, a_community, a_member
from tests.ways_in import DAY, a_block

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SAID = {"read": 3, "known": 2, "received": None, "belong": 3}


@pytest.fixture
def bridges(db):
    return a_community()


@pytest.fixture
def nina(bridges):
    return a_member(bridges, "Nina", at=AT - DAY)


def a_guide(community, name="Mo"):
    membership = a_member(community, name)
    offer_to_guide(membership=membership, by=membership.person, at=AT)
    return membership


def step(membership, at=AT):
    found = first_small_step(membership=membership, seen_by=membership.person, at=at)
    return found and found.key


def say(membership, key, state="done", at=AT):
    say_of_small_step(membership=membership, key=key, state=state, by=membership.person, at=at)


def ask(membership, member, at=AT):
    return ask_buddy(membership=membership, number=member.pk, by=membership.person, at=at)


def page(membership, at=AT):
    return arriving(membership=membership, seen_by=membership.person, at=at)


def test_one_small_step_after_the_other_each_done_or_left_out(nina):
    assert step(nina) == "gladly"
    say(nina, "gladly")
    say(nina, "room", "skipped")
    assert step(nina) == "read"
    say(nina, "all", "skipped")
    assert step(nina) is None
    assert [said for _step, said in page(nina).steps] == ["done", "skipped", "skipped", "skipped", "skipped"]
    assert not Entry.objects.filter(actor_id=nina.person_id, at=AT).exists()


def test_only_in_the_first_week_and_only_for_whoever_was_welcomed(bridges, nina, django_assert_num_queries):
    assert step(nina, AT + 5 * DAY) == "gladly"
    old = a_member(bridges)
    assert old.person  # fetched already, as a page has them
    assert nina.person
    with django_assert_num_queries(0):
        assert step(nina, AT + 6 * DAY) is None
        assert step(old) is None
    Membership.objects.filter(pk=nina.pk).update(here_before=True)
    nina.refresh_from_db()
    assert step(nina) is None
    with pytest.raises(Refused):
        say(old, "gladly")
    with pytest.raises(NothingHere):
        say(a_member(bridges, at=AT), "fly")


def test_today_shows_it_as_one_card(bridges, nina):
    here = enter(slug="bridges", seen_by=nina.person, at=AT)
    assert today_page(here=here, seen_by=nina.person, at=AT).small_step.key == "gladly"


def test_a_buddy_by_choice_of_both(bridges, nina):
    mo = a_guide(bridges)
    assert page(nina).offering == [(mo.pk, "Mo")]
    buddy = ask(nina, mo)
    assert [(g.name, g.together) for g in goes_along_with(membership=mo, seen_by=mo.person)] == [("Nina", False)]
    answer_buddy(buddy=buddy, goes=True, by=mo.person, at=AT)
    assert page(nina).together
    kinds = ["vetting.be_a_buddy", "vetting.buddy_goes_along"]
    assert list(Notice.objects.order_by("id").values_list("kind", "person_id")) == [
        (kinds[0], mo.person_id),
        (kinds[1], nina.person_id),
    ]
    end_buddy(buddy=buddy, by=mo.person, at=AT)
    assert (page(nina).buddy, page(nina).offering) == (None, [(mo.pk, "Mo")])


def test_a_quiet_no_looks_like_being_asked_still(client, bridges, nina):
    mo, kim = a_guide(bridges), a_guide(bridges, "Kim")
    client.force_login(nina.person, backend=BACKEND)
    buddy = ask(nina, mo)
    before = page(nina)
    answer_buddy(buddy=buddy, goes=False, by=mo.person, at=AT)
    after = page(nina)
    assert (after.together, after.offering, after.buddy.asked_at) == (before.together, before.offering, AT)
    assert not Notice.objects.filter(person=nina.person).exists()
    assert goes_along_with(membership=mo, seen_by=mo.person) == []
    end_buddy(buddy=after.buddy, by=nina.person, at=AT)
    assert ask(nina, kim).state == "asked"
    with pytest.raises(AlreadyMoved):
        ask(nina, mo)


def test_who_is_not_offered(bridges, nina):
    resting, new = a_guide(bridges, "Rest"), a_member(bridges, "New", at=AT - 3 * DAY)
    start_resting(membership=resting, by=resting.person, at=AT)
    offer_to_guide(membership=new, by=new.person, at=AT)
    blocked, busy = a_guide(bridges, "Block"), a_guide(bridges, "Busy")
    a_block(blocked.person, nina.person_id)
    a_member(bridges, "Did not offer")
    ask(a_member(bridges, "Other", at=AT - DAY), busy)
    assert page(nina).offering == []
    for one in (resting, new, blocked, busy):
        with pytest.raises(NothingHere):
            ask(nina, one)


def test_a_block_ends_it_without_a_word(bridges, nina):
    mo, kim = a_guide(bridges), a_guide(bridges, "Kim")
    ask(nina, mo)
    a_block(mo.person, nina.person_id)
    assert page(nina).buddy is None
    assert goes_along_with(membership=mo, seen_by=mo.person) == []
    assert ask(nina, kim).state == "asked"


@pytest.mark.parametrize("event", list(BuddyEvent))
@pytest.mark.parametrize("state", list(BuddyState))
@pytest.mark.parametrize("who", ["newcomer", "member", "somebody else"])
def test_every_event_in_every_state_by_everybody(bridges, nina, event, state, who):
    mo = a_guide(bridges)
    buddy = ask(nina, mo)
    Buddy.objects.filter(pk=buddy.pk).update(state=state)
    buddy.refresh_from_db()
    by = {"newcomer": nina.person, "member": mo.person}.get(who) or a_member(bridges, "Else").person
    may = who == "member" or (event == BuddyEvent.END and who == "newcomer")
    line = BUDDY_MOVES[event]

    def act():
        if event == BuddyEvent.END:
            return end_buddy(buddy=buddy, by=by, at=AT)
        return answer_buddy(buddy=buddy, goes=event == BuddyEvent.SAY_YES, by=by, at=AT)

    if not may:
        with pytest.raises(NothingHere):
            act()
    elif state not in line.out_of:
        with pytest.raises(AlreadyMoved):
            act()
    else:
        assert act().state == line.into


def test_one_at_a_time_also_where_two_press_at_once(bridges, nina):
    mo = a_guide(bridges)
    ask(nina, mo)
    with pytest.raises(IntegrityError):
        Buddy.objects.create(membership=nina, member=mo.person, asked_at=AT)


def asked_all(community, *, days=30):
    ask_how_we_did(community_id=community.pk, by=THE_MACHINE, at=AT)
    return list(HowAsked.objects.filter(days=days).order_by("id"))


def test_whoever_came_is_asked_once_after_thirty_and_ninety_days(bridges):
    there = {days: a_member(bridges, at=AT - days * DAY) for days in (29, 30, 43, 44, 90, 103, 104)}
    before = a_member(bridges, at=AT - 31 * DAY)
    Membership.objects.filter(pk=before.pk).update(here_before=True)
    ask_and_show_how_we_did(at=AT)
    ask_and_show_how_we_did(at=AT)
    assert sorted(HowAsked.objects.values_list("membership_id", "days")) == sorted(
        [(there[30].pk, 30), (there[43].pk, 30), (there[90].pk, 90), (there[103].pk, 90)]
    )
    assert Notice.objects.filter(kind="vetting.how_did_we_do").count() == 4


def test_the_answer_knows_neither_person_nor_time_and_comes_out_with_others(client, bridges):
    stella = a_member(bridges, "Stella", Role.STEWARD)
    people = [a_member(bridges, f"N{n}", at=AT - 31 * DAY) for n in range(5)]
    asked = asked_all(bridges)
    entries = Entry.objects.count()
    for n, one in enumerate(asked[:4]):
        say_how_we_did(asked=one, answers=SAID, words=f"Thank you {n}", by=one.membership.person, at=AT)
    assert Entry.objects.count() == entries
    show_how_we_did(community_id=bridges.pk, by=THE_MACHINE, at=AT)
    assert [one.answers for one in how_we_did(steward=stella, seen_by=stella.person)] == [0, 0]
    say_how_we_did(asked=asked[4], answers={"read": 0}, words="", by=people[4].person, at=AT)
    show_how_we_did(community_id=bridges.pk, by=THE_MACHINE, at=AT)
    first = how_we_did(steward=stella, seen_by=stella.person)[0]
    assert first.answers == 5
    assert [n for _label, n in first.statements[0][1]] == [1, 0, 0, 4]
    assert sorted(first.words) == [f"Thank you {n}" for n in range(4)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM vetting_howanswer")
        columns = {column[0] for column in cursor.description}
    assert columns == {"id", "community_id", "days", "read", "known", "received", "belong", "words", "shown"}
    client.force_login(stella.person, backend=BACKEND)
    assert "Thank you 2" in client.get("/c/bridges/reviewing/how-we-did/").content.decode()
    with pytest.raises(NothingHere):
        how_we_did(steward=people[0], seen_by=people[0].person)


def test_once_only_one_s_own_and_nothing_that_names_a_client(bridges):
    a_member(bridges, at=AT - 30 * DAY)
    other = a_member(bridges)
    (asked,) = asked_all(bridges)
    by = asked.membership.person
    with pytest.raises(NothingHere):
        say_how_we_did(asked=asked, answers=SAID, words="", by=other.person, at=AT)
    with pytest.raises(Refused) as empty:
        say_how_we_did(asked=asked, answers={}, words=" ", by=by, at=AT)
    assert str(empty.value.verdict.because).startswith("There is nothing here yet.")
    with pytest.raises(Refused):
        say_how_we_did(asked=asked, answers=SAID, words="My client Anna Miller said so.", by=by, at=AT)
    with pytest.raises(Refused) as late:
        say_how_we_did(asked=asked, answers=SAID, words="", by=by, at=AT + 31 * DAY)
    assert str(late.value.verdict.because).startswith("The time for this is over.")
    rather_not_say(asked=asked, by=by, at=AT)
    with pytest.raises(Refused):
        say_how_we_did(asked=asked, answers=SAID, words="", by=by, at=AT)
    assert not HowAnswer.objects.exists()


def test_it_is_taken_along_and_erased(bridges, nina):
    mo = a_guide(bridges)
    say(nina, "gladly")
    ask(nina, mo)
    kind = next(one for one in all_personal() if one.name == "vetting.first_weeks")
    assert [row["what"] for row in kind.export(person_id=nina.person_id)] == [
        "small step",
        "asked somebody to go along",
    ]
    assert [row["what"] for row in kind.export(person_id=mo.person_id)] == ["was asked to go along"]
    kind.erase(person_id=nina.person_id, at=AT)
    assert not FirstStep.objects.exists()
    assert not Buddy.objects.exists()

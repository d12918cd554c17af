"""A standing offer: every state × every event × everybody, and its places under any order of events."""

import pytest

from holdspace.exchange.actions import (
    change_places,
    confirm_standing,
    end_standing,
    pause_standing,
    resume_standing,
    reword_standing,
    take_place,
)
from holdspace.exchange.finding_standing import may_open
from holdspace.exchange.models import Exchange
from holdspace.exchange.queries import read_standing, standing_offers
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.invitations.actions import start_resting
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from tests.exchange.asked import a_standing_offer
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db

WALK = {
    # state: event: (giver, somebody else)
    "standing": {
        "confirm": ("standing", "nothing"),
        "change": ("standing", "nothing"),
        "reword": ("standing", "nothing"),
        "pause": ("paused", "nothing"),
        "resume": ("late", "nothing"),
        "end": ("ended", "nothing"),
        "take": ("told why", "standing"),
    },
    "paused": {
        "confirm": ("late", "nothing"),
        "change": ("late", "nothing"),
        "reword": ("paused", "nothing"),
        "pause": ("late", "nothing"),
        "resume": ("standing", "nothing"),
        "end": ("ended", "nothing"),
        "take": ("told why", "told why"),
    },
    "ended": {
        "confirm": ("late", "nothing"),
        "change": ("late", "nothing"),
        "reword": ("late", "nothing"),
        "pause": ("late", "nothing"),
        "resume": ("late", "nothing"),
        "end": ("late", "nothing"),
        "take": ("told why", "nothing"),
    },
}
EVENTS = {
    "confirm": confirm_standing,
    "change": lambda **said: change_places(places=4, **said),
    "reword": lambda **said: reword_standing(title="An hour", words="On endings.", **said),
    "pause": pause_standing,
    "resume": resume_standing,
    "end": end_standing,
    "take": take_place,
}


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("state", WALK)
def test_a_standing_offer_moves_as_its_table_says_and_no_other_way(four, state, event):
    for n, who in enumerate((four.jo, four.nora)):
        standing = a_standing_offer(four.jo)
        if state == "paused":
            pause_standing(standing=standing, by=four.jo.person, at=AT)
        if state == "ended":
            end_standing(standing=standing, by=four.jo.person, at=AT)
        before = (Entry.objects.count(), Exchange.objects.count(), Notice.objects.count())
        came = ""
        try:
            EVENTS[event](standing=standing, by=who.person, at=AT)
        except NothingHere:
            came = "nothing"
        except AlreadyMoved as late:
            came = "late" if str(late.told) else "untold"
        except Refused as refusal:
            came = "told why" if str(refusal.verdict.because) else "untold"
        standing.refresh_from_db()
        assert (came or standing.state) == WALK[state][event][n], who.person.name
        if came:
            assert (Entry.objects.count(), Exchange.objects.count(), Notice.objects.count()) == before
            assert (standing.state, standing.left) == (state, 2)


def test_nobody_reads_whether_a_giver_paused_or_rests(four):
    paused, rests = a_standing_offer(four.jo), a_standing_offer(four.sam)
    pause_standing(standing=paused, by=four.jo.person, at=AT)
    start_resting(membership=four.sam, by=four.sam.person, at=AT)
    of = {"community": four.community, "seen_by": four.nora.person, "at": AT}
    assert list(standing_offers(**of).items) == []
    pages = [read_standing(number=one.pk, **of) for one in (paused, rests)]
    rooms, told = ({page.offer.room for page in pages}, {str(page.may_take.because) for page in pages})
    found = may_open(community_id=four.community.pk, seen_by=four.nora.person, at=AT)
    assert (len(rooms), len(told), found.count()) == (1, 1, 0)

"""Under any order of events: what is given is received, each kind and in sum; the ledger can be written anew from the
journal; places add up."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.exchange import actions
from holdspace.exchange.models import Ask, Exchange, Offer, StandingOffer
from holdspace.exchange.states import ASKED_FOR, HOLDING, TAKEN, UNDER_WAY
from holdspace.gifts.actions import rebuild_lines, rebuild_sums
from holdspace.gifts.checking import CORRECTS, sums_as_kept
from holdspace.gifts.models import Gift, LatelySums
from holdspace.gifts.queries import check_ledger
from holdspace.grammar.actors import OPERATOR, THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from tests.exchange.asked import a_standing_offer, an_ask, an_offer, four_people
from tests.people_and_places import AT

GOOD = ("done", "thanked")
SIDES = ("asker", "giver")
KINDS = [str(one) for one in ASKED_FOR]


def some_events(chance, many=60):
    """So many things that people press, in any order: much of it means something where it falls."""
    who, nth, side = (lambda: chance.randrange(4)), (lambda: chance.randrange(6)), lambda: chance.choice(SIDES)
    make = {
        "ask": (2, lambda: (who(), chance.choice(KINDS))),
        "offer": (4, lambda: (who(), nth())),
        "yes": (3, lambda: (nth(),)),
        "done": (6, lambda: (side(), nth())),
        "thank": (3, lambda: (nth(),)),
        "end": (1, lambda: (side(), nth())),
        "mistaken": (1, lambda: (side(), nth())),
        "standing": (1, lambda: (who(), chance.choice(KINDS), chance.randint(1, 3), chance.random() < 0.5)),
        "take": (4, lambda: (who(), nth())),
        "places": (1, lambda: (nth(), chance.randint(1, 3))),
        "pause": (1, lambda: (nth(),)),
        "resume": (1, lambda: (nth(),)),
        "days": (2, lambda: (chance.choice([1, 5, 22]),)),
    }
    names = chance.choices(list(make), [weight for weight, _said in make.values()], k=many)
    return [(name, *make[name][1]()) for name in names]


# Something is under way already, so that most of what is pressed then means something.
BEGINS = [
    *[("ask", n % 4, kind) for n, kind in enumerate(("help", "resource", "collaboration", "opportunity"))],
    *[("offer", (n + 1) % 4, n) for n in range(4)],
    ("offer", 3, 0),
    ("yes", 0),
    ("yes", 0),
    ("standing", 0, "help", 1, False),
    ("standing", 1, "referral", 2, True),
    ("take", 2, 0),
    ("take", 3, 1),
]


class Life:
    """Four people, what they press, and the time that goes by."""

    def __init__(self):
        self.four, self.at = four_people(), AT
        self.members = (self.four.nora, self.four.jo, self.four.sam, self.four.cleo)

    def live(self, event, *said):
        try:
            with transaction.atomic():
                getattr(self, event)(*said)
        except (NothingHere, AlreadyMoved, Refused):
            return False
        return True

    def nth(self, model, n, **where):
        found = list(model.objects.filter(**where).order_by("pk"))
        if not found:
            raise NothingHere
        return found[n % len(found)]

    def by(self, n):
        return {"by": self.members[n].person, "at": self.at}

    def ask(self, who, kind):
        an_ask(self.members[who], kind=kind, at=self.at)

    def offer(self, who, n):
        an_offer(self.nth(Ask, n), self.members[who], at=self.at)

    def yes(self, n):
        offer = self.nth(Offer, n, state="waiting")
        actions.say_yes(offer=offer, by=offer.ask.asker, at=self.at)

    def done(self, side, n):
        exchange = self.nth(Exchange, n, state__in=UNDER_WAY)
        actions.say_done(exchange=exchange, by=getattr(exchange, side), at=self.at)

    def thank(self, n):
        exchange = self.nth(Exchange, n, state__in=("done_said", "done", "faded"))
        actions.thank(exchange=exchange, words="Thank you.", by=exchange.asker, at=self.at)

    def end(self, side, n):
        exchange = self.nth(Exchange, n)
        actions.end_agreement(exchange=exchange, by=getattr(exchange, side), at=self.at)

    def mistaken(self, side, n):
        exchange = self.nth(Exchange, n, state__in=GOOD)
        actions.say_mistaken(exchange=exchange, by=getattr(exchange, side), at=self.at)

    def standing(self, who, kind, places, every_month):
        a_standing_offer(self.members[who], kind=kind, places=places, every_month=every_month, at=self.at)

    def take(self, who, n):
        actions.take_place(standing=self.nth(StandingOffer, n), **self.by(who))

    def places(self, n, places):
        standing = self.nth(StandingOffer, n)
        actions.change_places(standing=standing, places=places, by=standing.giver, at=self.at)

    def pause(self, n):
        standing = self.nth(StandingOffer, n)
        actions.pause_standing(standing=standing, by=standing.giver, at=self.at)

    def resume(self, n):
        standing = self.nth(StandingOffer, n)
        actions.resume_standing(standing=standing, by=standing.giver, at=self.at)

    def days(self, n):
        self.at += timedelta(days=n)
        actions.fade_quietly(by=THE_MACHINE, at=self.at)
        actions.renew_places(by=THE_MACHINE, at=self.at)


def standing_lines():
    """The lines that were not taken back."""
    back = set(Gift.objects.filter(cause_kind=CORRECTS).values_list("cause_id", flat=True))
    return [gift for gift in Gift.objects.exclude(cause_kind=CORRECTS) if gift.pk not in back]


def the_books_are_right():
    exchanges = list(Exchange.objects.filter(state__in=GOOD).select_related("ask"))
    lines = standing_lines()
    assert Counter((one.kind, one.giver_id, one.receiver_id) for one in lines) == Counter(
        (one.ask.kind, one.giver_id, one.asker_id) for one in exchanges
    )
    latest = max((sums.as_of for sums in sums_as_kept().values()), default=AT)
    sums = [one.at(latest) for one in sums_as_kept().values()]
    assert sum(one.given for one in sums) == pytest.approx(sum(one.received for one in sums), rel=1e-9, abs=1e-9)
    for name in ("giver_id", "receiver_id"):
        side = Counter((one.kind, getattr(one, name)) for one in lines)
        assert sum(side.values()) == len(exchanges)
    assert check_ledger(seen_by=OPERATOR).is_whole


def the_places_are_right():
    for standing in StandingOffer.objects.all():
        held = Ask.objects.filter(place_of=standing, lot=standing.lot, state__in=TAKEN).count()
        assert standing.left == max(0, standing.places - held)
        having = Ask.objects.filter(place_of=standing, state="agreed").values_list("asker_id", flat=True)
        assert len(having) == len(set(having))
    for ask in Ask.objects.all():
        holding = Exchange.objects.filter(ask=ask, state__in=HOLDING).count()
        assert holding == (ask.state in TAKEN)
    assert not Ask.objects.filter(lot__isnull=False, state="open").exists()


@pytest.mark.slow
@pytest.mark.django_db
@given(st.integers(0, 2**32))
@settings(max_examples=15)
def test_under_any_order_of_events_the_books_and_the_places_are_right(seed):
    with transaction.atomic():
        life = Life()
        for event in BEGINS:
            assert life.live(*event), event
        for event in some_events(Random(seed)):
            life.live(*event)
        the_books_are_right()
        the_places_are_right()
        written_anew_from_the_journal()
        transaction.set_rollback(True)


def written_anew_from_the_journal():
    lines, kept = list(Gift.objects.order_by("pk").values()), sums_as_kept()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM gifts_gift")
    LatelySums.objects.all().delete()
    rebuild_lines(by=OPERATOR, at=AT)
    rebuild_sums(by=OPERATOR, at=AT)
    assert list(Gift.objects.order_by("pk").values()) == lines
    again = sums_as_kept()
    assert kept.keys() == again.keys()
    assert [key for key in kept if not kept[key].same_as(again[key])] == []


@pytest.mark.django_db
def test_these_events_reach_every_state(four):
    """The property says nothing where nothing happens: this life goes everywhere that it could go."""
    life = Life.__new__(Life)
    life.four, life.at, life.members = four, AT, (four.nora, four.jo, four.sam, four.cleo)
    for event in (
        ("ask", 0, "help"), ("offer", 1, 0), ("yes", 0), ("done", "asker", 0), ("done", "giver", 0), ("thank", 0),
        ("mistaken", "giver", 0), ("ask", 0, "resource"), ("offer", 2, 1), ("yes", 0), ("done", "asker", 0),
        ("thank", 0), ("standing", 1, "help", 1, False), ("take", 0, 0), ("days", 61), ("thank", 0), ("places", 0, 2),
        ("take", 2, 0), ("end", "asker", 3), ("pause", 0), ("resume", 0),
    ):  # fmt: skip
        assert life.live(*event), event
        the_books_are_right()
        the_places_are_right()
    assert set(Exchange.objects.values_list("state", flat=True)) == {"ended", "thanked"}
    assert (Gift.objects.count(), len(standing_lines())) == (4, 2)
    written_anew_from_the_journal()

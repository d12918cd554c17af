import pytest
from django.db import connection

from holdspace.gifts.models import Gift
from holdspace.referrals.actions import answer_yes, say_found, say_how_it_ended
from holdspace.referrals.models import Handover, Referral
from tests.exchange.at_once import afterwards, on_disk, pressed_at_once
from tests.people_and_places import AT
from tests.referrals.made import a_handover, a_referral

pytestmark = pytest.mark.django_db(transaction=connection.vendor != "sqlite")


def kinds(answers):
    return sorted(type(answer).__name__ for answer in answers)


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_both_saying_at_once_how_it_ended_is_done_with_one_gift(four, tmp_path):
    handover = a_handover(four.nora, four.jo)
    path = on_disk(tmp_path / "race.sqlite3")
    say = lambda m: say_how_it_ended(handover=fresh(handover), ending="connected", by=m.person, at=AT)  # noqa: E731
    answers = pressed_at_once(path, lambda: say(four.nora), lambda: say(four.jo))
    assert kinds(answers) == ["Handover", "Handover"]
    assert afterwards(path, lambda: (fresh(handover).state, Gift.objects.count())) == ("done", 1)


def test_a_yes_and_finding_at_once_have_one_clear_outcome(four, tmp_path):
    referral = a_referral(four.nora)
    path = on_disk(tmp_path / "race.sqlite3")
    answers = pressed_at_once(
        path,
        lambda: answer_yes(referral=fresh(referral), by=four.jo.person, at=AT),
        lambda: say_found(referral=fresh(referral), by=four.nora.person, at=AT),
    )
    assert isinstance(answers[1], Referral)
    made = afterwards(path, Handover.objects.count)
    assert (type(answers[0]).__name__, made) in [("Handover", 1), ("NothingHere", 0), ("Refused", 0)]

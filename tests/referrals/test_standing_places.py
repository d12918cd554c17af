"""Standing offers of a place, found by what their givers say of themselves."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from holdspace.exchange.actions import offer_standing, pause_standing, take_place
from holdspace.people.models import Block
from holdspace.referrals.queries import read_referral
from tests.people_and_places import AT
from tests.referrals.made import GRIEF, a_practice, a_referral, takes

pytestmark = pytest.mark.django_db


@pytest.fixture
def four():
    return a_practice()


def offers(member, title="Two places on a sliding scale", *, kind="referral", places=2, at=AT):
    return offer_standing(
        membership=member, kind=kind, title=title, words="Write to me.", places=places, by=member.person, at=at
    )


def seen(four, referral, at=AT):
    page = read_referral(community=four.community, number=referral.pk, seen_by=four.nora.person, at=at)
    return [(one.title, one.note, one.why) for one in page.places]


def test_places_of_who_fits_are_shown_with_why_and_how_many_are_left(four):
    offers(four.jo)
    offers(four.cleo, "A place of somebody who does something else")
    offers(four.sam, "An hour of reading", kind="help")
    referral = a_referral(four.nora)
    [(title, note, why)] = seen(four, referral)
    assert (title, note) == ("Two places on a sliding scale", "Jo · 2 places left")
    assert "Grief and loss" in why
    assert seen(four, a_referral(four.nora, {"specialty": ["trauma"]})) == []


def test_whoever_takes_no_referrals_otherwise_is_found_by_their_offer(four):
    takes(four.cleo, {name: keys for name, keys in GRIEF.items() if name != "accepting"})
    offers(four.cleo, "One place")
    assert [title for title, _note, _why in seen(four, a_referral(four.nora))] == ["One place"]


def test_full_ones_and_old_ones_say_so_paused_ones_and_those_across_a_block_are_not_there(four):
    standing = offers(four.jo, places=1)
    referral = a_referral(four.nora)
    take_place(standing=standing, by=four.sam.person, at=AT)
    assert [note for _title, note, _why in seen(four, referral)] == ["Jo · all places taken"]
    late = AT + timedelta(days=90)
    assert [note for _t, note, _w in seen(four, a_referral(four.nora, at=late), late)] == [
        "Jo · all places taken · not confirmed for a while"
    ]
    Block.objects.create(blocker=four.jo.person, blocked=four.nora.person, at=AT)
    assert seen(four, referral) == []
    Block.objects.all().delete()
    pause_standing(standing=standing, by=four.jo.person, at=AT)
    assert seen(four, referral) == []


def test_those_with_places_left_go_before_full_ones_however_well_these_fit(four):
    """What cannot be had stands last, and is the first to be left out where there is more than a page shows."""
    full = offers(four.jo, "Full", places=1)
    take_place(standing=full, by=four.sam.person, at=AT)
    takes(four.sam, {**GRIEF, "population": []})
    for number in range(4):
        offers(four.sam, f"Free {number}")
    titles = [title for title, _note, _why in seen(four, a_referral(four.nora))]
    assert titles == ["Free 3", "Free 2", "Free 1", "Free 0", "Full"]
    offers(four.sam, "Free 4")
    assert "Full" not in [title for title, _note, _why in seen(four, a_referral(four.nora))]


def test_one_reads_no_place_of_ones_own_and_only_on_ones_own_referral(four):
    takes(four.nora)
    offers(four.nora, "My own")
    referral = a_referral(four.nora)
    assert seen(four, referral) == []
    offers(four.jo)
    page = read_referral(community=four.community, number=referral.pk, seen_by=four.sam.person, at=AT)
    assert list(page.places) == []


def test_the_number_of_queries_does_not_depend_on_how_many_offers_there_are(four):
    counted = []

    referral = a_referral(four.nora)
    for n in range(3):
        offers(four.jo, f"Place {n}")
        with CaptureQueriesContext(connection) as queries:
            assert len(seen(four, referral)) == n + 1
        counted.append(len(queries))
    assert len(set(counted)) == 1


def test_the_page_leads_to_the_offer(four, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    standing, referral = offers(four.jo), a_referral(four.nora)
    client = Client()
    client.force_login(four.nora.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    text = client.get(f"/c/bridges/referrals/{referral.pk}/").content.decode()
    assert "Places that are offered" in text
    assert f"/c/bridges/exchange/standing/{standing.pk}/" in text

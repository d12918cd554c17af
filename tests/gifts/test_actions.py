import pytest

from holdspace.gifts.actions import record_gift
from holdspace.gifts.models import Gift, LatelySums
from holdspace.grammar.refusals import Refused
from holdspace.journal.models import Entry
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    community = a_community()
    return a_member(community), a_member(community)


def give(giver, receiver, *, kind="help", cause=None, at=AT):
    return record_gift(
        giver_id=giver.person_id,
        receiver_id=receiver.person_id,
        community_id=giver.community_id,
        kind=kind,
        cause=cause or giver.community,
        by=giver.person,
        at=at,
    )


def test_a_gift_is_one_line_one_entry_and_two_sums(pair):
    giver, receiver = pair
    gift = give(giver, receiver)
    assert list(
        Gift.objects.values_list("giver_id", "receiver_id", "community_id", "kind", "cause_kind", "cause_id", "at")
    ) == [
        (
            giver.person_id,
            receiver.person_id,
            giver.community_id,
            "help",
            "communities.community",
            giver.community_id,
            AT,
        )
    ]
    entry = Entry.objects.get(verb="gift.recorded")
    assert (entry.object_id, entry.actor_id, entry.community_id, entry.data) == (
        gift.pk,
        giver.person_id,
        giver.community_id,
        {
            "kind": "help",
            "giver": giver.person_id,
            "receiver": receiver.person_id,
            "cause": "communities.community",
            "cause_id": giver.community_id,
            "at_us": int(AT.timestamp()) * 1_000_000,
        },
    )
    assert sorted(LatelySums.objects.values_list("person_id", "given", "received", "as_of")) == [
        (giver.person_id, 1.0, 0.0, AT),
        (receiver.person_id, 0.0, 1.0, AT),
    ]


def test_the_same_cause_between_the_same_two_counts_once(pair):
    giver, receiver = pair
    first = give(giver, receiver)
    assert give(giver, receiver, kind="resource") == first
    assert (Gift.objects.count(), Entry.objects.filter(verb="gift.recorded").count()) == (1, 1)
    assert list(LatelySums.objects.order_by("given").values_list("given", "received")) == [(0.0, 1.0), (1.0, 0.0)]


def test_giving_to_oneself_is_refused(pair):
    giver, _ = pair
    with pytest.raises(Refused):
        give(giver, giver)
    assert (Gift.objects.count(), LatelySums.objects.count()) == (0, 0)


def test_a_kind_that_is_none_writes_nothing(pair):
    with pytest.raises(ValueError, match="'coin' is not a valid GiftKind"):
        give(*pair, kind="coin")
    assert Gift.objects.count() == 0

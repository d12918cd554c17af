import pytest
from django.db import IntegrityError, connection, models, transaction

from holdspace.gifts.actions import record_gift
from holdspace.gifts.ledger import NeverChanged
from holdspace.gifts.models import Gift
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def gift():
    community = a_community()
    giver, receiver = a_member(community), a_member(community)
    return record_gift(
        giver_id=giver.person_id,
        receiver_id=receiver.person_id,
        community_id=community.pk,
        kind="help",
        cause=community,
        by=giver.person,
        at=AT,
    )


def copy_of(gift, **but):
    fields = ("giver_id", "receiver_id", "community_id", "kind", "cause_kind", "cause_id", "at")
    return Gift(**{f: getattr(gift, f) for f in fields} | but)


def test_the_database_keeps_one_line_for_a_cause_and_a_pair(gift):
    with pytest.raises(IntegrityError), transaction.atomic():
        copy_of(gift).save()
    copy_of(gift, cause_id=gift.cause_id + 1).save()
    copy_of(gift, giver_id=gift.receiver_id, receiver_id=gift.giver_id).save()
    assert Gift.objects.count() == 3


def test_the_database_knows_no_gift_to_oneself_and_no_unknown_kind(gift):
    with pytest.raises(IntegrityError), transaction.atomic():
        copy_of(gift, receiver_id=gift.giver_id).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        copy_of(gift, cause_id=0, kind="coin").save()


@pytest.mark.parametrize(
    "change",
    [
        lambda gift: Gift.objects.update(kind="support"),
        lambda gift: Gift.objects.filter(pk=gift.pk).delete(),
        lambda gift: Gift.objects.bulk_update([gift], ["kind"]),
    ],
)
def test_the_program_has_no_way_to_change_or_remove_a_line(gift, change):
    with pytest.raises(NeverChanged):
        change(gift)
    assert list(Gift.objects.values_list("kind", flat=True)) == ["help"]


def test_past_the_program_the_database_refuses_to_change_a_line(gift):
    with pytest.raises(IntegrityError, match="a gift is never changed"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE gifts_gift SET kind = 'support'")
    gift.kind = "support"
    with pytest.raises(IntegrityError), transaction.atomic():
        gift.save()
    gift.refresh_from_db()
    assert gift.kind == "help"


def test_a_line_outlives_every_removal_of_what_it_names(gift):
    with pytest.raises(models.ProtectedError):
        gift.giver.delete()

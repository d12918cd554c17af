from datetime import timedelta

import pytest

from holdspace.grammar.actors import THE_MACHINE, VISITOR
from holdspace.outbox.actions import send_account_mail, tell
from holdspace.outbox.models import AccountMail, Delivery, Notice
from holdspace.outbox.states import MOVES, DeliveryState
from holdspace.outbox.tasks import prune
from holdspace.work.worker import run_due
from tests.people_and_places import AT, a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_kinds")]


def test_old_notices_go_with_their_deliveries_and_young_ones_stay():
    person = a_person()
    for days in (366, 364):
        tell(person_id=person.pk, kind="test.answered", url="/", by=THE_MACHINE, at=AT - timedelta(days=days))
    prune(at=AT)
    assert [n.at for n in Notice.objects.all()] == [AT - timedelta(days=364)]
    assert Delivery.objects.count() == 1


def test_only_account_mails_that_are_done_with_go():
    for days in (9, 8, 6):
        send_account_mail(to="a@example.org", subject="s", text="t", by=VISITOR, at=AT - timedelta(days=days))
        if days != 8:
            run_due(at=AT - timedelta(days=days), most=1)
    AccountMail.objects.filter(at=AT - timedelta(days=8)).update(state=DeliveryState.WAITING)
    prune(at=AT)
    assert sorted(m.at for m in AccountMail.objects.all()) == [AT - timedelta(days=8), AT - timedelta(days=6)]


def test_no_delivery_moves_out_of_its_ends():
    ends = {DeliveryState.SENT, DeliveryState.DROPPED}
    assert {out_of for _event, out_of, _into in MOVES} & ends == set()

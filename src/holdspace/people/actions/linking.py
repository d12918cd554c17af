"""An account elsewhere that opens the door, and doing without it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.refusals import NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.people.letters import tell_of_change
from holdspace.people.models import LinkedAccount
from holdspace.people.rules import may_change

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.people.models import Person


@transaction.atomic
def link_account(*, person: Person, issuer: str, subject: str, by: Person, at: datetime) -> LinkedAccount:
    """From now on whoever `issuer` knows by `subject` comes in as this person, who is told by mail.

    The caller has seen a signed answer of the issuer, and knows that it is the same person who is signed in here.
    `Refused` where that account opens another door already, or this person has another one of that service.
    """
    insist(may_change(person, by))
    try:
        with transaction.atomic():
            linked = LinkedAccount.objects.create(person=person, issuer=issuer, subject=subject, linked_at=at)
    except IntegrityError:
        same = LinkedAccount.objects.filter(person=person, issuer=issuer, subject=subject).first()
        if same is not None:
            return same
        if LinkedAccount.objects.filter(person=person, issuer=issuer).exists():
            raise Refused(no(_("Another account of that service is linked already. Unlink it first."))) from None
        raise Refused(no(_("That account already opens the door to another account here."))) from None
    record(verb="linked_account.made", of=linked, by=by, at=at)
    tell_of_change(person, by, at)
    return linked


@transaction.atomic
def unlink_account(*, linked_id: int, by: Person, at: datetime) -> None:
    """It does not open the door any more; the mailed code always stays. `NothingHere` for one that is not one's own."""
    linked = LinkedAccount.objects.filter(pk=linked_id, person=by).first()
    if linked is None or not LinkedAccount.objects.filter(pk=linked_id).delete()[0]:
        raise NothingHere
    linked.pk = linked_id
    record(verb="linked_account.removed", of=linked, by=by, at=at)
    tell_of_change(by, by, at)

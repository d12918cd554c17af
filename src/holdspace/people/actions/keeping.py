"""Words whose writer was signed out while writing."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.people.models import KeptWords, Person
from holdspace.people.rules import KEPT_HOURS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.grammar.actors import Actor

MOST_FORMS = 10  # for one person; older ones give way
MOST_CHARACTERS = 200_000  # of one form, names included
MOST_FIELDS = 200


@transaction.atomic
def keep_words(*, person_id: int, path: str, fields: Sequence[tuple[str, str]], by: Actor, at: datetime) -> KeptWords:
    """Keep one form's fields for a day, for this person alone, encrypted; the oldest give way beyond ten.

    Whoever sends the form is not signed in, so this only ever adds what that person will be shown; it reads nothing.
    """
    size = sum(len(name) + len(value) for name, value in fields)
    if size > MOST_CHARACTERS or len(fields) > MOST_FIELDS or not Person.objects.filter(pk=person_id).exists():
        raise Refused(no(_("This is more than we can keep.")))
    KeptWords.objects.filter(person_id=person_id, path=path[:500]).delete()  # the same form, sent once more
    kept = KeptWords.objects.create(person_id=person_id, path=path[:500], fields=json.dumps(fields), kept_at=at)
    newest = KeptWords.objects.filter(person_id=person_id).order_by("-kept_at", "-pk").values_list("pk", flat=True)
    KeptWords.objects.filter(person_id=person_id).exclude(pk__in=list(newest[:MOST_FORMS])).delete()
    record(verb="words.kept", of=kept, by=by, at=at)
    return kept


@transaction.atomic
def let_old_words_go(*, by: Actor, at: datetime) -> int:
    """Whatever is older than a day goes; returns how many."""
    old = KeptWords.objects.filter(kept_at__lte=at - timedelta(hours=KEPT_HOURS))
    for kept in old:
        record(verb="words.let_go", of=kept, by=by, at=at)
    return old.delete()[0]


@transaction.atomic
def give_words_back(*, kept_id: int, by: Person, at: datetime) -> None:
    """They were sent, or are not wanted any more. `NothingHere` for what is not one's own, or older than a day."""
    kept = KeptWords.objects.filter(pk=kept_id, person=by, kept_at__gt=at - timedelta(hours=KEPT_HOURS)).first()
    if kept is None:
        raise NothingHere
    record(verb="words.given_back", of=kept, by=by, at=at)
    kept.delete()

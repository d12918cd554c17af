"""Somebody who is erased leaves numbers in the journal, and the journal stays as it was written."""

import json

import pytest
from django.core.serializers import serialize

from holdspace.journal.models import Entry
from holdspace.journal.sealing import seal_all
from holdspace.journal.verification import verify_journal
from holdspace.people.actions import erase_person
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db


def test_entries_stay_sealed_and_name_nobody():
    ada = a_member(a_community(), "Ada Lovelace").person
    email = ada.email
    seal_all(at=AT)
    before = list(Entry.objects.order_by("id").values())
    erase_person(person=ada, by=ada, at=AT)
    after = list(Entry.objects.order_by("id").values())
    assert after[: len(before)] == before
    assert Entry.objects.filter(actor_id=ada.pk, verb="person.erased").count() == 1
    seal_all(at=AT)
    assert verify_journal().findings == []
    everything = json.dumps(json.loads(serialize("json", Entry.objects.all())))
    assert not [word for word in ("Ada", "Lovelace", email, "@") if word in everything]

"""What Django says in forms is said in the house's words."""

import re
from pathlib import Path

import django
import pytest
from django.utils.translation import gettext, ngettext, override

pofile = pytest.importorskip("babel.messages.pofile", reason="reading a catalogue takes Babel: make setup")
NEVER = re.compile(r"\b(reject\w*|fail\w*|users?|username|submit\w*|submission|invalid\w*)\b", re.IGNORECASE)
CATALOGUE = Path(django.__file__).parent / "conf/locale/en/LC_MESSAGES/django.po"
# What can reach a member: forms, fields and what checks them. The rest belongs to the admin and to pages we replace.
REACHES_MEMBERS = ("forms/", "core/validators", "db/models/fields", "views/generic", "views/csrf")


def messages():
    with CATALOGUE.open(encoding="utf-8") as file:
        for message in pofile.read_po(file):
            if message.id and any(place.startswith(REACHES_MEMBERS) for place, _ in message.locations):
                yield message.id if isinstance(message.id, tuple) else (message.id,)


def shown(ids):
    with override("en"):
        return gettext(ids[0]) if len(ids) == 1 else ngettext(*ids, 2)


def test_no_message_of_a_form_has_a_word_that_we_do_not_use():
    found = [shown(ids) for ids in messages() if NEVER.search(shown(ids))]
    assert [said for said in found if "because the cookie" not in said and "CSRF" not in said] == []


def test_what_a_member_meets_first_is_ours():
    with override("en"):
        assert gettext("This field is required.") == "Something is still missing here."
        assert gettext("Enter a valid email address.") != "Enter a valid email address."

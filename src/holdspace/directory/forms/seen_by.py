"""Who may see one part of what somebody says of themself."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.directory.states import SeenBy


def who_sees() -> forms.ChoiceField:
    """The choice that stands beside each part."""
    return forms.ChoiceField(label=_("Who can see this"), choices=SeenBy.choices, initial=SeenBy.COMMUNITIES)

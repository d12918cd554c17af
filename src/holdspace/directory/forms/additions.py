"""A word that stewards add to what people choose from."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.directory.lists import FACETS
from holdspace.directory.models import ADDITION_LIMIT


class AdditionForm(forms.Form):
    """A word that a steward adds to a list."""

    facet = forms.ChoiceField(
        label=_("List"), choices=lambda: [(name, one.label) for name, one in FACETS.items() if not one.fixed]
    )
    label = forms.CharField(
        label=_("The word"),
        max_length=ADDITION_LIMIT,
        error_messages={"required": _("Write the word first.")},
    )

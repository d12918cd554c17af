"""Saying what one can hold."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.invitations.states import Holds


class HoldsForm(forms.Form):
    """One choice, for today."""

    holds = forms.ChoiceField(label=_("Today I can hold"), choices=Holds.choices, widget=forms.RadioSelect)

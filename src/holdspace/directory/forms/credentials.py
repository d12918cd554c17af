"""What somebody may practice with, and how a steward looked at it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.directory.forms.seen_by import who_sees
from holdspace.directory.lists import shipped
from holdspace.directory.models import CREDENTIAL_LIMIT, NUMBER_LIMIT
from holdspace.directory.states import CredentialKind, VerifiedHow
from holdspace.web.forms import OnceForm


class CredentialForm(OnceForm):
    """What somebody may practice with."""

    kind = forms.ChoiceField(label=_("What it is"), choices=CredentialKind.choices)
    title = forms.CharField(
        label=_("What it is called"),
        help_text=_("For example: LCSW, certified peer specialist."),
        max_length=CREDENTIAL_LIMIT,
        error_messages={"required": _("Say in a few words what it is called.")},
    )
    jurisdiction = forms.ChoiceField(
        label=_("Where it holds"),
        choices=lambda: [("", _("anywhere")), *shipped("jurisdiction").items()],
        required=False,
    )
    number = forms.CharField(
        label=_("Its number"),
        help_text=_("Kept encrypted. Only you see it, and the stewards you ask to verify it."),
        max_length=NUMBER_LIMIT,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    ends_on = forms.DateField(
        label=_("Until"),
        help_text=_("We remind you sixty days before."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    seen_by = who_sees()
    ask = forms.BooleanField(label=_("Ask the stewards here to verify it"), required=False)


class RenewForm(forms.Form):
    """The new day on which something ends."""

    ends_on = forms.DateField(
        label=_("Until"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Which day?")},
    )


class VerifyForm(forms.Form):
    """How a steward looked at it."""

    how = forms.ChoiceField(
        label=_("How did you look at it?"),
        choices=VerifiedHow.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you looked at it.")},
    )

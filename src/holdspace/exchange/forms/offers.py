"""What people say when they offer to meet an ask, answer and thank."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.exchange.forms.meant_for import TOO_LONG
from holdspace.exchange.rules import ANSWER_LIMIT, OFFER_LIMIT, THANKS_LIMIT
from holdspace.exchange.states import ReadyThanks
from holdspace.web.forms import OnceForm


class OfferForm(OnceForm):
    """An offer to meet an ask."""

    words = forms.CharField(
        label=_("What can you offer?"),
        max_length=OFFER_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in a few words what you can offer."), "max_length": TOO_LONG},
    )


class AnswerForm(OnceForm):
    """A kind no to one offer."""

    words = forms.CharField(
        label=_("A kind word, if you like"),
        required=False,
        max_length=ANSWER_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": TOO_LONG},
    )


class ThanksForm(OnceForm):
    """Thanks in one's own words, or with a ready line."""

    words = forms.CharField(
        label=_("Thank them in your words"),
        required=False,
        max_length=THANKS_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )
    ready = forms.ChoiceField(
        label=_("Or one of these"),
        required=False,
        choices=ReadyThanks.choices,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of these lines, or none.")},
    )

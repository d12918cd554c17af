"""What people say when they ask, offer, answer and thank."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from holdspace.exchange.rules import (
    ANSWER_LIMIT,
    GOOD_DAYS,
    OFFER_LIMIT,
    THANKS_LIMIT,
    TITLE_LIMIT,
    USUAL_DAYS,
    WORDS_LIMIT,
)
from holdspace.exchange.states import AskKind, ReadyThanks
from holdspace.web.forms import OnceForm

TOO_LONG = _("This is longer than fits here. What matters most?")


def good_for_choices() -> list[tuple[int, str]]:
    """How long an ask can be good for."""
    return [(days, ngettext("%(n)s day", "%(n)s days", days) % {"n": days}) for days in GOOD_DAYS]


class AskForm(OnceForm):
    """An ask."""

    kind = forms.ChoiceField(
        label=_("What would do?"),
        choices=AskKind.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose one of the two.")),
    )
    title = forms.CharField(
        label=_("In one line"),
        max_length=TITLE_LIMIT,
        error_messages={"required": _("Say in one line what you ask for."), "max_length": TOO_LONG},
    )
    words = forms.CharField(
        label=_("A few words about it"),
        help_text=_("What would help, by when, and how much of it. Nothing that identifies a client."),
        max_length=WORDS_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("A sentence or two is enough."), "max_length": TOO_LONG},
    )
    good_days = forms.TypedChoiceField(
        label=_("Good for"),
        choices=good_for_choices,
        coerce=int,
        initial=USUAL_DAYS,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose how long it is good for.")),
    )


class AskDraftForm(forms.Form):
    """The same as it is being written: nothing is asked of it."""

    kind = forms.CharField(required=False, max_length=12)
    title = forms.CharField(required=False, max_length=10 * TITLE_LIMIT, strip=False)
    words = forms.CharField(required=False, max_length=10 * WORDS_LIMIT, strip=False)
    good_days = forms.IntegerField(required=False, min_value=1, max_value=366)


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

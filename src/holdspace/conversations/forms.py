"""What people write in a thread."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.conversations.rules import DRAFT_LIMIT, MESSAGE_LIMIT, MOST_NEWCOMERS
from holdspace.web.forms import OnceForm

WORDS_ERRORS = {
    "required": _("There is nothing to send yet. Write a few words first."),
    "max_length": _("This is longer than one message holds. You can send it in two."),
}


class MessageForm(OnceForm):
    """One message."""

    words = forms.CharField(
        label=_("Your message"),
        max_length=MESSAGE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=WORDS_ERRORS,
    )


class ChangeForm(forms.Form):
    """Other words for one that stands there."""

    words = forms.CharField(
        label=_("Your message"),
        max_length=MESSAGE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=WORDS_ERRORS,
    )


class DraftForm(forms.Form):
    """The same as it is being written: nothing is asked of it."""

    words = forms.CharField(required=False, max_length=DRAFT_LIMIT, strip=False)


class LimitsForm(forms.Form):
    """How many conversations with newcomers one member may begin in a week."""

    newcomers_a_week = forms.IntegerField(
        label=_("Conversations with newcomers that one member may begin in seven days"),
        min_value=0,
        max_value=MOST_NEWCOMERS,
        error_messages={
            "required": _("Please write a number between 0 and 20."),
            "invalid": _("Please write a number between 0 and 20."),
            "min_value": _("Please write a number between 0 and 20."),
            "max_value": _("Please write a number between 0 and 20."),
        },
    )

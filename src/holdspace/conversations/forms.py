"""What people write in a thread."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.conversations.rules import DRAFT_LIMIT, MESSAGE_LIMIT
from holdspace.web.forms import OnceForm


class MessageForm(OnceForm):
    """One message."""

    words = forms.CharField(
        label=_("Your message"),
        max_length=MESSAGE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("There is nothing to send yet. Write a few words first."),
            "max_length": _("This is longer than one message holds. You can send it in two."),
        },
    )


class DraftForm(forms.Form):
    """The same as it is being written: nothing is asked of it."""

    words = forms.CharField(required=False, max_length=DRAFT_LIMIT, strip=False)

"""What people say to each other beside an application."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.vetting.rules import LONGEST_BESIDE
from holdspace.web.coaching import could_identify
from holdspace.web.forms import OnceForm, WordsField


class BesideForm(OnceForm):
    """A few words. What could identify a client beyond doubt comes back."""

    words = WordsField(label=_("Your words"), max_length=LONGEST_BESIDE, rows=4)

    def clean_words(self) -> str:
        """The identifier check."""
        words = str(self.cleaned_data["words"])
        if why := could_identify(words):
            raise forms.ValidationError(why)
        return words


class AskToVouchForm(OnceForm):
    """A member's mail address; empty makes a link."""

    address = forms.EmailField(
        label=_("Their mail address"),
        help_text=_("If somebody with this address is a member, we tell them. Leave it empty for a link you hand on."),
        required=False,
        max_length=200,
        error_messages={"invalid": _("This does not look like a mail address.")},
    )


class VouchForm(forms.Form):
    """Yes in one's own words."""

    words = WordsField(
        label=_("How do you know them, and what would you say of how they are with others?"),
        help_text=_("A few true sentences. The stewards read them; the person learns that you said yes, no more."),
        max_length=LONGEST_BESIDE,
        rows=5,
    )

    def clean_words(self) -> str:
        """The identifier check."""
        words = str(self.cleaned_data["words"])
        if why := could_identify(words):
            raise forms.ValidationError(why)
        return words


def as_kwargs(form: Any) -> dict[str, Any]:
    """What an action takes of a form of words."""
    return {"words": form.cleaned_data["words"], "once": form.cleaned_data["once"]}

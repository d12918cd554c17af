"""What people write in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.conversations.attaching import Brought
from holdspace.conversations.introducing import LINE_LIMIT
from holdspace.conversations.rules import DRAFT_LIMIT, MESSAGE_LIMIT, MOST_NEWCOMERS
from holdspace.uploads.forms import BroughtFileField
from holdspace.uploads.models import DESCRIPTION_LENGTH
from holdspace.web.forms import OnceForm, WordsField

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS_ERRORS = {
    "required": _("There is nothing to send yet. Write a few words first."),
    "max_length": _("This is longer than one message holds. You can send it in two."),
}


class MessageForm(OnceForm):
    """One message: words, or a file, or both."""

    words = forms.CharField(
        label=_("Your message"),
        required=False,
        max_length=MESSAGE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=WORDS_ERRORS,
    )
    file = BroughtFileField(required=False)
    description = forms.CharField(
        label=_("What it shows or holds"),
        help_text=_("For a picture it is needed, for whoever cannot see it."),
        required=False,
        max_length=DESCRIPTION_LENGTH,
    )

    def clean(self) -> dict[str, Any]:
        """Something there must be."""
        said = super().clean() or {}
        if "words" in said and not said["words"].strip() and not said.get("file") and "file" not in self.errors:
            self.add_error("words", WORDS_ERRORS["required"])
        return said

    def said(self) -> dict[str, Any]:
        """What the actions take: words, the once, and the file as it was brought."""
        answer = dict(self.cleaned_data)
        file, description = answer.pop("file", None), answer.pop("description", "")
        return answer | {"brought": Brought(file, file.name or "", description) if file else None}


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


class IntroductionForm(OnceForm):
    """Two of the people one writes to, and a line for each."""

    one = forms.ChoiceField(label=_("One of the two"))
    line_to_one = WordsField(label=_("A line to them"), max_length=LINE_LIMIT, rows=2)
    other = forms.ChoiceField(label=_("The other"))
    line_to_other = WordsField(label=_("A line to the other"), max_length=LINE_LIMIT, rows=2)
    stays = forms.BooleanField(label=_("I would like to be there, too: a conversation of three"), required=False)

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Please choose")), *((str(number), name) for number, name in people)]
        for name in ("one", "other"):
            field: Any = self.fields[name]
            field.choices = choices
            field.error_messages["required"] = _("Please choose somebody you write to.")
            field.error_messages["invalid_choice"] = _("Please choose somebody you write to.")

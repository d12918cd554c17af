"""What the pages of this room take in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.rounds.models import LONGEST_QUESTION, LONGEST_THANKS
from holdspace.rounds.states import QUESTIONS
from holdspace.web.forms import OnceForm, WordsField


class PutForm(forms.Form):
    """Which of one's shares."""

    share = forms.IntegerField(min_value=1, max_value=2**62)


class QuestionForm(forms.Form):
    """A shipped question, or one's own words, which hold where both are there."""

    shipped = forms.ChoiceField(
        label=_("One of these"),
        choices=[(str(n), question) for n, question in enumerate(QUESTIONS)],
        widget=forms.RadioSelect,
        required=False,
    )
    words = forms.CharField(label=_("Or in your own words"), max_length=LONGEST_QUESTION, required=False)

    @property
    def question(self) -> str:
        """What was chosen, "" for nothing."""
        own, shipped = self.cleaned_data["words"].strip(), self.cleaned_data["shipped"]
        return own or (str(QUESTIONS[int(shipped)]) if shipped else "")


class ThanksForm(OnceForm):
    """What for."""

    text = WordsField(label=_("What you thank them for"), max_length=LONGEST_THANKS, rows=3)

"""Forms of the letter, of saying it first, of the one answer and of the second look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.vetting.actions.appealing import LONGEST_ANSWER, LONGEST_APPEAL
from holdspace.vetting.actions.saying import LONGEST_OFFER, LONGEST_REPLY
from holdspace.vetting.forms.proposing import LONGEST_LETTER, LONGEST_WAY_BACK, DecisionForm
from holdspace.vetting.states import Outcome, SecondLook
from holdspace.web.forms import WordsField

if TYPE_CHECKING:
    from holdspace.vetting.queries import Case


class LetterForm(DecisionForm):
    """A proposal: the letter, what its reasons are about, and with *not yet* the way back."""

    criteria = forms.TypedMultipleChoiceField(
        label=_("What the reasons are about (with not yet and not here)"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("outcome", "criteria", "letter", "way_back", "back_from")

    def __init__(self, case: Case, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["criteria"].choices = [(c.pk, c.title) for c in case.criteria]  # type: ignore[attr-defined]


class LetterDraftForm(forms.Form):
    """The same while it is being written: nothing is required."""

    outcome = forms.ChoiceField(choices=[("", ""), *Outcome.choices], required=False)
    letter = forms.CharField(required=False, max_length=LONGEST_LETTER, strip=False)
    way_back = forms.CharField(required=False, max_length=LONGEST_WAY_BACK, strip=False)


class OfferForm(forms.Form):
    """When and how the applicant can reach somebody."""

    words = WordsField(
        label=_("To the applicant"),
        help_text=_(
            "That you have decided and would like to say it in a conversation first, if they like; when and how."
        ),
        max_length=LONGEST_OFFER,
        rows=4,
    )


class ReplyForm(forms.Form):
    """The applicant's one answer."""

    reply = forms.CharField(
        label=_("What you would like to say to it"),
        required=False,
        max_length=LONGEST_REPLY,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    way_back = forms.CharField(
        label=_("What you would add to the way back"),
        required=False,
        max_length=LONGEST_REPLY,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SecondLookForm(forms.Form):
    """Why somebody asks others to look again."""

    words = WordsField(label=_("What was not seen, or seen wrongly?"), max_length=LONGEST_APPEAL, rows=5)


class SecondAnswerForm(forms.Form):
    """What somebody who had no part proposes to answer."""

    outcome = forms.ChoiceField(label=_("What do you propose?"), choices=SecondLook.choices)
    letter = WordsField(label=_("The letter"), max_length=LONGEST_ANSWER, rows=8)


class AllyForm(forms.Form):
    """Whom to ask from outside."""

    email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_("They need an account here. They see this one case, without the name where names are hidden."),
    )

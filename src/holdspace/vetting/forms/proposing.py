"""What two people propose and object to."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from holdspace.vetting.states import Outcome
from holdspace.web.forms import OnceForm

LONGEST_LETTER = 4000
LONGEST_WAY_BACK = 1500
LONGEST_WHY_NOT = 1000


class DecisionForm(OnceForm):
    """A proposal, with the letter as it will be read."""

    outcome = forms.ChoiceField(label=gettext_lazy("What do you propose?"), choices=Outcome.choices)
    letter = forms.CharField(
        label=gettext_lazy("The letter"),
        help_text=gettext_lazy(
            "In your words, to the person. What did you see in what they wrote? Say the reasons as you would want "
            "to hear them. The greeting and the signature come by themselves."
        ),
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={
            "required": gettext_lazy("The letter is still empty. Whatever you decide, the person should know why.")
        },
    )
    way_back = forms.CharField(
        label=gettext_lazy("The way back (with not yet)"),
        help_text=gettext_lazy("What would help before they come again? Something they can do, and somebody to ask."),
        required=False,
        max_length=LONGEST_WAY_BACK,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    back_from = forms.DateField(
        label=gettext_lazy("They can come again from (with not yet)"),
        help_text=gettext_lazy("A day within the next six months."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": gettext_lazy("Please give a day, such as 2027-03-01.")},
    )


class WhyNotForm(forms.Form):
    """Why somebody does not agree."""

    why_not = forms.CharField(
        label=gettext_lazy("Why not, and what do you see instead?"),
        help_text=gettext_lazy("For those who decide with you. The applicant does not see it."),
        max_length=LONGEST_WHY_NOT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": gettext_lazy("Please write in a sentence or two why not, so that you can find it together.")
        },
    )

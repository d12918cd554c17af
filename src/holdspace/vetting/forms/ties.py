"""Forms about what stands between an applicant and somebody who reads."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.vetting.actions.work import LONGEST_HOW_KNOWN, LONGEST_WORK


class WorkForm(forms.Form):
    """Employer and supervisor; both may stay empty."""

    employer = forms.CharField(label=_("Where I work"), required=False, max_length=LONGEST_WORK)
    supervisor = forms.CharField(label=_("Who supervises me"), required=False, max_length=LONGEST_WORK)


class HowKnownForm(forms.Form):
    """How somebody who reads knows the person. Empty: they do not."""

    how_known = forms.CharField(
        label=_("I know them, or work with them"),
        help_text=_("In a sentence: how, and how close. Those who decide read it beside your reading."),
        required=False,
        max_length=LONGEST_HOW_KNOWN,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

"""What stewards say to the bank of situations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.scenarios.rules import LONGEST_ASKS, LONGEST_GUIDE, LONGEST_SITUATION
from holdspace.scenarios.states import PRINCIPLES, ScenarioSet
from holdspace.web.coaching import could_identify
from holdspace.web.forms import OnceForm, WordsField


class ScenarioForm(OnceForm):
    """A situation, whole. Nothing that could identify a client goes into one."""

    title = forms.CharField(label=_("Title"), max_length=120)
    set_name = forms.ChoiceField(label=_("Which set does it belong to?"), choices=ScenarioSet.choices)
    minutes = forms.IntegerField(label=_("Minutes to answer it"), min_value=2, max_value=30, initial=10)
    situation = WordsField(
        label=_("The situation"),
        help_text=_("80 to 160 words are a good length. People one could meet, nobody one could know."),
        max_length=LONGEST_SITUATION,
        rows=8,
    )
    asks = WordsField(label=_("The question"), max_length=LONGEST_ASKS, rows=2)
    content_note = forms.CharField(label=_("What it touches"), max_length=200)
    asks_of_you = forms.CharField(label=_("What it asks of whoever answers"), max_length=200)
    guide = WordsField(
        label=_("For readers: what an answer can show"),
        help_text=_("What to look for, what to take care of. Whoever answers never sees this."),
        max_length=LONGEST_GUIDE,
        rows=6,
    )
    looks_at = forms.MultipleChoiceField(label=_("What answers are read for"))
    principles = forms.MultipleChoiceField(label=_("Principles it touches"), choices=PRINCIPLES, required=False)

    def __init__(self, criteria: list[tuple[str, str]], data: Any = None, **initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["looks_at"] = forms.MultipleChoiceField(
            label=_("What answers are read for"),
            help_text=_("At least one of each set of criteria."),
            choices=criteria,
            initial=initial.get("looks_at"),
            error_messages={"required": _("Choose at least one of each set of criteria.")},
        )

    def clean(self) -> dict[str, Any]:
        """The identifier check on every text."""
        values = super().clean() or self.cleaned_data
        for name in ("title", "situation", "asks", "content_note", "asks_of_you", "guide"):
            if why := could_identify(str(values.get(name, ""))):
                self.add_error(name, why)
        return values

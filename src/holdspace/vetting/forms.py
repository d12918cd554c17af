"""What people say to the pages of vetting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from holdspace.scenarios.states import ENDS, Level
from holdspace.vetting.states import Outcome
from holdspace.web.forms import OnceForm

if TYPE_CHECKING:
    from holdspace.vetting.queries import Desk
    from holdspace.vetting.queries.applying import Written

LONGEST_LETTER = 4000
LONGEST_WAY_BACK = 1500
LONGEST_WHY_NOT = 1000
LONGEST_REASONS = 800


class StepForm(forms.Form):
    """The texts of one step. Nothing is required here: half-finished words are kept, too."""

    charter_version = forms.IntegerField(required=False, min_value=0, max_value=100_000, widget=forms.HiddenInput)

    def __init__(self, written: Written, data: Any = None, **initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.shows_charter = written.step.kind_name == "charter"
        self.keys: dict[str, str] = {}
        for key, question in written.step.questions:
            self.keys[question.name] = key
            self.fields[question.name] = forms.CharField(
                label=question.label,
                help_text=question.help,
                required=False,
                max_length=question.limit,
                strip=False,
                initial=written.texts.get(key, ""),
                widget=forms.Textarea(attrs={"rows": question.rows}),
                error_messages={
                    "max_length": _("This is longer than there is room for. It still stands here: shorten it a little.")
                },
            )

    @property
    def texts(self) -> dict[str, str]:
        """What was written, by the key it is kept under."""
        return {key: self.cleaned_data[name] for name, key in self.keys.items()}

    @property
    def charter_read(self) -> int:
        """The version of the charter that stood on the page; 0 where none did."""
        return (self.cleaned_data["charter_version"] or 0) if self.shows_charter else 0


class MarksForm(forms.Form):
    """A level and reasons for every criterion on the desk; `finishing` asks for all of them."""

    def __init__(self, desk: Desk, data: Any = None, *, finishing: bool = False) -> None:
        super().__init__(data)
        self.finishing = finishing
        self.asked: dict[str, tuple[str, int]] = {}
        for part in desk.parts:
            for mark in part.marks:
                name = mark_name(part.step.key, mark.criterion.pk)
                self.asked[name] = (part.step.key, mark.criterion.pk)
                self.fields[f"level_{name}"] = forms.ChoiceField(
                    label=f"{part.step.title}, {mark.criterion.title}",
                    choices=[*((v["value"], v["name"]) for v in mark.criterion.levels), _not_enough()],
                    required=False,
                    initial=mark.level,
                )
                self.fields[f"because_{name}"] = forms.CharField(
                    label=f"{part.step.title}, {mark.criterion.title}",
                    required=False,
                    max_length=LONGEST_REASONS,
                    initial=mark.reasons,
                    widget=forms.Textarea(attrs={"rows": 2}),
                    error_messages={"max_length": _("This is longer than there is room for. It still stands here.")},
                )

    def clean(self) -> dict[str, Any]:
        """When it is to be final: every level chosen, and reasons at both ends of the scale."""
        values = super().clean() or self.cleaned_data
        if self.finishing:
            for name in self.asked:
                level = values.get(f"level_{name}", "")
                if not level:
                    self.add_error(f"level_{name}", _("Please choose one; not enough to tell is an answer, too."))
                elif level in ENDS and not str(values.get(f"because_{name}", "")).strip():
                    self.add_error(f"because_{name}", _("At both ends of the scale, please point at what shows it."))
        return values

    @property
    def marks(self) -> dict[tuple[str, int], tuple[str, str]]:
        """(step, criterion) -> (level, reasons). Where reasons are too long, what was kept before stays as it is."""
        found = {}
        for name, key in self.asked.items():
            reasons = self.cleaned_data.get(f"because_{name}", "")
            if not reasons and str(self.data.get(f"because_{name}", "")).strip():
                continue
            found[key] = (self.cleaned_data.get(f"level_{name}", ""), reasons)
        return found


def mark_name(step: str, criterion_id: int) -> str:
    """The part of a field's name that tells which mark it is."""
    return f"{step}_{criterion_id}"


def _not_enough() -> tuple[str, Any]:
    return (Level.NOT_ENOUGH.value, Level.NOT_ENOUGH.label.capitalize())


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

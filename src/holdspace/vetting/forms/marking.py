"""What a reader marks on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from holdspace.scenarios.states import ENDS, Level

if TYPE_CHECKING:
    from holdspace.vetting.queries import Desk

LONGEST_REASONS = 800


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

"""The form of an answer to practise on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.scenarios.states import Level

if TYPE_CHECKING:
    from holdspace.vetting.queries.practice import PracticeCase


class PracticeForm(forms.Form):
    """A level for each criterion; reasons are for oneself."""

    def __init__(self, case: PracticeCase, data: Any = None) -> None:
        super().__init__(data)
        for mark in case.marks:
            self.fields[f"level_{mark.criterion.slug}"] = forms.ChoiceField(
                label=mark.criterion.title,
                choices=[
                    *((level["value"], level["name"]) for level in mark.criterion.levels),
                    (Level.NOT_ENOUGH.value, Level.NOT_ENOUGH.label.capitalize()),
                ],
                error_messages={"required": _("Please choose one; not enough to tell is an answer, too.")},
            )

    @property
    def marks(self) -> dict[str, str]:
        """Criterion's slug -> level."""
        return {name.removeprefix("level_"): level for name, level in self.cleaned_data.items()}

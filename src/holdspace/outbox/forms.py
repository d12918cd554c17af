"""How I want to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.outbox.states import Way

if TYPE_CHECKING:
    from datetime import time

    from holdspace.outbox.queries import Choices


def _clock() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class PreferencesForm(forms.Form):
    """A choice for each declared kind (`way_fields`, in the order of their names), and quiet hours."""

    quiet_begins = forms.TimeField(
        label=_("No mail from"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    quiet_ends = forms.TimeField(label=_("until"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    def __init__(self, choices: Choices, data: Any = None) -> None:
        super().__init__(data, initial={"quiet_begins": choices.quiet_begins, "quiet_ends": choices.quiet_ends})
        self._names = {}
        for kind, way in choices.ways:
            field = f"way-{kind.name}"
            self._names[field] = kind.name
            self.fields[field] = forms.ChoiceField(
                label=kind.label, choices=Way.choices, initial=way.value, widget=forms.RadioSelect
            )

    @property
    def way_fields(self) -> list[forms.BoundField]:
        """The choice of each kind."""
        return [self[field] for field in self._names]

    @property
    def ways(self) -> dict[str, str]:
        """The chosen way by kind."""
        return {kind: self.cleaned_data[field] for field, kind in self._names.items()}

    @property
    def quiet_hours(self) -> tuple[time, time]:
        """From and until."""
        return self.cleaned_data["quiet_begins"], self.cleaned_data["quiet_ends"]

"""Saying what one can hold and how often one likes to be asked; the hours of hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import dates
from django.utils.translation import gettext_lazy as _

from holdspace.algorithms.inviting import MOST_PER_WEEK
from holdspace.invitations.states import Holds, Often

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import time

BETWEEN = _("A number between none (0) and 14 fits here.")
CHOOSE = _("Choose one of these.")


class HoldsForm(forms.Form):
    """One choice, for today."""

    holds = forms.ChoiceField(label=_("Today I can hold"), choices=Holds.choices, widget=forms.RadioSelect)


class FoldForm(forms.Form):
    """Once and for all, until one changes it."""

    folds = forms.BooleanField(
        label=_("High shares always come folded"),
        help_text=_("You open those you have room for. We ask you to read one only on a day on which you say you can."),
        required=False,
    )


class OftenForm(forms.Form):
    """How many invitations a week, and how many days between two."""

    a_week = forms.IntegerField(
        label=_("At most so many invitations a week"),
        min_value=0,
        max_value=MOST_PER_WEEK,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), BETWEEN),
    )
    often = forms.TypedChoiceField(
        label=_("And how close together"),
        choices=Often.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), CHOOSE),
    )


class HoursForm(forms.Form):
    """From and until for each weekday, both empty where a host is not there; and who stands in."""

    def __init__(
        self,
        *,
        others: Sequence[tuple[int, str]],
        hours: Mapping[int, tuple[time, time]],
        stands_in: int | None,
        data: Any = None,
    ) -> None:
        super().__init__(data)
        for day in range(7):
            begins, ends = hours.get(day, (None, None))
            self.fields[f"from-{day}"] = self._clock(_("from"), begins)
            self.fields[f"until-{day}"] = self._clock(_("until"), ends)
        self.fields["stands_in"] = forms.TypedChoiceField(
            label=_("Who stands in when I cannot"),
            choices=[("", _("Nobody at present")), *others],
            coerce=int,
            empty_value=None,
            required=False,
            initial=stands_in or "",
            error_messages={"invalid_choice": CHOOSE},
        )

    @staticmethod
    def _clock(label: Any, initial: time | None) -> forms.TimeField:
        return forms.TimeField(
            label=label,
            required=False,
            initial=initial,
            widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            error_messages={"invalid": _("A time like 18:30 fits here.")},
        )

    @property
    def days(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """Each weekday's name with its two fields."""
        return [(str(dates.WEEKDAYS[day]), self[f"from-{day}"], self[f"until-{day}"]) for day in range(7)]

    def clean(self) -> dict[str, Any]:
        """Both or none, and forward."""
        found = super().clean() or {}
        for day in range(7):
            begins, ends = found.get(f"from-{day}"), found.get(f"until-{day}")
            if (begins is None) != (ends is None):
                self.add_error(f"until-{day}", _("From and until belong together. Leave both empty for a day off."))
            elif begins is not None and ends is not None and begins >= ends:
                self.add_error(f"until-{day}", _("This ends before it begins. Hours end on the same day here."))
        return found

    @property
    def hours(self) -> dict[int, tuple[time, time]]:
        """What was said, by weekday."""
        said = self.cleaned_data
        return {day: (said[f"from-{day}"], said[f"until-{day}"]) for day in range(7) if said[f"from-{day}"] is not None}


class RestForm(forms.Form):
    """Until when the whole community rests."""

    until = forms.DateField(
        label=_("Until the morning of"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), _("Choose a day within two months from now.")),
    )

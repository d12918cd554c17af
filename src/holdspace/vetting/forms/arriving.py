"""The form in which a newcomer says how we did."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.vetting.rules import LONGEST_HOW
from holdspace.vetting.states import HOW_ANSWERS, HOW_STATEMENTS


class HowForm(forms.Form):
    """Four statements, each of which can be passed over, and free words."""

    words = forms.CharField(
        label=_("What should we do differently, or keep?"),
        required=False,
        max_length=LONGEST_HOW,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for key, words in HOW_STATEMENTS.items():
            self.fields[key] = forms.TypedChoiceField(
                label=words,
                choices=[*((str(value), label) for value, label in HOW_ANSWERS), ("-", _("pass over"))],
                coerce=lambda value: None if value == "-" else int(value),
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )
        self.order_fields([*HOW_STATEMENTS, "words"])

    @property
    def answers(self) -> dict[str, int | None]:
        """What was said to each statement."""
        return {key: self.cleaned_data.get(key) for key in HOW_STATEMENTS}

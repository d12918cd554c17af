"""What an applicant writes, a step at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from holdspace.vetting.queries.applying import Written


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

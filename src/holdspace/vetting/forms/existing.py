"""The form of the file of those who were here before."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.vetting.existing import LONGEST_TEXT


class ExistingForm(forms.Form):
    """A file, or its text."""

    file = forms.FileField(label=_("A file"), required=False, max_length=200)
    text = forms.CharField(
        label=_("Or its text"),
        help_text=_("The first line names the columns: email, and name if you like."),
        required=False,
        max_length=LONGEST_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean(self) -> dict[str, Any]:
        """What was sent, as text: the file's, where there is one."""
        values = super().clean() or self.cleaned_data
        file = values.get("file")
        if file is not None:
            try:
                values["text"] = file.read(LONGEST_TEXT + 1).decode("utf-8-sig")[:LONGEST_TEXT]
            except UnicodeDecodeError:
                self.add_error("file", _("This is no text in UTF-8. Save it as CSV in UTF-8, and bring it again."))
        return values

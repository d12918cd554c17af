"""Where a form takes a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

ACCEPTED = ".pdf,.txt,.md,application/pdf,text/plain,text/markdown,image/jpeg,image/png,image/webp"


class BroughtFileField(forms.FileField):
    """A file that somebody brings. What is in it is looked at when it is kept; the form only says what can be."""

    widget = forms.FileInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("A file"))
        kwargs.setdefault(
            "help_text",
            _("PDF or plain text up to 10 MB; JPEG, PNG or WebP up to 5 MB. A PDF is kept as it is, with all it says."),
        )
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = ACCEPTED
        self.error_messages["required"] = _("Choose a file first.")
        self.error_messages["empty"] = _("This file is empty. Choose another.")

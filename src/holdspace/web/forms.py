"""What every form of ours has."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy


def fresh_key() -> str:
    """A one-time key for a creating form."""
    return uuid.uuid4().hex


class OnceForm(forms.Form):
    """A creating form: carries a hidden one-time key, so that a second press makes nothing new."""

    once = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput, initial=fresh_key)

    def clean_once(self) -> str:
        """The key as a string."""
        value: Any = self.cleaned_data["once"]
        return str(value)


class WordsField(forms.CharField):
    """What somebody writes, in lines: counted as they see it (a line break is one character), limits said kindly."""

    widget = forms.Textarea

    def __init__(self, *, min_length: int | None = None, max_length: int, rows: int = 5, **kwargs: Any) -> None:
        super().__init__(min_length=min_length, max_length=max_length, **kwargs)
        self.widget.attrs["rows"] = rows
        self.error_messages["required"] = _("There is nothing here yet.")
        for validator in self.validators:
            if isinstance(validator, MinLengthValidator):
                validator.message = ngettext_lazy(
                    "A little more: at least %(limit_value)d character.",
                    "A little more: at least %(limit_value)d characters.",
                    "limit_value",
                )
            if isinstance(validator, MaxLengthValidator):
                validator.message = ngettext_lazy(
                    "A little shorter, please: up to %(limit_value)d character.",
                    "A little shorter, please: up to %(limit_value)d characters.",
                    "limit_value",
                )

    def to_python(self, value: Any) -> str:
        """The text with plain line breaks, without white space around it."""
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n").strip()

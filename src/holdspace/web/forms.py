"""What every form of ours has."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms


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

"""What is pressed on Today itself."""

from __future__ import annotations

from django import forms


class NotNowForm(forms.Form):
    """Which small line is waved away."""

    about = forms.ChoiceField(choices=[(name, name) for name in ("ask", "stands", "helped")])
    number = forms.IntegerField(min_value=1, max_value=2**62)

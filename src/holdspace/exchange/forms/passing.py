"""Whom somebody thinks of for an ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.web.forms import OnceForm

if TYPE_CHECKING:
    from collections.abc import Sequence


class PassAskOnForm(OnceForm):
    """One of the people here, by number and name."""

    to = forms.ChoiceField(
        label=_("Whom do you think of?"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose somebody from the list.")),
    )

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.choices = [(str(number), name) for number, name in people]

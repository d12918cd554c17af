"""The form of what applicants say of themselves for fairness."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.vetting.facets import FACETS


class OfMyselfForm(forms.Form):
    """One question for each facet, each of which can be passed over."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for facet in FACETS:
            self.fields[facet.key] = forms.ChoiceField(
                label=facet.asks,
                choices=[*facet.answers, ("-", _("I’d rather not say"))],
                required=False,
                widget=forms.RadioSelect,
            )

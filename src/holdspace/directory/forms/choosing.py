"""What a member chooses from the lists, part by part: each is kept by itself, and nothing in them is required."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.directory.forms.seen_by import who_sees
from holdspace.directory.lists import FACETS, PAYER, YES, YES_LABELS, common_languages, language_key, shipped
from holdspace.directory.models import REGION_LIMIT

LONGEST_LINE = 600

# The parts of the page in their order: its heading and the lists in it.
CHOOSING: Final[dict[str, tuple[Any, tuple[str, ...]]]] = {
    "work": (_("What you do"), ("role", "specialty", "population", "modality")),
    "place": (_("Where, and in which languages"), ("language", "jurisdiction", "telehealth")),
    "referrals": (_("Referrals, and how you are paid"), ("accepting", "payer")),
    "offers": (_("What you would gladly do here"), ("offer",)),
}


class ChoosingForm(forms.Form):
    """One part of the page: its lists, each with who may see it. `added`: stewards' words as (facet, key, label)."""

    def __init__(
        self, part: str, data: Any = None, *, added: list[tuple[str, str, str]], initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, auto_id=f"{part}_%s", initial=initial)
        self.part = part
        for facet in CHOOSING[part][1]:
            for name, field in _fields(facet, added).items():
                self.fields[name] = field
            self.fields[f"{facet}_for"] = who_sees()
        if part == "place":
            self.fields["region"] = forms.CharField(
                label=_("In person around"),
                help_text=_("A town, a county, a part of a city. Never your address."),
                max_length=REGION_LIMIT,
                required=False,
            )
            self.fields["region_for"] = who_sees()

    @property
    def facets(self) -> tuple[str, ...]:
        """The lists of this part."""
        return CHOOSING[self.part][1]

    def clean_more_languages(self) -> list[str]:
        """Keys of the languages that were written, or an error that names the first unknown one."""
        found = []
        for name in _items(self.cleaned_data["more_languages"]):
            key = language_key(name)
            if key is None:
                raise forms.ValidationError(
                    _("We do not know “%(name)s”. Begin to write, and choose what comes up."), params={"name": name}
                )
            found.append(key)
        return found

    def picked(self) -> dict[str, list[str]]:
        """What was chosen, by list."""
        found: dict[str, list[str]] = {}
        for facet in self.facets:
            value = self.cleaned_data[facet]
            if facet in YES_LABELS:
                found[facet] = [YES] if value else []
            else:
                found[facet] = _items(value) if facet == PAYER else list(value)
        if "language" in found:
            found["language"] = list(dict.fromkeys([*found["language"], *self.cleaned_data["more_languages"]]))
        return found

    def seen_by(self) -> dict[str, str]:
        """Who may see each list."""
        return {facet: self.cleaned_data[f"{facet}_for"] for facet in self.facets}


def _fields(facet: str, added: list[tuple[str, str, str]]) -> dict[str, forms.Field]:
    label: Any = FACETS[facet].any_of
    if facet in YES_LABELS:
        words = {"telehealth": _("I also work by video or phone"), "accepting": _("I take referrals now")}
        notes = {"accepting": _("Counts for 60 days, then we ask you once more. You can take it back in one press.")}
        return {facet: forms.BooleanField(label=words[facet], help_text=notes.get(facet, ""), required=False)}
    if facet == PAYER:
        help_text = _("With commas between: Sliding scale, Medicaid, Self-pay.")
        attrs = {"list": "payers", "autocomplete": "off"}
        return {
            facet: forms.CharField(
                label=label,
                help_text=help_text,
                max_length=LONGEST_LINE,
                required=False,
                widget=forms.TextInput(attrs=attrs),
            )
        }
    choices = [*shipped(facet).items(), *((key, word) for where, key, word in added if where == facet)]
    if facet != "language":
        return {facet: forms.MultipleChoiceField(label=label, choices=choices, required=False)}
    common = [(key, word) for key, word in choices if key in common_languages()]
    common.sort(key=lambda pair: common_languages().index(pair[0]))
    return {
        facet: forms.MultipleChoiceField(label=label, choices=common, required=False),
        "more_languages": forms.CharField(
            label=_("Other languages"),
            help_text=_("With commas between."),
            max_length=LONGEST_LINE,
            required=False,
            widget=forms.TextInput(attrs={"list": "languages", "autocomplete": "off"}),
        ),
    }


def _items(line: str) -> list[str]:
    return list(dict.fromkeys(part for item in line.split(",") if (part := " ".join(item.split()))))

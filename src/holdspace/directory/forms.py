"""What a member says about themself, in short parts: each is kept by itself, and nothing in them is required."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.directory.lists import (
    FACETS,
    PAYER,
    YES,
    YES_LABELS,
    common_languages,
    language_key,
    shipped,
)
from holdspace.directory.models import (
    ABOUT_LIMIT,
    ADDITION_LIMIT,
    CREDENTIAL_LIMIT,
    GLADLY_LIMIT,
    NUMBER_LIMIT,
    REGION_LIMIT,
    WORK_AS_LIMIT,
)
from holdspace.directory.states import CredentialKind, SeenBy, VerifiedHow
from holdspace.web.forms import OnceForm

DESCRIPTION_LIMIT = 200
LONGEST_LINE = 600

# The parts of the page in their order: its heading and the lists in it.
CHOOSING: Final[dict[str, tuple[Any, tuple[str, ...]]]] = {
    "work": (_("What you do"), ("role", "specialty", "population", "modality")),
    "place": (_("Where, and in which languages"), ("language", "jurisdiction", "telehealth")),
    "referrals": (_("Referrals, and how you are paid"), ("accepting", "payer")),
    "offers": (_("What you would gladly do here"), ("offer",)),
}


def _who_sees() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Who can see this"), choices=SeenBy.choices, initial=SeenBy.COMMUNITIES)


class ProfileForm(forms.Form):
    """Short on purpose: five minutes, and nothing in it is required."""

    work_as = forms.CharField(
        label=_("I work as"),
        help_text=_("A few words, for example: school social worker, or peer specialist in a clubhouse."),
        max_length=WORK_AS_LIMIT,
        required=False,
    )
    work_as_for = _who_sees()
    about = forms.CharField(
        label=_("A little about me"),
        help_text=_("What you would say in the kitchen at a gathering."),
        max_length=ABOUT_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    about_for = _who_sees()
    gladly = forms.CharField(
        label=_("What I'd gladly do here"),
        help_text=_("For example: read your grant text, listen on a hard Friday, tell you how I left agency work."),
        max_length=GLADLY_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    gladly_for = _who_sees()


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
            self.fields[f"{facet}_for"] = _who_sees()
        if part == "place":
            self.fields["region"] = forms.CharField(
                label=_("In person around"),
                help_text=_("A town, a county, a part of a city. Never your address."),
                max_length=REGION_LIMIT,
                required=False,
            )
            self.fields["region_for"] = _who_sees()

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


class CredentialForm(OnceForm):
    """What somebody may practice with."""

    kind = forms.ChoiceField(label=_("What it is"), choices=CredentialKind.choices)
    title = forms.CharField(
        label=_("What it is called"),
        help_text=_("For example: LCSW, certified peer specialist."),
        max_length=CREDENTIAL_LIMIT,
        error_messages={"required": _("Say in a few words what it is called.")},
    )
    jurisdiction = forms.ChoiceField(
        label=_("Where it holds"),
        choices=lambda: [("", _("anywhere")), *shipped("jurisdiction").items()],
        required=False,
    )
    number = forms.CharField(
        label=_("Its number"),
        help_text=_("Kept encrypted. Only you see it, and the stewards you ask to verify it."),
        max_length=NUMBER_LIMIT,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    ends_on = forms.DateField(
        label=_("Until"),
        help_text=_("We remind you sixty days before."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    seen_by = _who_sees()
    ask = forms.BooleanField(label=_("Ask the stewards here to verify it"), required=False)


class RenewForm(forms.Form):
    """The new day on which something ends."""

    ends_on = forms.DateField(
        label=_("Until"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Which day?")},
    )


class VerifyForm(forms.Form):
    """How a steward looked at it."""

    how = forms.ChoiceField(
        label=_("How did you look at it?"),
        choices=VerifiedHow.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you looked at it.")},
    )


class AdditionForm(forms.Form):
    """A word that a steward adds to a list."""

    facet = forms.ChoiceField(
        label=_("List"), choices=lambda: [(name, one.label) for name, one in FACETS.items() if not one.fixed]
    )
    label = forms.CharField(
        label=_("The word"),
        max_length=ADDITION_LIMIT,
        error_messages={"required": _("Write the word first.")},
    )


class FaceForm(forms.Form):
    """A picture always comes with words that stand for it."""

    picture = forms.FileField(
        label=_("A picture of you"),
        help_text=_("JPEG, PNG or WebP, up to 5 MB. Where it was taken is removed."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={"required": _("Choose a picture first.")},
    )
    description = forms.CharField(
        label=_("Say what it shows"),
        help_text=_("For people who do not see it: “Maren laughing, short grey hair, a red scarf”."),
        max_length=DESCRIPTION_LIMIT,
        error_messages={"required": _("A few words are enough. Without them the picture is not shown.")},
    )

    def clean_description(self) -> str:
        """Without the white space around it."""
        value: Any = self.cleaned_data["description"]
        return str(value).strip()


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

"""What somebody chooses when they look for a colleague, answer, pass on and say how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.directory.lists import common_languages, language_key, shipped
from holdspace.referrals.models import PAYER_LIMIT, REGION_LIMIT
from holdspace.referrals.rules import LISTS, NOTE_LIMIT, WORDS_LIMIT
from holdspace.referrals.states import Ending, Times, Where, Wish
from holdspace.web.forms import OnceForm

if TYPE_CHECKING:
    from collections.abc import Sequence

SEVERAL: Final = ("specialty", "population", "modality", "times", "wishes")  # of which several may be chosen
TOO_LONG = _("This is longer than fits here. What matters most?")
OWN: Final[dict[str, Any]] = {"times": Times.choices, "wishes": Wish.choices}
LABELS: Final[dict[str, Any]] = {
    "specialty": _("Knows about"),
    "population": _("Works with"),
    "modality": _("Ways of working"),
    "times": _("Has time"),
    "wishes": _("Wished for in the clinician"),
}
HELPS: Final[dict[str, Any]] = {
    "specialty": _("One to three."),
    "times": _("Read by whoever is asked. Nothing is matched by it."),
    "wishes": _("Read by whoever is asked. What people are is kept nowhere here, and nothing is matched by it."),
}


class SeekForm(OnceForm):
    """A referral: lists, and one optional line on the colleague. `added`: stewards' words as (list, key, label)."""

    where = forms.ChoiceField(
        label=_("Where"), choices=Where.choices, initial=Where.EITHER, widget=forms.RadioSelect, required=False
    )
    region = forms.CharField(
        label=_("In person around"),
        help_text=_("A town, a county, a part of a city, where the colleague works."),
        max_length=REGION_LIMIT,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )
    language = forms.CharField(
        label=_("Language"),
        help_text=_("Begin to write. Several go with commas; one of them is enough."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "languages"}),
        error_messages={"max_length": TOO_LONG},
    )
    jurisdiction = forms.ChoiceField(label=_("May practice in"), required=False)
    payer = forms.CharField(
        label=_("Takes this way of paying"),
        max_length=PAYER_LIMIT,
        required=False,
        widget=forms.TextInput(attrs={"list": "payers"}),
        error_messages={"max_length": TOO_LONG},
    )
    sliding = forms.BooleanField(label=_("A sliding scale would do"), required=False)
    note = forms.CharField(
        label=_("A line on the colleague you look for"),
        help_text=_("On the colleague alone, for example: somebody unhurried. Nothing of whom it is for."),
        max_length=NOTE_LIMIT,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, *args: Any, added: Sequence[tuple[str, str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SEVERAL:
            more = [(key, label) for facet, key, label in added if facet == name]
            self.fields[name] = forms.MultipleChoiceField(
                label=LABELS[name],
                help_text=HELPS.get(name, ""),
                choices=OWN.get(name) or [*shipped(name).items(), *more],
                widget=forms.CheckboxSelectMultiple,
                required=name == "specialty",
                error_messages={
                    "required": _("Choose what a colleague should know about: one thing is enough."),
                    "invalid_choice": _("Please choose from the list."),
                },
            )
        jurisdiction: Any = self.fields["jurisdiction"]
        jurisdiction.choices = [("", _("Anywhere")), *shipped("jurisdiction").items()]

    def clean_language(self) -> list[str]:
        """Keys of the languages that were written, or an error that names the first unknown one."""
        found = []
        for name in (piece.strip() for piece in self.cleaned_data["language"].split(",")):
            key = language_key(name) if name else ""
            if key is None:
                raise forms.ValidationError(
                    _("We do not know “%(name)s”. Begin to write, and choose what comes up."), params={"name": name}
                )
            found += [key] if key else []
        return found

    def clean(self) -> dict[str, Any]:
        """Not more of a list than fits."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for name, most in LISTS.items():
            if name in self.fields and name != "jurisdiction" and len(said.get(name) or ()) > most:
                self.add_error(name, _("That is more than fits: choose the ones that matter most."))
        return said

    def sought(self) -> dict[str, Any]:
        """What `seek_colleague` takes."""
        said = self.cleaned_data
        wanted = {name: list(said[name]) for name in LISTS if name != "jurisdiction" and said[name]}
        if said["jurisdiction"]:
            wanted["jurisdiction"] = [said["jurisdiction"]]
        names = ("region", "payer", "sliding", "note", "once")
        return {name: said[name] for name in names} | {"wanted": wanted, "where": said["where"] or Where.EITHER}


def languages_offered() -> list[str]:
    """What stands there while somebody writes a language: the common ones first."""
    every = shipped("language")
    return list(dict.fromkeys([*(every[key] for key in common_languages()), *every.values()]))


class NotThisTimeForm(OnceForm):
    """One press, with a line for the asker alone if one likes."""

    words = forms.CharField(
        label=_("A line to them, if you like"),
        help_text=_("Only with a line they learn that you were asked."),
        required=False,
        max_length=WORDS_LIMIT,
        error_messages={"max_length": TOO_LONG},
    )


class PassOnForm(OnceForm):
    """Whom one thinks of."""

    to = forms.ChoiceField(
        label=_("Whom do you think of?"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose somebody from the list.")),
    )

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.choices = [(str(number), name) for number, name in people]


class EndingForm(OnceForm):
    """How it ended, between the colleagues."""

    ending = forms.ChoiceField(
        label=_("How did it end?"),
        choices=Ending.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose what comes closest.")),
    )

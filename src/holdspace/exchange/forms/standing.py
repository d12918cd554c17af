"""What people say of something that they offer until further notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.exchange.details import LINE_LIMIT
from holdspace.exchange.forms.meant_for import TOO_LONG, who_sees
from holdspace.exchange.rules import MOST_PLACES, TITLE_LIMIT, WORDS_LIMIT
from holdspace.exchange.states import AskKind
from holdspace.web.forms import OnceForm

if TYPE_CHECKING:
    from collections.abc import Sequence


class PlacesForm(OnceForm):
    """How many places there are."""

    places = forms.IntegerField(
        label=_("How many places"),
        min_value=1,
        max_value=MOST_PLACES,
        initial=1,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("A number from one to thirty.")
        ),
    )


class StandingWordsForm(OnceForm):
    """The line and the words of an offer that stands."""

    title = forms.CharField(
        label=_("In one line"),
        max_length=TITLE_LIMIT,
        error_messages={"required": _("Say in one line what you offer."), "max_length": TOO_LONG},
    )
    words = forms.CharField(
        label=_("A few words about it"),
        help_text=_("What it is, for whom, and how somebody who takes it finds you. Nothing that identifies a client."),
        max_length=WORDS_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("A sentence or two is enough."), "max_length": TOO_LONG},
    )

    def said(self) -> dict[str, Any]:
        """What `reword_standing` takes."""
        return {name: self.cleaned_data[name] for name in ("title", "words", "once")}


class StandingForm(StandingWordsForm, PlacesForm):
    """An offer that stands."""

    kind = forms.ChoiceField(
        label=_("What do you offer?"),
        choices=AskKind.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose what you offer.")),
    )
    often = forms.ChoiceField(
        label=_("How often"),
        choices=[("once", _("until they are taken")), ("month", _("every month anew"))],
        initial="once",
        required=False,
        widget=forms.RadioSelect,
    )
    circle = forms.ChoiceField(label=_("Who sees it"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, circles: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        circle: Any = self.fields["circle"]
        circle.choices = who_sees(circles)

    def offered(self) -> dict[str, Any]:
        """What `offer_standing` takes."""
        said = self.cleaned_data
        circle = int(said["circle"]) if said["circle"].isdigit() else 0
        kept = {name: said[name] for name in ("kind", "title", "words", "places", "once")}
        return kept | {"circle": circle, "every_month": said["often"] == "month"}


class StandingDraftForm(forms.Form):
    """The same as it is being written: nothing is asked of it."""

    kind = forms.CharField(required=False, max_length=16)
    title = forms.CharField(required=False, max_length=10 * TITLE_LIMIT, strip=False)
    words = forms.CharField(required=False, max_length=10 * WORDS_LIMIT, strip=False)

    def kept(self) -> dict[str, Any]:
        """What `keep_standing_draft` takes."""
        more = {name: self.data[name][:LINE_LIMIT] for name in ("places", "often", "circle") if self.data.get(name)}
        return self.cleaned_data | {"more": more}

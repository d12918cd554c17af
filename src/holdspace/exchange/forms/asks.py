"""What people say when they ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from holdspace.exchange.details import DETAILS, LINE_LIMIT
from holdspace.exchange.forms.meant_for import TOO_LONG, who_sees
from holdspace.exchange.rules import GOOD_DAYS, TITLE_LIMIT, USUAL_DAYS, WORDS_LIMIT
from holdspace.exchange.states import ASKED_FOR, Urgency
from holdspace.web.forms import OnceForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holdspace.exchange.details import Detail


def good_for_choices() -> list[tuple[int, str]]:
    """How long an ask can be good for."""
    return [(days, ngettext("%(n)s day", "%(n)s days", days) % {"n": days}) for days in GOOD_DAYS]


class AskForm(OnceForm):
    """An ask."""

    kind = forms.ChoiceField(
        label=_("What would do?"),
        choices=[(kind.value, kind.label) for kind in ASKED_FOR],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose what would do.")),
    )
    title = forms.CharField(
        label=_("In one line"),
        max_length=TITLE_LIMIT,
        error_messages={"required": _("Say in one line what you ask for."), "max_length": TOO_LONG},
    )
    words = forms.CharField(
        label=_("A few words about it"),
        help_text=_("What would help, by when, and how much of it. Nothing that identifies a client."),
        max_length=WORDS_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("A sentence or two is enough."), "max_length": TOO_LONG},
    )
    good_days = forms.TypedChoiceField(
        label=_("Good for"),
        choices=good_for_choices,
        coerce=int,
        initial=USUAL_DAYS,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose how long it is good for.")),
    )
    urgency = forms.ChoiceField(
        label=_("How soon"),
        choices=Urgency.choices,
        initial=Urgency.WHENEVER,
        required=False,
        widget=forms.RadioSelect,
    )
    circle = forms.ChoiceField(label=_("Who sees it"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, circles: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        circle: Any = self.fields["circle"]
        circle.choices = who_sees(circles)
        for detail in DETAILS:
            self.fields[detail.name] = _detail_field(detail)

    @property
    def details(self) -> list[tuple[str, Any]]:
        """What its kind asks for: the kinds each is for, divided by spaces, with its field."""
        return [(" ".join(f"for-{kind}" for kind in detail.kinds), self[detail.name]) for detail in DETAILS]

    def asked(self) -> dict[str, Any]:
        """What `write_ask` takes."""
        said = self.cleaned_data
        names = ("kind", "title", "words", "good_days", "once")
        details = {detail.name: said[detail.name] for detail in DETAILS}
        circle = int(said["circle"]) if said["circle"].isdigit() else 0
        urgency = said["urgency"] or Urgency.WHENEVER
        return {name: said[name] for name in names} | {"details": details, "circle": circle, "urgency": urgency}


def _detail_field(detail: Detail) -> forms.Field:
    if detail.choices:
        return forms.ChoiceField(label=detail.label, choices=detail.choices, required=False, widget=forms.RadioSelect)
    return forms.CharField(
        label=detail.label, max_length=LINE_LIMIT, required=False, error_messages={"max_length": TOO_LONG}
    )


class AskDraftForm(forms.Form):
    """The same as it is being written: nothing is asked of it."""

    kind = forms.CharField(required=False, max_length=16)
    title = forms.CharField(required=False, max_length=10 * TITLE_LIMIT, strip=False)
    words = forms.CharField(required=False, max_length=10 * WORDS_LIMIT, strip=False)
    good_days = forms.IntegerField(required=False, min_value=1, max_value=366)

    def kept(self) -> dict[str, Any]:
        """What `keep_ask_draft` takes."""
        names = ("urgency", "circle", *(detail.name for detail in DETAILS))
        return self.cleaned_data | {
            "more": {name: self.data[name][:LINE_LIMIT] for name in names if self.data.get(name)}
        }

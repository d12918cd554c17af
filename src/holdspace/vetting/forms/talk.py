"""Forms of the conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.vetting.actions.talking import LONGEST_ASKS, LONGEST_NOTE, LONGEST_PLACE
from holdspace.web.forms import WordsField

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.vetting.queries.talking import TalkPage


def _time(label: Any, *, required: bool) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        required=required,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("Please give a day and a time, such as 2027-03-01 18:30.")},
    )


class TimesForm(forms.Form):
    """Three times, in the zone of whoever proposes; where or how; and who comes along."""

    one = _time(_("A time"), required=True)
    two = _time(_("Another time"), required=False)
    three = _time(_("A third one"), required=False)
    place = forms.CharField(
        label=_("Where, or how"),
        help_text=_("A place, a number, a link. The applicant sees it with the times."),
        max_length=LONGEST_PLACE,
    )

    def __init__(self, shown: TalkPage, data: Any = None) -> None:
        super().__init__(data, initial={"place": shown.talk.place} if shown.talk else None)
        self.fields["other"] = forms.TypedChoiceField(label=_("Together with"), choices=shown.partners, coerce=int)
        if len(shown.partners) == 1:
            self.fields["other"].initial = shown.partners[0][0]

    @property
    def times(self) -> list[datetime]:
        """Those that were given."""
        return [self.cleaned_data[name] for name in ("one", "two", "three") if self.cleaned_data.get(name)]


class WishForm(forms.Form):
    """When it would suit the applicant."""

    asks = WordsField(label=_("When would it suit you?"), max_length=LONGEST_ASKS, rows=3)


class NoteForm(forms.Form):
    """What one noted, alone."""

    words = WordsField(
        label=_("What did you hear?"),
        help_text=_(
            "What they said and did, with an example; what you still wonder. You write it before you read the other's."
        ),
        max_length=LONGEST_NOTE,
        rows=8,
    )

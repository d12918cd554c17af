"""What the style page shows the components with: made-up words of nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from holdspace.web.coaching import look

if TYPE_CHECKING:
    from datetime import datetime

LEVELS = [("low", "Low"), ("medium", "Medium"), ("high", "High")]
HOPES = [("heard", "To be heard"), ("company", "Company"), ("cheer", "A cheer"), ("ideas", "Ideas"), ("hand", "A hand")]
SEEN = [("0", "Not in this answer"), ("1", "Begins to show"), ("2", "Clearly there")]


class StyleForm(forms.Form):
    """One field of every kind."""

    once = forms.CharField(widget=forms.HiddenInput, initial="0" * 32)
    words = forms.CharField(label="In your words", max_length=600, widget=forms.Textarea(attrs={"rows": 5}))
    name = forms.CharField(label="What shall we call you?", max_length=60, help_text="As colleagues know you.")
    email = forms.EmailField(label="E-mail", help_text="For the code that lets you in. Nobody here sees it.")
    site = forms.URLField(label="A page about your work", required=False, assume_scheme="https")
    hours = forms.IntegerField(label="Hours a month you could give", required=False, min_value=0)
    until = forms.DateField(label="Until", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    zone = forms.ChoiceField(label="Where your clock stands", choices=[("a", "Europe/Berlin"), ("b", "America/Denver")])
    level = forms.ChoiceField(label="Level", choices=LEVELS, widget=forms.RadioSelect)
    hope = forms.ChoiceField(label="What would do you good?", choices=HOPES, widget=forms.RadioSelect)
    kinds = forms.MultipleChoiceField(label="What I'd gladly do here", choices=HOPES, required=False)
    seen = forms.ChoiceField(label="Slowing down", choices=SEEN, widget=forms.RadioSelect)
    agree = forms.BooleanField(label="I have read it, and I want to be part of it.", help_text="You can leave any day.")
    picture = forms.FileField(label="A picture of you", required=False, help_text="JPEG, PNG or WebP, up to 5 MB.")
    description = forms.CharField(label="What can be seen in it?", max_length=200, required=False)
    decorative = forms.BooleanField(label="It is decoration and says nothing", required=False)
    remove = forms.BooleanField(label="Take this picture away", required=False)


@dataclass(frozen=True)
class Said:
    """Stands in for one of Django's messages."""

    message: str
    level_tag: str

    def __str__(self) -> str:
        return self.message


FILLED = {
    "once": "0" * 32,
    "words": "I said no to a third group this term. I keep waiting for somebody to be angry, and nobody is.",
    "name": "Maren",
    "email": "maren@example.org",
    "level": "medium",
    "hope": "company",
    "kinds": ["company", "ideas"],
    "zone": "a",
    "seen": "1",
    "agree": "on",
}


COACHED = "Write to ann@example.org. The addict hanged himself, and I went home."


def samples(at: datetime) -> dict[str, Any]:
    """A person, a community, and forms as they come, filled, and back with something to mend."""
    mended = StyleForm({"words": "true " * 125, "email": "maren", "once": "0" * 32}, auto_id="mend_%s")
    mended.add_error(None, "Somebody else changed this while you wrote. Have a look, then send it again.")
    return {
        "at": at,
        "empty_form": StyleForm(),
        "form": StyleForm(initial=FILLED, auto_id="filled_%s"),
        "form_to_mend": mended,
        "coached": look(QueryDict(urlencode({"text": COACHED})), wants_hints=True),
        "sample_messages": [
            Said("Your share is with the people of Bridges.", "success"),
            Said("You are resting until Monday.", "info"),
            Said("That page had waited too long. Your words are back below.", "warning"),
        ],
    }

"""What a member says of themself in their own words, and their picture."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.directory.forms.seen_by import who_sees
from holdspace.directory.models import ABOUT_LIMIT, GLADLY_LIMIT, WORK_AS_LIMIT

DESCRIPTION_LIMIT = 200


class ProfileForm(forms.Form):
    """Short on purpose: five minutes, and nothing in it is required."""

    work_as = forms.CharField(
        label=_("I work as"),
        help_text=_("A few words, for example: school social worker, or peer specialist in a clubhouse."),
        max_length=WORK_AS_LIMIT,
        required=False,
    )
    work_as_for = who_sees()
    about = forms.CharField(
        label=_("A little about me"),
        help_text=_("What you would say in the kitchen at a gathering."),
        max_length=ABOUT_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    about_for = who_sees()
    gladly = forms.CharField(
        label=_("What I'd gladly do here"),
        help_text=_("For example: read your grant text, listen on a hard Friday, tell you how I left agency work."),
        max_length=GLADLY_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    gladly_for = who_sees()


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

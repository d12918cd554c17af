"""Writing a share, and answering one."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.sharing.actions.writing import SHORTEST_SHARE
from holdspace.sharing.models import LONGEST_RESPONSE, LONGEST_SHARE
from holdspace.sharing.states import OFFERED_LEVELS, Gesture, Hope
from holdspace.web.forms import OnceForm, WordsField

LEVELS = [(level.value, level.label) for level in OFFERED_LEVELS]


class ShareForm(OnceForm):
    """Words, how much of oneself is in them, and what one hopes for. Nothing is chosen beforehand."""

    text = WordsField(label=_("In your words"), min_length=SHORTEST_SHARE, max_length=LONGEST_SHARE, rows=6)
    level = forms.ChoiceField(
        label=_("How much of you is in it?"),
        choices=LEVELS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what fits best.")},
    )
    hope = forms.ChoiceField(
        label=_("What would do you good?"),
        choices=Hope.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one, so that people know how to answer.")},
    )
    for_me_alone = forms.BooleanField(
        label=_("What people answer is for me alone"),
        help_text=_("Others read your share, and not the words that come back to you."),
        required=False,
    )


class DraftForm(forms.Form):
    """The same fields as they stand while one writes: anything goes but what is no choice at all."""

    text = forms.CharField(required=False, strip=False)
    level = forms.ChoiceField(choices=[("", ""), *LEVELS], required=False)
    hope = forms.ChoiceField(choices=[("", ""), *Hope.choices], required=False)
    for_me_alone = forms.BooleanField(required=False)


class WordsForm(OnceForm):
    """A few words back."""

    text = WordsField(label=_("A few words"), max_length=LONGEST_RESPONSE, rows=3)


class GestureForm(OnceForm):
    """A gesture back, pressed beside the box: words that stand in the box stay there."""

    gesture = forms.ChoiceField(choices=Gesture.choices)
    text = forms.CharField(required=False)

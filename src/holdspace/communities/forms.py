"""What people say to the community's pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models.circle import LONGEST_AGREEMENTS, LONGEST_NAME, LONGEST_PURPOSE
from holdspace.communities.states import (
    CHARTER_FIELDS,
    PULSE_ANSWERS,
    PULSE_STATEMENTS,
    ProposalAbout,
    ProposalState,
    Role,
    Stance,
)
from holdspace.web.coaching import could_identify
from holdspace.web.forms import OnceForm, WordsField


class AffirmForm(forms.Form):
    """One's own yes; never ticked beforehand."""

    yes = forms.BooleanField(
        label=_("I have read this, and I want to live it here with you."),
        error_messages={"required": _("Tick the box if you agree. If you do not, nothing happens and nobody is told.")},
    )


class RoleForm(forms.Form):
    """One role of one member, given or ended."""

    role = forms.ChoiceField(choices=Role.choices)
    held = forms.TypedChoiceField(choices=[("yes", "yes"), ("no", "no")], coerce=lambda v: v == "yes")


class LeaveForm(forms.Form):
    """Leaving is said twice, so that nobody leaves by a slip."""

    sure = forms.BooleanField(
        label=_("I want to leave this community."),
        error_messages={"required": _("Tick the box if you want to leave. Nothing has happened so far.")},
    )


class CircleForm(OnceForm):
    """A circle to be opened."""

    name = forms.CharField(
        label=_("What it is called"),
        max_length=LONGEST_NAME,
        error_messages={"required": _("A short name, so that you find each other.")},
    )
    is_for = WordsField(label=_("What it is for"), max_length=LONGEST_PURPOSE, rows=2)
    agreements = WordsField(
        label=_("What you agree on among yourselves"),
        help_text=_("Beside what everybody here agreed on. It can stay empty."),
        max_length=LONGEST_AGREEMENTS,
        rows=4,
        required=False,
    )


PART_NAMES = {
    "is_for": _("What this is for"),
    "is_not_for": _("What it is not for"),
    "who_it_is_for": _("Who it is for"),
    "mission": _("Our mission"),
    "values": _("Our values"),
    "agreements": _("How we treat each other, and how we give and take"),
    "words": _("How it should read"),
}
LONGEST_PART = 4000
LONGEST_OWN_WORDS = 600


class ProposalForm(OnceForm):
    """What should change, and why. The boxes for the words are those of what it is about."""

    in_short = forms.CharField(
        label=_("In one sentence: what would change?"),
        min_length=10,
        max_length=160,
        error_messages={"required": _("Say in one sentence what would change.")},
    )
    why = WordsField(
        label=_("Why would it be good for us?"),
        help_text=_("What happened, or what is missing? Speak of yourself; others can follow that best."),
        min_length=20,
        max_length=1200,
        rows=5,
    )

    def __init__(self, about: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = _parts(about)
        for part in self.parts:
            self.fields[part] = _part_field(part, about)
        if about == ProposalAbout.OBJECTION:
            self.fields["in_short"].label = _("In one sentence: what can you not live with?")
            self.fields["why"].label = _("What would it take for you to say yes?")
            self.fields["why"].help_text = ""

    @property
    def part_fields(self) -> list[forms.BoundField]:
        """The boxes for the words themselves, in their order."""
        return [self[part] for part in self.parts]

    def clean(self) -> dict[str, Any]:
        """Nothing goes out in which a client could be recognised."""
        data = super().clean() or {}
        for name in ("in_short", *self.parts):
            if why := could_identify(data.get(name, "")):
                self.add_error(name, why)
        return data

    @property
    def texts(self) -> dict[str, str]:
        """The words proposed, by part."""
        return {part: self.cleaned_data[part] for part in self.parts}


class VoiceForm(OnceForm):
    """What one member says to a proposal."""

    stance = forms.ChoiceField(
        label=_("How is this for you?"),
        choices=Stance.choices,
        error_messages={"required": _("Choose what comes closest.")},
    )
    words = WordsField(label=_("In your words"), min_length=2, max_length=600, rows=3)


class ProposalAnswerForm(forms.Form):
    """A steward's answer. With changes: the words as they will read."""

    outcome = forms.ChoiceField(
        label=_("The answer"), error_messages={"required": _("Please choose one of the answers.")}
    )
    reasons = WordsField(
        label=_("The reasons, for everybody to read"),
        help_text=_("What did you hear in the discussion, and what tipped it?"),
        min_length=20,
        max_length=1200,
        rows=5,
    )

    def __init__(self, about: str, parts: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcomes = [ProposalState.TAKEN, ProposalState.TAKEN_CHANGED, ProposalState.NOT_TAKEN]
        if about == ProposalAbout.OBJECTION:
            outcomes.remove(ProposalState.TAKEN_CHANGED)
        self.fields["outcome"].choices = [(str(one), capfirst(one.label)) for one in outcomes]  # type: ignore[attr-defined]
        self.parts = parts
        for part in parts:
            self.fields[part] = _part_field(part, about)

    @property
    def part_fields(self) -> list[forms.BoundField]:
        """The boxes for the words themselves, in their order."""
        return [self[part] for part in self.parts]

    @property
    def texts(self) -> dict[str, str]:
        """The words as they would read with changes, by part."""
        return {part: self.cleaned_data[part] for part in self.parts}

    def clean(self) -> dict[str, Any]:
        """Nothing goes out in which a client could be recognised."""
        data = super().clean() or {}
        for name in ("reasons", *self.parts):
            if why := could_identify(data.get(name, "")):
                self.add_error(name, why)
        return data


class PulseForm(forms.Form):
    """The season's question: everything can be passed over."""

    words = WordsField(
        label=_("Anything you would like all of us to hear"),
        help_text=_("It stands there word for word, without your name. Somebody may still know you by how you write."),
        required=False,
        max_length=600,
        rows=4,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, label in PULSE_STATEMENTS.items():
            self.fields[key] = forms.TypedChoiceField(
                label=label,
                choices=[(str(value), words) for value, words in PULSE_ANSWERS],
                coerce=int,
                empty_value=None,
                required=False,
            )

    @property
    def statements(self) -> list[forms.BoundField]:
        """The statements in their order."""
        return [self[key] for key in PULSE_STATEMENTS]

    @property
    def answers(self) -> dict[str, int | None]:
        """0 to 3 by statement; None for what was passed over."""
        return {key: self.cleaned_data[key] for key in PULSE_STATEMENTS}


class SwitchForm(forms.Form):
    """Something on or off, by the button pressed."""

    on = forms.TypedChoiceField(choices=[("yes", "yes"), ("no", "no")], coerce=lambda v: v == "yes")


def _parts(about: str) -> list[str]:
    if about == ProposalAbout.OBJECTION:
        return []
    return list(CHARTER_FIELDS) if about == ProposalAbout.CHARTER else ["words"]


def _part_field(part: str, about: str) -> WordsField:
    label, longest = PART_NAMES[part], LONGEST_PART
    if about == ProposalAbout.PROMPTS:
        label, longest = _("The question"), 200
    elif about == ProposalAbout.NOTES:
        label, longest = _("What the sharing notes should say, too"), LONGEST_OWN_WORDS
    # A part of the charter that is left empty stays as it is, so that nobody empties it by a slip.
    required = about != ProposalAbout.CHARTER
    return WordsField(label=label, max_length=longest, rows=6 if longest > 200 else 2, required=required)

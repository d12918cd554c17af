"""What people say to the community's pages."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models.circle import LONGEST_AGREEMENTS, LONGEST_NAME, LONGEST_PURPOSE
from holdspace.communities.states import Role
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

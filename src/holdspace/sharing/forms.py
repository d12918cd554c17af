"""Writing a share, and answering one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.communities.states import MOST_NAMED, NAMES_PEOPLE, AudienceKind
from holdspace.sharing.audiences import ForWhom, as_said
from holdspace.sharing.content_notes import LONGEST_NOTE
from holdspace.sharing.models import LONGEST_RESPONSE, LONGEST_SHARE
from holdspace.sharing.rules import SHORTEST_SHARE
from holdspace.sharing.states import LET_GO_DAYS, MUTE_DAYS, OFFERED_LEVELS, Gesture, Hope, how_long_in_words
from holdspace.uploads.models import DESCRIPTION_LENGTH
from holdspace.web.forms import OnceForm, WordsField

if TYPE_CHECKING:
    from holdspace.sharing.queries import Offers

LEVELS = [(level.value, level.label) for level in OFFERED_LEVELS]


class PeopleField(forms.MultipleChoiceField):
    """Numbers of people; who they are, and whether they can be named, the action asks."""

    def to_python(self, value: Any) -> list[Any]:
        """The numbers, each once."""
        return list(dict.fromkeys(int(one) for one in value or [] if str(one).isascii() and str(one).isdigit()))

    def valid_value(self, value: Any) -> bool:
        """Any number: the list on the page shows some of the people alone."""
        return isinstance(value, int) and value < 2**63


class NoteField(forms.CharField):
    """A word beforehand, free or from the list."""

    def __init__(self) -> None:
        super().__init__(
            label=_("A word beforehand"),
            help_text=_("It stands before your words. It protects nobody; people choose their time by it."),
            max_length=LONGEST_NOTE,
            required=False,
            widget=forms.TextInput(attrs={"list": "content-notes", "autocomplete": "off"}),
            error_messages={"max_length": _("A word or two are enough: up to 60 characters.")},
        )


class StayField(forms.TypedChoiceField):
    """How many days it stays; nothing said is until the sharer lets it go."""

    def __init__(self) -> None:
        super().__init__(
            label=_("How long should it stay?"),
            choices=how_long_in_words,
            coerce=int,
            empty_value=0,  # type: ignore[arg-type]  # what is coerced is a number
            initial=0,
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": _("Choose how long it stays.")},
        )


class PictureField(forms.FileField):
    """A picture; whether it is one, the action looks."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            label=_("The picture"),
            help_text=_("JPEG, PNG or WebP, up to 5 MB. Where it was taken is removed."),
            required=required,
            widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
            error_messages={
                "required": _("Choose a picture first."),
                "empty": _("This file is empty. Choose another."),
            },
        )


class DescriptionField(forms.CharField):
    """The words that stand for a picture."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            label=_("Say what it shows"),
            help_text=_("For people who do not see it: “a blue mug on a window sill, rain behind it”."),
            max_length=DESCRIPTION_LENGTH,
            required=required,
            error_messages={"required": _("A few words are enough. Without them the picture is not shown.")},
        )


class ShareForm(OnceForm):
    """Words, how much of oneself is in them, what one hopes for, and who may read it. `offers` says who could."""

    def __init__(self, *args: Any, offers: Offers, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = offers.audiences  # type: ignore[attr-defined]
        self.fields["people"].choices = offers.people  # type: ignore[attr-defined]
        self.initial.setdefault("audience", AudienceKind.EVERYBODY.value)

    audience = forms.ChoiceField(
        label=_("Who may read it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who may read it."), "invalid_choice": _("Choose who may read it.")},
    )
    people = PeopleField(label=_("Choose people"), required=False)
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
    content_note = NoteField()
    picture = PictureField(required=False)
    description = DescriptionField(required=False)
    lets_go_days = StayField()
    for_me_alone = forms.BooleanField(
        label=_("What people answer is for me alone"),
        help_text=_("Others read your share, and not the words that come back to you."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Whoever chooses people, or leaves some out, says whom."""
        said = super().clean() or {}
        if said.get("audience") in NAMES_PEOPLE and not 1 <= len(said.get("people", [])) <= MOST_NAMED:
            self.add_error("people", _("Choose between one and thirty people."))
        return said

    @property
    def for_whom(self) -> ForWhom:
        """What was said of the audience."""
        return as_said(self.cleaned_data["audience"], self.cleaned_data["people"])


class DraftForm(forms.Form):
    """The same fields as they stand while one writes: anything goes but what is no choice at all."""

    text = forms.CharField(required=False, strip=False)
    level = forms.ChoiceField(choices=[("", ""), *LEVELS], required=False)
    hope = forms.ChoiceField(choices=[("", ""), *Hope.choices], required=False)
    content_note = forms.CharField(required=False)
    lets_go_days = forms.TypedChoiceField(
        choices=[(days, str(days)) for days in LET_GO_DAYS],
        coerce=int,
        empty_value=0,  # type: ignore[arg-type]  # what is coerced is a number
        required=False,
    )
    for_me_alone = forms.BooleanField(required=False)
    audience = forms.RegexField(r"^(everybody|chosen|without|circle-[0-9]{1,18})$", required=False)
    people = PeopleField(required=False)


class RewordForm(forms.Form):
    """What one has shared, in other words."""

    text = WordsField(label=_("In your words"), min_length=SHORTEST_SHARE, max_length=LONGEST_SHARE, rows=6)
    content_note = NoteField()


class PictureForm(forms.Form):
    """A picture comes with words that stand for it."""

    picture = PictureField()
    description = DescriptionField()


class StayForm(forms.Form):
    """How many days from now it stays."""

    days = forms.TypedChoiceField(choices=[(days, str(days)) for days in LET_GO_DAYS], coerce=int)


class WordsForm(OnceForm):
    """A few words back."""

    text = WordsField(label=_("A few words"), max_length=LONGEST_RESPONSE, rows=3)


class MuteForm(forms.Form):
    """For how long one does not read somebody, or what stands under a content note."""

    days = forms.TypedChoiceField(choices=[(days, str(days)) for days in MUTE_DAYS], coerce=int)


class GestureForm(OnceForm):
    """A gesture back, pressed beside the box: words that stand in the box stay there."""

    gesture = forms.ChoiceField(choices=Gesture.choices)
    text = forms.CharField(required=False)

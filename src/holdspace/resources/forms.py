"""What people say when they give a resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.exchange.rules import OFFER_LIMIT
from holdspace.resources.models import LINK_LIMIT, TEXT_LIMIT, TITLE_LIMIT, WORDS_LIMIT
from holdspace.resources.rules import MOST_FOR, TO_GIVER_LIMIT, fits_inside, plain_link
from holdspace.resources.states import NO_FILE_UNDER, Answer, Licence, ResourceKind
from holdspace.resources.topics import for_whom, topics
from holdspace.uploads.forms import BroughtFileField
from holdspace.uploads.models import DESCRIPTION_LENGTH
from holdspace.web.forms import OnceForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EVERYBODY = "everybody"
TOO_LONG = _("This is longer than fits here. What matters most?")
PLACE_OF_KIND: dict[str, str] = {ResourceKind.LINK: "link", ResourceKind.FILE: "file", ResourceKind.HOWTO: "text"}


class ResourceForm(OnceForm):
    """A resource that stands already, to be changed: everything but what it is and who sees it."""

    title = forms.CharField(
        label=_("In one line"),
        max_length=TITLE_LIMIT,
        error_messages={"required": _("Say in one line what it is."), "max_length": TOO_LONG},
    )
    words = forms.CharField(
        label=_("What is it good for?"),
        help_text=_("What it helped you with, or when you would reach for it."),
        required=False,
        max_length=WORDS_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )
    link = forms.CharField(
        label=_("Its address"),
        help_text=_("As it stands in the browser: https://…"),
        required=False,
        max_length=LINK_LIMIT,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"max_length": TOO_LONG},
    )
    file = BroughtFileField(required=False)
    description = forms.CharField(
        label=_("Say what it shows"),
        help_text=_("For people who do not see it. An image needs it; for a PDF or a text it may stay empty."),
        required=False,
        max_length=DESCRIPTION_LENGTH,
        error_messages={"max_length": TOO_LONG},
    )
    text = forms.CharField(
        label=_("How it goes"),
        help_text=_("Step by step. A line that begins with “1.” or “-” becomes a list, **two stars** make it bold."),
        required=False,
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"max_length": _("This is longer than a short how-to. Give it as a PDF, or in two parts.")},
    )
    topic = forms.ChoiceField(
        label=_("What is it about?"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose what comes closest.")),
    )
    for_whom = forms.MultipleChoiceField(
        label=_("For work with"),
        help_text=_("Up to three, if it is for some more than for others."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Please choose from the list.")},
    )
    licence = forms.ChoiceField(
        label=_("What may others do with it?"),
        choices=Licence.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose what comes closest.")),
    )

    def __init__(self, *args: Any, added: Mapping[str, str], kind: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of_kind = kind
        topic, whom = self.fields["topic"], self.fields["for_whom"]
        topic.choices = [("", _("Choose one")), *topics(added)]  # type: ignore[attr-defined]
        whom.choices = for_whom(added)  # type: ignore[attr-defined]

    def clean_for_whom(self) -> list[str]:
        """Up to three."""
        chosen: list[str] = self.cleaned_data["for_whom"]
        if len(chosen) > MOST_FOR:
            raise forms.ValidationError(_("That is more than fits: choose the ones that matter most."))
        return chosen

    def clean(self) -> dict[str, Any]:
        """The thing itself stands in the place of its kind; a file that may not be kept is said at its licence."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        kind: Any = self.of_kind or said.get("kind", "")
        place = PLACE_OF_KIND.get(kind, "")
        if place and place not in self.errors:
            inside = fits_inside(
                kind=kind,
                link=plain_link(said.get("link", "")),
                text=said.get("text", ""),
                has_file=bool(said.get("file")) or bool(self.of_kind),
            )
            if not inside.allowed:
                self.add_error(place, str(inside.because))
        if kind == ResourceKind.FILE and said.get("licence") in NO_FILE_UNDER:
            self.add_error("licence", _("A file is kept here only if it may be passed on. Give its address as a link."))
        return said

    def said(self) -> dict[str, Any]:
        """What `change_resource` takes, but for the file."""
        names = ("title", "words", "topic", "for_whom", "licence", "link", "text", "once")
        return {name: self.cleaned_data[name] for name in names}


class GiveForm(ResourceForm):
    """A resource that is about to be given."""

    kind = forms.ChoiceField(
        label=_("What do you give?"),
        choices=ResourceKind.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose what it is.")),
    )
    circle = forms.ChoiceField(label=_("Who sees it"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, circles: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_circles(self.fields["circle"], circles)

    def given(self) -> dict[str, Any]:
        """What `give_resource` takes, but for the file."""
        return self.said() | {"kind": self.cleaned_data["kind"], "circle": circle_said(self)}


def offer_circles(field: Any, circles: Sequence[tuple[int, str]]) -> None:
    """Let somebody choose between everybody and their circles, by number and name."""
    named = [(str(number), _("My circle %(name)s") % {"name": name}) for number, name in circles]
    field.choices = [(EVERYBODY, _("Everybody here")), *named]


def circle_said(form: forms.Form) -> int:
    """The number of the circle that was chosen; 0 for everybody."""
    circle = str(form.cleaned_data["circle"])
    return int(circle) if circle.isdigit() else 0


class HowForm(OnceForm):
    """Whether it helped, with a word to its giver if one likes."""

    answer = forms.ChoiceField(
        label=_("Has it helped?"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose what comes closest.")),
    )
    words = forms.CharField(
        label=_("A word to its giver"),
        required=False,
        max_length=TO_GIVER_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": TOO_LONG},
    )


class CollectionForm(OnceForm):
    """What a collection gathers."""

    title = forms.CharField(
        label=_("What does it gather?"),
        help_text=_("“For the first group session”, “When a colleague is worn out”."),
        max_length=TITLE_LIMIT,
        error_messages={"required": _("Say in one line what it gathers."), "max_length": TOO_LONG},
    )
    words = forms.CharField(
        label=_("A few words about it"),
        required=False,
        max_length=WORDS_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )

    def said(self) -> dict[str, Any]:
        """What `change_collection` takes."""
        return {name: self.cleaned_data[name] for name in ("title", "words", "once")}


class MakeCollectionForm(CollectionForm):
    """A collection that is about to be made."""

    circle = forms.ChoiceField(label=_("Who sees it"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, circles: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_circles(self.fields["circle"], circles)

    def made(self) -> dict[str, Any]:
        """What `make_collection` takes."""
        return self.said() | {"circle": circle_said(self)}


class ForAskForm(OnceForm):
    """Which resource meets an ask, with the words of the offer."""

    resource = forms.ChoiceField(
        label=_("What is it?"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose what you have for it.")),
    )
    words = forms.CharField(
        label=_("A few words with it"),
        max_length=OFFER_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in a few words why it may help."), "max_length": TOO_LONG},
    )

    def __init__(self, *args: Any, found: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        resource: Any = self.fields["resource"]
        resource.choices = [(str(number), title) for number, title in found]

"""What the pages of this room take in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.lifelines.lines import countries
from holdspace.lifelines.models import LONGEST_ABOUT, LONGEST_NAME, LONGEST_REACH, LONGEST_SENTENCE
from holdspace.lifelines.states import LineKind
from holdspace.web.forms import OnceForm, WordsField

SENTENCE = _("I am not OK right now. Could you write to me, or call me, when you can?")


class CountryForm(forms.Form):
    """Whose shipped lines stand on the page."""

    country = forms.ChoiceField(label=_("Where most of you are"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["country"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("Several countries, or one that is not here"))] + [
            (one.key, one.name) for one in countries().values()
        ]


class LineForm(OnceForm):
    """A line of the community's own."""

    name = forms.CharField(label=_("Who it is"), max_length=LONGEST_NAME)
    reach = forms.CharField(label=_("How one reaches them"), max_length=LONGEST_REACH)
    about = forms.CharField(label=_("When, and for whom"), max_length=LONGEST_ABOUT, required=False)
    kind = forms.ChoiceField(label=_("Whom it is for"), choices=LineKind.choices, initial=LineKind.CRISIS)


class TrustedForm(forms.Form):
    """Whom to ask, and what one press will send."""

    whom = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**62)
    sentence = WordsField(label=_("What one press sends"), max_length=LONGEST_SENTENCE, rows=2, initial=SENTENCE)


class ReachForm(OnceForm):
    """One press."""

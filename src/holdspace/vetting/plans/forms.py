"""What stewards say to the pages where the next version is planned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from holdspace.vetting.plans.checking import (
    BOUNDS,
    LONGEST_TITLE,
    LONGEST_WORDS,
    MINUTES_BOUNDS,
    MOST_SITUATIONS,
    MOST_VOUCHES,
)
from holdspace.vetting.plans.reading import LONGEST_FILE
from holdspace.web.coaching import could_identify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holdspace.vetting.plans.checking import Known
    from holdspace.vetting.plans.shape import Plan, StepPlan


def _number(label: Any, bounds: tuple[int, int], help_text: Any = "") -> forms.IntegerField:
    least, most = bounds
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=least,
        max_value=most,
        error_messages={
            "invalid": _("Please write a whole number."),
            "min_value": _("Please write %(limit_value)s or more."),
            "max_value": _("Please write %(limit_value)s or less."),
            "required": _("Please write a number."),
        },
    )


class StepPlanForm(forms.Form):
    """One step: its minutes and the community's own words; for situations also how many and which."""

    minutes = _number(_("Minutes it takes"), MINUTES_BOUNDS)
    title = forms.CharField(
        label=_("Your own title"),
        help_text=_("Leave it empty for the words that are there."),
        max_length=LONGEST_TITLE,
        required=False,
    )
    words = forms.CharField(
        label=_("Your own words before it asks"),
        help_text=_("Leave it empty for the words that are there."),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, step: StepPlan, known: Known, titles: Mapping[str, str], data: Any = None) -> None:
        initial = {"minutes": step.minutes, "title": step.title, "words": step.words}
        super().__init__(data, initial=initial)
        self.step = step
        if step.kind == "vouch":
            self.fields["many"] = _number(_("How many members are asked"), (1, MOST_VOUCHES))
            self.fields["many"].initial = step.many
        if step.kind != "scenarios":
            return
        del self.fields["title"]
        self.fields["minutes"].label = _("Minutes for each situation")
        self.fields["many"] = _number(_("How many situations"), (1, MOST_SITUATIONS))
        self.fields["many"].initial = step.many
        self.fields["sets"] = forms.MultipleChoiceField(
            label=_("From which sets"), choices=list(known.sets.items()), required=False, initial=list(step.sets)
        )
        self.fields["chosen"] = forms.MultipleChoiceField(
            label=_("These for certain"),
            help_text=_("Those you do not choose come from the sets, first the ones not asked lately."),
            choices=sorted(
                ((slug, titles.get(slug, slug)) for slug in known.scenarios),
                key=lambda one: str(one[1]).strip("“”").casefold(),
            ),
            required=False,
            initial=list(step.chosen),
        )
        self.fields["may_speak"] = forms.BooleanField(
            label=_("They may rather tell it in the conversation"), required=False, initial=step.may_speak
        )

    def clean_title(self) -> str:
        """Nothing that could identify a client stands on a page that anybody can read."""
        return _harmless(self.cleaned_data["title"])

    def clean_words(self) -> str:
        """The same for the words."""
        return _harmless(self.cleaned_data["words"].replace("\r\n", "\n").strip())

    @property
    def planned(self) -> StepPlan:
        """The step as it was said."""
        said: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in self.cleaned_data.items()
        }
        return replace(self.step, **said)


class TimesForm(forms.Form):
    """The pathway as a whole: title, criteria, times, switches. Each switch says from what size it makes sense."""

    title = forms.CharField(label=_("What this pathway is called"), max_length=LONGEST_TITLE)
    rubric = forms.ChoiceField(label=_("What answers are read with"), widget=forms.RadioSelect)
    readers = _number(_("How many read each application"), BOUNDS["readers"], _("Each on their own."))
    reading_days = _number(_("Days for reading"), BOUNDS["reading_days"], _("The applicant is told."))
    decision_days = _number(_("Days for deciding"), BOUNDS["decision_days"], _("The applicant is told."))
    keeps_months = _number(
        _("Months until answers are erased"),
        BOUNDS["keeps_months"],
        _("Counted from the letter. The applicant is told."),
    )
    hides_names = forms.BooleanField(
        label=_("Applications are read without names"),
        help_text=_(
            "Names and addresses are taken out of what readers see. It makes sense from about six reviewers on: where "
            "everybody knows everybody it only pretends."
        ),
        required=False,
    )
    calibrates = forms.BooleanField(
        label=_("Readers practise on five answers first"),
        help_text=_(
            "Before their first application they mark five answers made for practising, and see alone how they "
            "compare. It makes sense from about six reviewers on; it takes each of them half an hour, once."
        ),
        required=False,
    )
    third_reader = forms.BooleanField(
        label=_("One more reads where two see it very differently, or it is close"),
        help_text=_(
            "The program looks at the finished readings and asks one more person, who does not learn why. It decides "
            "nothing. It makes sense from about six reviewers on: with fewer it is always the same person."
        ),
        required=False,
    )
    names_readers = forms.BooleanField(
        label=_("Applicants learn who reads and who decided"),
        required=False,
    )

    def __init__(self, plan: Plan, known: Known, data: Any = None) -> None:
        super().__init__(data, initial={name: getattr(plan, name) for name in self.base_fields})
        cast("forms.ChoiceField", self.fields["rubric"]).choices = list(known.rubrics.items())
        self.plan = plan

    def clean_title(self) -> str:
        """Nothing that could identify a client."""
        return _harmless(self.cleaned_data["title"])

    @property
    def planned(self) -> Plan:
        """The plan as it was said."""
        return replace(self.plan, **self.cleaned_data)


class ImportForm(forms.Form):
    """A file, or its text."""

    file = forms.FileField(label=_("A file"), required=False, max_length=200)
    text = forms.CharField(
        label=_("Or its text"),
        required=False,
        max_length=LONGEST_FILE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
    )

    def clean(self) -> dict[str, Any]:
        """What was sent, as text: the file's, where there is one."""
        values = super().clean() or self.cleaned_data
        file = values.get("file")
        if file is not None:
            try:
                values["text"] = file.read(LONGEST_FILE * 4 + 1).decode("utf-8")
            except UnicodeDecodeError:
                self.add_error("file", _("This is no text in UTF-8. Save it as plain text, and bring it again."))
        if not str(values.get("text", "")).strip() and not self.errors:
            self.add_error("text", _("There is nothing here yet. Choose a file, or paste its text."))
        return values


def _harmless(text: str) -> str:
    if why := could_identify(text):
        raise forms.ValidationError(why)
    return text

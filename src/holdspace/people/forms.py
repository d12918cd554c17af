"""What a person types about themself."""

from __future__ import annotations

import zoneinfo
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from holdspace.people.models import Person


class AddressForm(forms.Form):
    """Whom we mail a code to."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email webauthn", "autocapitalize": "none"}),
    )

    def clean_email(self) -> str:
        """In lower case, as addresses are kept."""
        email: str = self.cleaned_data["email"]
        return email.strip().lower()


class CodeForm(forms.Form):
    """The code that came by mail; small letters, blanks and the dash do not matter."""

    code = forms.CharField(
        label=_("The code from the mail"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class EnterForm(AddressForm):
    """Coming in with a password."""

    password = forms.CharField(
        label=_("Your password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PasswordForm(forms.Form):
    """A password to come in with. It is typed once: whoever mistypes it has a code mailed."""

    password = forms.CharField(
        label=_("Your new password"),
        help_text=_("At least ten characters. Four or five words that do not belong together are easy to keep."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class SecondStepForm(forms.Form):
    """What the app shows, or a code on paper; blanks do not matter."""

    code = forms.CharField(
        label=_("The code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
    )


class NewPersonForm(forms.Form):
    """The one thing we ask of somebody new. The browser may tell its time zone."""

    display_name = forms.CharField(
        label=_("What shall we call you?"),
        help_text=_("The name others here will see. You can change it any day."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    time_zone = forms.CharField(required=False, max_length=50, widget=forms.HiddenInput(attrs={"data-time-zone": ""}))

    def clean_time_zone(self) -> str:
        """A zone there is, or UTC: what a browser says is never a reason to stop."""
        zone: str = self.cleaned_data["time_zone"]
        return zone if zone in zoneinfo.available_timezones() else "UTC"


class PersonForm(forms.Form):
    """How one is called, and how times are told."""

    display_name = forms.CharField(
        label=_("Your name here"),
        help_text=_("Everybody in your communities sees it."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    pronouns = forms.CharField(
        label=_("Your pronouns"),
        help_text=_("They stand beside your name."),
        max_length=30,
        required=False,
    )
    time_zone = forms.ChoiceField(label=_("Where your clock stands"), help_text=_("All times are told by this clock."))
    language = forms.ChoiceField(label=_("Your language"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = [(zone, zone.replace("_", " ")) for zone in _zones()]  # type: ignore[attr-defined]
        self.fields["language"].choices = settings.LANGUAGES  # type: ignore[attr-defined]

    @classmethod
    def of(cls, person: Person) -> PersonForm:
        """The form as things stand."""
        return cls(initial={name: getattr(person, name) for name in cls.base_fields})


class PasskeyForm(forms.Form):
    """A name for a passkey; the browser adds what the device answered."""

    name = forms.CharField(label=_("What do you call this device?"), max_length=60)
    credential = forms.JSONField(required=False, widget=forms.HiddenInput)


class PasskeyNameForm(forms.Form):
    """Another name for it."""

    name = forms.CharField(label=_("What do you call this device?"), max_length=60)


class EraseForm(forms.Form):
    """The last step before an account is gone."""

    sure = forms.BooleanField(label=_("Yes, erase everything that is mine. I know that it cannot be taken back."))


def _zones() -> list[str]:
    known = zoneinfo.available_timezones()
    return [*sorted(zone for zone in known if "/" in zone and not zone.startswith(("Etc/", "SystemV/"))), "UTC"]

"""What allauth asks of us. Its own pages, mails and forms are not in use: ours stand in `views` and `letters`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.actors import VISITOR
from holdspace.people.actions import welcome_person
from holdspace.people.letters import send_letter
from holdspace.vault.sealing import decrypt, encrypt

if TYPE_CHECKING:
    from django.http import HttpRequest

    from holdspace.people.models import Person


class AccountAdapter(DefaultAccountAdapter):
    """Sends what there is to send through our letters, makes accounts through our action, asks for nothing more."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "incorrect_code": _("This did not work. Please try again."),
        "too_many_login_attempts": _("That was many times in a short while. Please wait a few minutes."),
        "rate_limited": _("That was many times in a short while. Please wait a few minutes."),
    }

    def get_login_stages(self) -> list[str]:
        """None: a code has proven the address before we come here, and a passkey stands for itself."""
        return []

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Whatever allauth wants to send goes the way of our own letters; without a template of ours, nowhere."""
        send_letter(to=email, template=template_prefix, context=context, by=VISITOR, at=self.request.at)

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Person:
        """An account is made by our action, wherever it begins."""
        at: Any = request.at  # type: ignore[attr-defined]
        name = form.cleaned_data.get("display_name", "")
        return welcome_person(email=form.cleaned_data["email"], display_name=name, by=VISITOR, at=at)


class PasskeyAdapter(DefaultMFAAdapter):
    """What a passkey or a code is called in the person's own key ring, and how secrets are kept."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This passkey did not work. You can always have a code mailed.")
    }

    def encrypt(self, text: str) -> str:
        """Secrets of apps and codes on paper stand encrypted by the vault."""
        return encrypt(text, context="mfa.authenticator.secret")

    def decrypt(self, encrypted_text: str) -> str:
        """The other way round."""
        return decrypt(encrypted_text, context="mfa.authenticator.secret")

    def get_totp_issuer(self) -> str:
        """How the app calls this place."""
        return "Holdspace"

    def get_totp_label(self, user: Any) -> str:
        """And this account."""
        return str(user.email)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """This place, by its name on the network."""
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": "Holdspace"}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """This person, as they know themself."""
        return {"id": user_pk_to_url_str(user).encode(), "display_name": user.name, "name": user.email}

"""The second step of coming in: a code from an app on one's own device, or one of ten kept on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, validate_totp_code

from holdspace.vault.sealing import CannotOpen, decrypt, encrypt

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

    from holdspace.people.models import Person

IN_SESSION = "people.new_secret"
CONTEXT = "people.second_step.new_secret"


def is_on(person: Person) -> bool:
    """Whether they come in with a second step."""
    return _authenticator(person, Authenticator.Type.TOTP) is not None


def new_secret(session: SessionBase) -> str:
    """What app and place are to share; kept encrypted in this browser's session until a first code proves it."""
    try:
        secret = decrypt(session.get(IN_SESSION, ""), context=CONTEXT)
    except CannotOpen:
        secret = ""
    if not secret:
        secret = generate_totp_secret()
        session[IN_SESSION] = encrypt(secret, context=CONTEXT)
    return secret


def forget_secret(session: SessionBase) -> None:
    """Once it is kept elsewhere."""
    session.pop(IN_SESSION, None)


def picture(person: Person, secret: str) -> str:
    """The secret as a picture (SVG) that the app takes with the camera."""
    svg: str = get_adapter().build_totp_svg(get_adapter().build_totp_url(person, secret))
    return svg


def fits(secret: str, code: str) -> bool:
    """Whether the app that the secret was given to shows this code now."""
    return bool(validate_totp_code(secret, _plain(code)))


def opens(person: Person, code: str) -> str:
    """What a typed code is: "app", "paper" (used up by this), or "" for neither. An app's code is good once."""
    typed = _plain(code)
    app = _authenticator(person, Authenticator.Type.TOTP)
    if app is not None and TOTP(app).validate_code(typed):
        return "app"
    paper = _authenticator(person, Authenticator.Type.RECOVERY_CODES)
    return "paper" if paper is not None and RecoveryCodes(paper).validate_code(typed) else ""


def codes_left(person: Person) -> list[str]:
    """The codes on paper that were not used yet."""
    paper = _authenticator(person, Authenticator.Type.RECOVERY_CODES)
    return RecoveryCodes(paper).get_unused_codes() if paper is not None else []


def _authenticator(person: Person, kind: str) -> Authenticator | None:
    return Authenticator.objects.filter(user=person, type=kind).first()


def _plain(code: str) -> str:
    return "".join(sign for sign in code if sign.isascii() and sign.isdigit())[:20]

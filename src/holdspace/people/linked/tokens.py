"""What is believed of a signed answer (OpenID Connect Core 1.0, section 3.1.3.7), whichever way it came.

The signature is always looked at, though the answer comes straight from the service and a lenient reading of the
standard would do without: a proxy in between, or a mistake in an address, is not to be able to let anybody in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import jwt
from django.utils.crypto import constant_time_compare

from holdspace.people.linked.provider import Provider
from holdspace.people.linked.trouble import Trouble

# Only what has a private half: a shared secret or no signature at all would be a way in for whoever knows the secret.
SIGNATURES: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
CLOCKS_APART = timedelta(seconds=60)
LONGEST_SUBJECT = 255  # as the standard has it
NEEDED: Final = ["iss", "sub", "aud", "exp", "iat", "nonce"]


@dataclass(frozen=True, slots=True)
class Known:
    """Whom the service knows. `email` is "" where it says none, `vouched` whether it says that it is theirs."""

    subject: str
    email: str = ""
    vouched: bool = False


def read_token(
    token: Any,
    *,
    asked: Provider,
    keys: list[dict[str, Any]],
    nonce: str,
    at: datetime,
    shown_since: datetime | None = None,
) -> Known:
    """Whom an `id_token` names, if it is for us, for this very question and in time; `Trouble` otherwise.

    `shown_since`: they must have shown who they are there no earlier than this.
    """
    claims = _signed(token, asked, keys)
    audience = claims["aud"]
    if isinstance(audience, list) and len(audience) > 1 and claims.get("azp") != asked.client_id:
        raise Trouble("for somebody else, too")
    if claims.get("azp", asked.client_id) != asked.client_id:
        raise Trouble("for somebody else")
    if not isinstance(claims["nonce"], str) or not constant_time_compare(claims["nonce"], nonce):
        raise Trouble("an answer to another question")
    if not _moment(claims["exp"]) + CLOCKS_APART > at or not _moment(claims["iat"]) - CLOCKS_APART <= at:
        raise Trouble("out of time")
    if "nbf" in claims and not _moment(claims["nbf"]) - CLOCKS_APART <= at:
        raise Trouble("out of time")
    if shown_since is not None and not _moment(claims.get("auth_time")) + CLOCKS_APART >= shown_since:
        raise Trouble("not shown anew")
    return known(claims)


def known(claims: dict[str, Any]) -> Known:
    """Whom claims name, an address among them as far as it is one."""
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
        raise Trouble("nobody named")
    email = claims.get("email")
    email = email.strip().lower() if isinstance(email, str) and "@" in email and len(email) <= 254 else ""
    # The standard says true; some services write the word. Nothing else is a yes.
    said = claims.get("email_verified")
    return Known(subject, email, bool(email) and (said is True or said == "true"))


def _signed(token: Any, asked: Provider, keys: list[dict[str, Any]]) -> dict[str, Any]:
    if not isinstance(token, str):
        raise Trouble("no token")
    try:
        head = jwt.get_unverified_header(token)
        algorithm = head.get("alg")
        if algorithm not in SIGNATURES:
            raise Trouble("not signed as it should be")
        claims: dict[str, Any] = jwt.decode(
            token,
            _key(head.get("kid"), algorithm, keys),
            algorithms=[algorithm],
            audience=asked.client_id,
            issuer=asked.issuer,
            # Times are compared above, with the one time of this request.
            options={"require": NEEDED, "verify_exp": False, "verify_iat": False, "verify_nbf": False},
        )
    except (jwt.PyJWTError, ValueError, TypeError, KeyError):
        raise Trouble("a token that does not hold") from None
    return claims


def _key(kid: Any, algorithm: str, keys: list[dict[str, Any]]) -> jwt.PyJWK:
    """The one that the token names; where it names none, the only one there is."""
    fitting = [key for key in keys if key.get("use", "sig") == "sig" and (kid is None or key.get("kid") == kid)]
    if len(fitting) != 1:
        raise Trouble("signed with a key that it does not show")
    return jwt.PyJWK.from_dict(fitting[0], algorithm)


def _moment(seconds: Any) -> datetime:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise Trouble("no time")
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        raise Trouble("no time") from None

"""The way to the other service and back: what this browser has asked, and what came of it.

Authorization code with PKCE (RFC 7636), a state and a nonce, all three good once and in this browser alone.
"""

from __future__ import annotations

import hashlib
import secrets
from base64 import b64encode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus, urlencode

from holdspace.people.linked.provider import Provider, come_back_to, endpoints, keys_of
from holdspace.people.linked.tokens import Known, known, read_token
from holdspace.people.linked.trouble import NotAsked, Trouble, TurnedBack
from holdspace.people.linked.wire import fetch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.contrib.sessions.backends.base import SessionBase

IN_SESSION = "people.linked.asked"
GOOD_FOR = timedelta(minutes=15)
AT_ONCE = 5  # in how many windows one may be on the way


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody went there for: `purpose` is "in", "link" (`person` is whose account) or "once_more"."""

    purpose: str
    then: str = ""
    person: int | None = None


def way_there(session: SessionBase, what: Asked, *, asked: Provider, at: datetime) -> str:
    """The address at the service to go to; this browser remembers what it has asked."""
    said = endpoints(asked, at=at)
    state, nonce, verifier = (secrets.token_urlsafe(32) for _n in range(3))
    on_the_way = dict(list(session.get(IN_SESSION, {}).items())[-(AT_ONCE - 1) :])
    session[IN_SESSION] = on_the_way | {
        state: {
            "purpose": what.purpose,
            "then": what.then,
            "person": what.person,
            "nonce": nonce,
            "verifier": verifier,
            "issuer": asked.issuer,
            "at": at.isoformat(),
        }
    }
    question = {
        "response_type": "code",
        "client_id": asked.client_id,
        "redirect_uri": come_back_to(),
        "scope": "openid email",
        "state": state,
        "nonce": nonce,
        "code_challenge": _challenge(verifier),
        "code_challenge_method": "S256",
    }
    if what.purpose == "once_more":
        question |= {"prompt": "login", "max_age": "0"}
    address: str = said["authorization_endpoint"]
    return f"{address}{'&' if '?' in address else '?'}{urlencode(question)}"


def way_back(session: SessionBase, answer: Mapping[str, str], *, asked: Provider, at: datetime) -> tuple[Asked, Known]:
    """What was asked in this browser, and whom the service says it is. What was asked is used up, whatever comes of it.

    `NotAsked` where this browser has asked nothing like it, `TurnedBack` where the person went no further there,
    `Trouble` for everything else.
    """
    kept = _take(session, answer.get("state", ""), at)
    if kept is None or kept["issuer"] != asked.issuer:
        raise NotAsked("an answer that was not asked for")
    what = Asked(kept["purpose"], kept["then"], kept["person"])
    said = endpoints(asked, at=at)
    if answer.get("iss", "" if said.get("authorization_response_iss_parameter_supported") else asked.issuer) != (
        asked.issuer
    ):
        raise Trouble("an answer of somebody else")
    if answer.get("error"):
        raise TurnedBack("turned back")
    tokens = _exchange(answer.get("code", ""), kept["verifier"], asked, said)
    since = datetime.fromisoformat(kept["at"]) if what.purpose == "once_more" else None
    found = read_token(
        tokens.get("id_token"), asked=asked, keys=keys_of(said), nonce=kept["nonce"], at=at, shown_since=since
    )
    return what, found if found.email else _asked_further(found, tokens, said)


def _take(session: SessionBase, state: str, at: datetime) -> dict[str, Any] | None:
    on_the_way = session.get(IN_SESSION, {})
    kept: dict[str, Any] | None = on_the_way.pop(state, None)
    session[IN_SESSION] = on_the_way
    if kept is None or datetime.fromisoformat(kept["at"]) + GOOD_FOR < at:
        return None
    return kept


def _exchange(code: str, verifier: str, asked: Provider, said: dict[str, Any]) -> dict[str, Any]:
    if not 0 < len(code) <= 2000:
        raise Trouble("no code")
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": come_back_to(),
        "code_verifier": verifier,
    }
    ways = said.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if "client_secret_basic" in ways:
        pair = f"{quote_plus(asked.client_id)}:{quote_plus(asked.secret)}"  # RFC 6749, section 2.3.1
        return fetch(said["token_endpoint"], form=form, authorization=f"Basic {b64encode(pair.encode()).decode()}")
    return fetch(said["token_endpoint"], form=form | {"client_id": asked.client_id, "client_secret": asked.secret})


def _asked_further(found: Known, tokens: dict[str, Any], said: dict[str, Any]) -> Known:
    """Some services tell an address only when they are asked once more; it must be about the same person."""
    where, token = said.get("userinfo_endpoint"), tokens.get("access_token")
    if not isinstance(where, str) or not isinstance(token, str):
        return found
    more = known(fetch(where, authorization=f"Bearer {token}"))
    if more.subject != found.subject:
        raise Trouble("somebody else's address")
    return more


def _challenge(verifier: str) -> str:
    return urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")

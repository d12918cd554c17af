"""One table per room: every address × kind of person × read and write.

Each `tests/<room>/test_permissions.py` holds `ROWS = [Row(...), ...]` and the test
`test_permissions = matrix_test(ROWS)`; `tests/test_every_address_has_a_row.py` holds all addresses against them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from holdspace.communities.states import Role
from holdspace.invitations.actions import start_resting
from tests import people_and_places as made
from tests.ways_in import a_draft, a_way_in

OPEN = "open"  # a page, or a POST that was taken (200, 204, 302 to somewhere inside, 400/422 with the form back)
SIGN_IN = "sign in"  # 302 to signing in
NOTHING = "nothing"  # 404, exactly like a number that does not exist
REFUSED = "refused"  # 403 with a reason
NO_SUCH_METHOD = "no such method"  # 405
KINDS = (
    "visitor",
    "applicant",
    "newcomer",
    "member",
    "resting",
    "reviewer",
    "host",
    "steward",
    "elsewhere",
    "operator",
)
INSIDE = ("newcomer", "member", "resting", "reviewer", "host", "steward")


def everybody(outcome: str, **but: str) -> dict[str, str]:
    """The same for all kinds, but for those named."""
    return dict.fromkeys(KINDS, outcome) | but


def insiders(**but: str) -> dict[str, str]:
    """Open to members; visitors sign in first; to everybody else there is nothing there."""
    return everybody(NOTHING, visitor=SIGN_IN) | dict.fromkeys(INSIDE, OPEN) | but


def only(*kinds: str, **but: str) -> dict[str, str]:
    """Open to these kinds; visitors sign in first; to everybody else there is nothing there."""
    return everybody(NOTHING, visitor=SIGN_IN) | dict.fromkeys(kinds, OPEN) | but


@dataclass(frozen=True)
class Row:
    """`args` gets the cast and gives the address's arguments; `data` the POST's body."""

    address: str
    read: dict[str, str]
    write: dict[str, str] | None = None
    args: Callable[[Cast], list[Any]] = field(default=lambda cast: [])
    data: Callable[[Cast, str], dict[str, Any]] = field(default=lambda cast, kind: {})


@dataclass
class Cast:
    """One person of each kind around the community "bridges"; `things` is for what a room's rows need."""

    community: Any
    people: dict[str, Any]
    memberships: dict[str, Any]
    things: dict[str, Any]


def make_cast() -> Cast:
    """Everybody, made through the real actions. Rooms that bring a kind to life (applicant, resting) do it here."""
    community = made.a_community()
    elsewhere = made.a_community("harbour", "Harbour")
    memberships = {
        "newcomer": made.a_member(community, "Nell", at=made.AT),
        "member": made.a_member(community, "Mo"),
        "resting": made.a_member(community, "Ravi"),
        "reviewer": made.a_member(community, "Rea", Role.REVIEWER),
        "host": made.a_member(community, "Hope", Role.HOST),
        "steward": made.a_member(community, "Stella", Role.STEWARD),
        "elsewhere": made.a_member(elsewhere, "Els", Role.STEWARD, Role.HOST, Role.REVIEWER),
    }
    start_resting(membership=memberships["resting"], by=memberships["resting"].person, at=made.AT)
    people = {kind: m.person for kind, m in memberships.items()}
    people["applicant"] = made.a_person("Ada")
    a_way_in(community)
    a_draft(community, people["applicant"])
    people["operator"] = made.a_person("Op")
    people["operator"].is_operator = True
    people["operator"].save()
    return Cast(community, people, memberships, {})


def outcome(response: Any) -> str:
    """What a response means to whoever sent the request."""
    if response.status_code == 302 and response["Location"].startswith("/account/login/?"):
        return SIGN_IN
    return {404: NOTHING, 403: REFUSED, 405: NO_SUCH_METHOD}.get(response.status_code) or (
        OPEN if response.status_code in {200, 204, 302, 400, 409, 422} else str(response.status_code)
    )


def client_of(cast: Cast, kind: str) -> Client:
    """A browser of this kind of person."""
    client = Client()
    if kind != "visitor":
        client.force_login(cast.people[kind], backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def matrix_test(rows: list[Row], prepare: Callable[[Cast], None] = lambda cast: None) -> Any:
    """A test over all rows and kinds of a room, as one table; each request starts from the same state.

    The people are made once (`prepare` makes what rows need), and what a request did is undone after it.
    """

    @pytest.mark.django_db
    def test_permissions() -> None:
        cast = make_cast()
        prepare(cast)
        cases = [(row, method) for row in rows for method in ("read", "write") if getattr(row, method) is not None]
        found, expected = {}, {}
        for row, method in cases:
            name = f"{row.address} {method}"
            while name in found:  # an address may have several rows, with other things in its place
                name += " again"
            found[name] = {kind: _outcome_for(cast, row, method, kind) for kind in KINDS}
            expected[name] = getattr(row, method)
        assert {name: got for name, got in found.items() if got != expected[name]} == {}

    return test_permissions


def _outcome_for(cast: Cast, row: Row, method: str, kind: str) -> str:
    undo = transaction.savepoint()
    client, address = client_of(cast, kind), reverse(row.address, args=row.args(cast))
    response = client.get(address) if method == "read" else client.post(address, row.data(cast, kind))
    transaction.savepoint_rollback(undo)
    return outcome(response)


@lru_cache(maxsize=1)
def all_addresses() -> frozenset[str]:
    """The name of every address of ours (allauth's and Django's own have tests of their own)."""
    from django.urls import get_resolver

    names: set[str] = set()

    def walk(resolver: Any, namespace: str) -> None:
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                inner = pattern.namespace
                if inner == "admin":
                    names.add("admin:index")  # stands for all of it: every page of the admin goes through one door
                    continue
                if str(pattern.pattern).startswith("account/"):
                    continue
                walk(pattern, f"{namespace}{inner}:" if inner else namespace)
            else:
                names.add(f"{namespace}{pattern.name}")

    walk(get_resolver(), "")
    return frozenset(names)

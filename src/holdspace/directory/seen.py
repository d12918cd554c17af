"""How people look to one reader: plain data for pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.communities.rules import is_newcomer
from holdspace.directory.faces import Face, face_of
from holdspace.directory.lists import FACETS, PAYER, label_of
from holdspace.directory.rules import accepting_shown, is_fresh, parts_shown, picked_shown
from holdspace.directory.states import CredentialKind, Reader, VerifiedHow

if TYPE_CHECKING:
    from datetime import date, datetime

    from holdspace.communities.models import Membership
    from holdspace.directory.models import Credential, Profile


@dataclass(frozen=True, slots=True)
class Accepting:
    """That somebody said they take referrals, when, and whether that still counts as now."""

    said_at: datetime
    fresh: bool


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person of a community as somebody reads them."""

    number: int
    person_id: int
    name: str
    pronouns: str
    face: Face
    roles: list[str]
    founder: bool
    here_before: bool
    newcomer: bool
    since: datetime
    work_as: str
    about: str
    gladly: str
    region: str
    accepting: Accepting | None
    own: bool
    read_as: Reader
    shows_answering: bool


@dataclass(frozen=True, slots=True)
class CredentialSeen:
    """What somebody may practice with, for everybody who may see it: without its number."""

    title: str
    kind: str
    where: str
    ends_on: date | None
    ended: bool
    verified_at: datetime | None
    verified_how: str


def credential_seen(credential: Credential, *, at: datetime) -> CredentialSeen:
    """As a page shows it."""
    return CredentialSeen(
        title=credential.title,
        kind=str(CredentialKind(credential.kind).label),
        where=label_of("jurisdiction", credential.jurisdiction, {}),
        ends_on=credential.ends_on,
        ended=credential.ends_on is not None and credential.ends_on < at.date(),
        verified_at=credential.verified_at,
        verified_how=str(VerifiedHow(credential.verified_how).label) if credential.verified_how else "",
    )


def as_seen(membership: Membership, *, reader: Reader, at: datetime) -> Somebody:
    """A membership, with its person and their profile, as this reader sees it."""
    person = membership.person
    profile: Profile | None = getattr(person, "profile", None)
    said = accepting_shown(profile, reader=reader)
    return Somebody(
        number=membership.pk,
        person_id=person.pk,
        name=person.name,
        pronouns=person.pronouns,
        face=face_of(profile if reader is not Reader.ANYBODY else None),
        roles=membership.roles,
        founder=membership.founder,
        here_before=membership.here_before,
        newcomer=is_newcomer(membership, at=at) and not membership.founder,
        since=membership.since,
        accepting=Accepting(said, is_fresh(said, at)) if said else None,
        own=reader is Reader.OWNER,
        read_as=reader,
        shows_answering=profile is not None and profile.shows_answering and reader is not Reader.ANYBODY,
        **parts_shown(profile, reader=reader),
    )


def chosen_seen(profile: Profile | None, *, reader: Reader, added: dict[str, str]) -> list[tuple[str, str]]:
    """What they chose of each list as a pair of the list's name and the words, for lists that this reader may see."""
    found = []
    for facet, keys in picked_shown(profile, reader=reader).items():
        if facet == "accepting":
            continue
        words = [key if facet == PAYER else label_of(facet, key, added) for key in keys]
        if shown := ", ".join(word for word in words if word):
            found.append((str(FACETS[facet].label), shown))
    return found

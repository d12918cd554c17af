"""Which people, and which parts of their profiles, may be seen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from holdspace.communities.rules import may_steward
from holdspace.communities.states import MembershipState
from holdspace.directory.lists import FACETS, PAYER, YES_LABELS, shipped
from holdspace.directory.lists import YES as KEY_OF_YES
from holdspace.directory.states import Reader, SeenBy
from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.people.rules import not_blocked

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.directory.models import Credential, Profile
    from holdspace.grammar.actors import Actor

PARTS: Final = ("work_as", "about", "gladly", "region")
ACCEPTING_DAYS: Final = 60
MOST_PICKED: Final = 60
MOST_ADDITIONS: Final = 200
MOST_CREDENTIALS: Final = 20
REMIND_DAYS: Final = 60


def visible(seen_by: Actor, at: datetime) -> Q:
    """Memberships whose person may be seen in the list of people, by somebody already inside the community."""
    return Q(state=MembershipState.INSIDE, affirmed_version__gt=0) & not_blocked(seen_by, "person")


def parts_shown(profile: Profile | None, *, reader: Reader) -> dict[str, str]:
    """The written parts of a profile that this reader may see; "" for the others."""
    if profile is None:
        return dict.fromkeys(PARTS, "")
    return {part: getattr(profile, part) if reader.may_read(getattr(profile, f"{part}_for")) else "" for part in PARTS}


def picked_shown(profile: Profile | None, *, reader: Reader) -> dict[str, list[str]]:
    """What they chose of each list, by the list's name, as far as this reader may see it."""
    if profile is None:
        return {}
    return {
        facet: list(profile.picked[facet])
        for facet in FACETS
        if profile.picked.get(facet) and reader.may_read(level_of(profile, facet))
    }


def level_of(profile: Profile, facet: str) -> str:
    """Who may see what they chose of a list."""
    return str(profile.picked_for.get(facet, SeenBy.COMMUNITIES))


def accepting_shown(profile: Profile | None, *, reader: Reader) -> datetime | None:
    """When they last said that they take referrals, if this reader may know; None where they do not say so."""
    if profile is None or not reader.may_read(level_of(profile, "accepting")):
        return None
    return profile.accepting_at


def is_fresh(said_at: datetime, at: datetime) -> bool:
    """Whether what was said of referrals still counts as said now: for 60 days."""
    return at - said_at < timedelta(days=ACCEPTING_DAYS)


def accepting_now(at: datetime) -> Q:
    """People who said so within the last 60 days; whether it is shown stands in the index."""
    return Q(profile__accepting_at__gt=at - timedelta(days=ACCEPTING_DAYS))


def may_pick(facet: str, keys: list[str], *, added: set[str]) -> Verdict:
    """Keys of the list itself, of the stewards' additions, or (payers) anything written."""
    if facet not in FACETS or len(keys) > MOST_PICKED:
        return no(_("That is more than fits here."))
    known = {KEY_OF_YES} if facet in YES_LABELS else set(shipped(facet)) | added
    if facet != PAYER and not set(keys) <= known:
        return no(_("Please choose from the list."))
    return YES


def may_add(steward: Membership, *, facet: str, so_far: int) -> Verdict:
    """Stewards, to the lists that are open to it."""
    allowed = may_steward(steward)
    if not allowed.allowed:
        return allowed
    if facet not in FACETS or FACETS[facet].fixed:
        return no(_("This list cannot be added to."))
    return YES if so_far < MOST_ADDITIONS else no(_("There are as many words here as a list can hold."))


def may_verify(credential: Credential, steward: Membership, *, at: datetime) -> Verdict:
    """A steward, never for oneself, and not what has ended."""
    allowed = may_steward(steward)
    if not allowed.allowed:
        return allowed
    if credential.person_id == steward.person_id:
        return no(_("Another steward looks at yours."))
    if credential.ends_on is not None and credential.ends_on < at.date():
        return no(_("It has ended. Its owner is asked for the new day first."))
    return YES


def credentials_visible(seen_by: Actor, at: datetime) -> Q:
    """Credentials that wait for a steward: without people blocked either way, and without one's own."""
    return Q(asked_in__isnull=False, verified_at=None) & ~Q(person_id=seen_by.actor_id) & not_blocked(seen_by, "person")

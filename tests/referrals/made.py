"""People who look for a colleague and people who have room, made through the real actions."""

from dataclasses import dataclass
from typing import Any

from holdspace.directory.actions import keep_choices
from holdspace.directory.lists import FACETS
from holdspace.referrals.actions import answer_yes, seek_colleague
from holdspace.referrals.models import Referral
from tests.people_and_places import AT, a_community, a_member

GRIEF = {
    "specialty": ["grief"],
    "population": ["adults"],
    "language": ["en", "es"],
    "jurisdiction": ["us-or"],
    "telehealth": ["yes"],
    "payer": ["Medicaid"],
    "accepting": ["yes"],
}


@dataclass
class Practice:
    """Nora looks; Jo and Sam take referrals on grief; Cleo takes none."""

    community: Any
    nora: Any
    jo: Any
    sam: Any
    cleo: Any


def takes(member, picked=None, *, at=AT):
    """Say of oneself what a colleague is found by."""
    chosen = GRIEF if picked is None else picked
    return keep_choices(picked=chosen, seen_by=dict.fromkeys(chosen, "communities"), by=member.person, at=at)


def a_practice():
    community = a_community()
    four = Practice(community, *(a_member(community, name) for name in ("Nora", "Jo", "Sam", "Cleo")))
    takes(four.jo)
    takes(four.sam)
    return four


def a_referral(member, wanted=None, *, at=AT, **more) -> Referral:
    return seek_colleague(
        membership=member,
        wanted={"specialty": ["grief"]} if wanted is None else wanted,
        by=member.person,
        at=at,
        **more,
    )


def a_handover(asker, taker, *, at=AT):
    return answer_yes(referral=a_referral(asker, at=at), by=taker.person, at=at)


assert set(GRIEF) <= set(FACETS)

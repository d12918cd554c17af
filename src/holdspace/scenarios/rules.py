"""Who reads the bank of situations, and who changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from holdspace.communities.rules import is_inside, may_steward
from holdspace.grammar.verdicts import YES, Verdict, no

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from holdspace.communities.models import Membership

LEAST_WORDS, MOST_WORDS = 40, 200
LONGEST_SITUATION = 2000
LONGEST_ASKS = 400
LONGEST_GUIDE = 2500


def may_read_the_bank(membership: Membership) -> Verdict:
    """Reviewers and stewards: the guides are for whoever reads answers, never for whoever writes them."""
    inside = is_inside(membership)
    if not inside.allowed:
        return inside
    if membership.is_reviewer or membership.is_steward:
        return YES
    return no(_("This page is for those who read applications."))


def may_change_the_bank(membership: Membership) -> Verdict:
    """Write a situation, retire one, bring one back."""
    return may_steward(membership)


def is_whole_scenario(*, situation: str, looks_at: Collection[str], rubrics: Mapping[str, Collection[str]]) -> Verdict:
    """Long enough to be in it, short enough to be read; and something to read it for, with either set of criteria.

    `rubrics` is the slug of each set of criteria in use with the slugs of its criteria.
    """
    words = len(situation.split())
    if not LEAST_WORDS <= words <= MOST_WORDS:
        return no(
            _("A situation has %(least)s to %(most)s words; this one has %(words)s.")
            % {"least": LEAST_WORDS, "most": MOST_WORDS, "words": words}
        )
    if any(not set(looks_at) & set(criteria) for criteria in rubrics.values()):
        return no(_("Choose at least one thing that answers are read for from each set of criteria."))
    return YES

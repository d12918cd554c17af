"""What stewards do with the bank: write a situation of their own, retire one, bring one back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.refusals import AlreadyMoved, NothingHere, insist
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.scenarios.models import Criterion, Rubric, Scenario
from holdspace.scenarios.rules import is_whole_scenario, may_change_the_bank

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person

TEXTS = ("title", "situation", "asks", "content_note", "asks_of_you", "guide")


@once_only
def write_scenario(
    *,
    steward: Membership,
    texts: Mapping[str, Any],
    by: Person,
    at: datetime,
    before: Scenario | None = None,
    once: str = "",
) -> Scenario:
    """Add a situation of the community's own, or with `before` the next version of one of theirs.

    `texts` has TEXTS, "set_name", "minutes", "looks_at" and "principles". `Refused` where it is not whole; what comes
    with the program is not rewritten (`NothingHere`).
    """
    _insist(steward, by)
    if before is not None and (before.community_id != steward.community_id or not before.is_own):
        raise NothingHere
    rubrics: dict[str, list[str]] = {}
    newest = {r.slug: r for r in Rubric.objects.filter(community_id=steward.community_id).order_by("slug", "version")}
    for criterion in Criterion.objects.filter(rubric__in=[r.pk for r in newest.values()]).select_related("rubric"):
        rubrics.setdefault(criterion.rubric.slug, []).append(criterion.slug)
    insist(is_whole_scenario(situation=texts["situation"], looks_at=texts["looks_at"], rubrics=rubrics))
    scenario = Scenario.objects.create(
        community_id=steward.community_id,
        slug=before.slug if before else _fresh_slug(steward.community_id, texts["title"]),
        version=_next_version(before) if before else 1,
        is_own=True,
        set_name=texts["set_name"],
        minutes=texts["minutes"],
        looks_at=list(texts["looks_at"]),
        principles=list(texts["principles"]),
        **{name: texts[name] for name in TEXTS},
    )
    record(
        verb="scenarios.written",
        of=scenario,
        by=by,
        at=at,
        community_id=steward.community_id,
        in_role="steward",
        data={"version": scenario.version},
        once=once,
    )
    return scenario


@transaction.atomic
def retire_scenario(*, scenario: Scenario, steward: Membership, by: Person, at: datetime) -> Scenario:
    """Ask it of nobody on later versions of the pathway. Whoever has it to answer keeps it."""
    _insist(steward, by)
    if scenario.community_id != steward.community_id:
        raise NothingHere
    changed = Scenario.objects.filter(pk=scenario.pk, retired_at=None).update(retired_at=at)
    if not changed:
        raise AlreadyMoved(_("It is retired already."))
    scenario.retired_at = at
    record(verb="scenarios.retired", of=scenario, by=by, at=at, community_id=scenario.community_id, in_role="steward")
    return scenario


@transaction.atomic
def bring_back_scenario(*, scenario: Scenario, steward: Membership, by: Person, at: datetime) -> Scenario:
    """A retired one can be asked again."""
    _insist(steward, by)
    if scenario.community_id != steward.community_id:
        raise NothingHere
    changed = Scenario.objects.filter(pk=scenario.pk).exclude(retired_at=None).update(retired_at=None)
    if not changed:
        raise AlreadyMoved(_("It is in use already."))
    scenario.retired_at = None
    record(
        verb="scenarios.brought_back", of=scenario, by=by, at=at, community_id=scenario.community_id, in_role="steward"
    )
    return scenario


def _insist(steward: Membership, by: Person) -> None:
    if steward.person_id != by.pk:
        raise NothingHere
    insist(may_change_the_bank(steward))


def _next_version(before: Scenario) -> int:
    rows = Scenario.objects.filter(community_id=before.community_id, slug=before.slug).order_by("-version")
    return int(rows.values_list("version", flat=True)[0]) + 1


def _fresh_slug(community_id: int, title: str) -> str:
    """ "own-…", so that it never meets one that comes with the program; numbered where there is such a one."""
    stem = f"own-{slugify(title)[:45]}".rstrip("-")
    taken = set(
        Scenario.objects.filter(community_id=community_id, slug__startswith=stem).values_list("slug", flat=True)
    )
    return next(name for name in [stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))] if name not in taken)

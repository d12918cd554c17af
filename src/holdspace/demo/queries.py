"""Reads for the demo's own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.communities.models import Community
from holdspace.grammar.refusals import NothingHere
from holdspace.people.models import Person

if TYPE_CHECKING:
    from holdspace.grammar.actors import Actor


def person_of_the_demo(*, key: str, seen_by: Actor) -> Person:
    """One of the made-up people. `NothingHere` unless this is a demo community's installation and they live in it."""
    person = Person.objects.filter(email=f"{key}@example.org", is_active=True).first()
    if person is None or not demo_is_there(seen_by=seen_by):
        raise NothingHere
    return person


def demo_is_there(*, seen_by: Actor) -> bool:
    """Whether everybody who lives here is made up: shoes can be changed nowhere else."""
    kinds = set(Community.objects.values_list("is_demo", flat=True)[:200])
    return kinds == {True}

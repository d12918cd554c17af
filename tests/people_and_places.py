"""Made-up people and communities for tests, made through the same actions that people use."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from holdspace.communities.actions import affirm_charter, bring_in, found_community, give_role
from holdspace.communities.models import Community, Membership
from holdspace.communities.queries import charter_in_force
from holdspace.communities.states import Role
from holdspace.grammar.actors import OPERATOR
from holdspace.people.actions import welcome_person
from holdspace.people.models import Person

AT = datetime(2026, 11, 19, 9, 30, tzinfo=UTC)
LONG_AGO = AT - timedelta(days=200)
_numbers = count(1)

CHARTER = {
    "is_for": "A place to be seen by colleagues who know the work.",
    "is_not_for": "Not supervision, not therapy, not a list of clients.",
    "who_it_is_for": "Therapists, social workers, peer specialists.",
    "mission": "Hold space for each other.",
    "values": "Honesty in business, kindness in relationships, care in work.",
    "agreements": "We give and we take. We speak of ourselves.",
}


def a_person(name: str = "", *, at: datetime = LONG_AGO) -> Person:
    n = next(_numbers)
    return welcome_person(email=f"person{n}@example.org", display_name=name or f"Person {n}", by=OPERATOR, at=at)


def a_community(slug: str = "bridges", name: str = "Bridges", *, at: datetime = LONG_AGO) -> Community:
    return found_community(slug=slug, name=name, charter=CHARTER, by=OPERATOR, at=at)


def a_member(community: Community, name: str = "", *roles: Role, at: datetime = LONG_AGO) -> Membership:
    """Somebody inside, with the charter affirmed; `at` is when they came."""
    person = a_person(name, at=at)
    membership = bring_in(person=person, community=community, by=OPERATOR, at=at)
    charter = charter_in_force(community=community, seen_by=person, at=at)
    affirm_charter(membership=membership, charter=charter, by=person, at=at)
    for role in roles:
        give_role(membership=membership, role=role, by=OPERATOR, at=at)
    membership.refresh_from_db()
    return membership

"""Who finds what by every way there is, held against a model in plain Python of circles, blocks and leaving."""

import random

import pytest

from holdspace.communities.actions import leave_circle, leave_community
from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import NothingHere
from holdspace.people.models import Block
from holdspace.resources.actions import gather, take_back_resource, take_resource
from holdspace.resources.models import Resource
from holdspace.resources.queries import (
    may_read_file,
    my_taken,
    read_collection,
    read_resource,
    resource_for,
    shelf,
    to_offer,
)
from holdspace.search.queries import Looking, find
from tests.people_and_places import AT, a_community, a_member
from tests.resources.made import a_collection, a_file, a_howto, a_resource
from tests.sharing.made import a_circle

pytestmark = pytest.mark.django_db


class Model:
    """The same place as sets: who is in which circle, who has blocked whom, who has left, what was taken back."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.community = a_community()
        self.people = [a_member(self.community, f"Person {n}") for n in range(8)]
        self.circles = {}
        for _ in range(2):
            inside = self.chance.sample(self.people, 4)
            self.circles[a_circle(*inside)] = {member.pk for member in inside}
        self.given = [self._gives(n) for n in range(12)]
        self.collections = [a_collection(one, title=f"All of it {n}") for n, one in enumerate(self.people[:2])]
        for collection in self.collections:
            for resource, giver, circle in self.given:
                if giver.person_id == collection.keeper_id or circle is None:
                    gather(collection=collection, resource=resource, by=collection.keeper, at=AT)
        self.taken = {
            (m.pk, r.pk) for m in self.people for r, giver, circle in self.given if self._takes(m, r, giver, circle)
        }
        self.blocks = set()
        for _ in range(5):
            one, other = self.chance.sample(self.people, 2)
            Block.objects.get_or_create(blocker=one.person, blocked=other.person, defaults={"at": AT})
            self.blocks |= {(one.pk, other.pk), (other.pk, one.pk)}
        out = next(iter(self.circles))
        somebody = next(one for one in self.people if one.pk in self.circles[out])
        leave_circle(circle=out, membership=somebody, by=somebody.person, at=AT)
        self.circles[out].discard(somebody.pk)
        self.gone = self.people[-1]
        leave_community(membership=self.gone, by=self.gone.person, at=AT)
        self.back = {resource.pk for resource, giver, _circle in self.given[::5]}
        for resource, giver, _circle in self.given[::5]:
            if giver != self.gone:
                take_back_resource(resource=resource, by=giver.person, at=AT)
            else:
                self.back.discard(resource.pk)

    def _gives(self, n):
        giver = self.chance.choice(self.people)
        mine = [circle for circle, inside in self.circles.items() if giver.pk in inside]
        circle = self.chance.choice([None, None, *mine])
        make = self.chance.choice([a_resource, a_howto, a_file])
        return make(giver, title=f"Umbrella {n}", circle=circle.pk if circle else 0), giver, circle

    def _takes(self, member, resource, giver, circle):
        if giver == member or (circle is not None and member.pk not in self.circles[circle]):
            return False
        take_resource(resource=resource, by=member.person, at=AT)
        return True

    def sees(self, member):
        """The numbers of what this member may see."""
        return {
            resource.pk
            for resource, giver, circle in self.given
            if member != self.gone
            and resource.pk not in self.back
            and (
                giver == member
                or (
                    giver != self.gone
                    and (giver.pk, member.pk) not in self.blocks
                    and (circle is None or member.pk in self.circles[circle])
                )
            )
        }


@pytest.mark.parametrize("seed", [3, 11, 42])
def test_every_way_of_finding_gives_what_the_model_says(seed):
    model = Model(seed)
    assert any(model.sees(member) != model.sees(model.people[0]) for member in model.people)
    for member in model.people:
        expected, of = model.sees(member), {"community": model.community, "seen_by": member.person, "at": AT}
        assert {one.number for one in shelf(**of, size=50).items} == expected
        looking = Looking(("resource",), model.community.pk, member.person, AT, "umbrella")
        assert {number for _kind, number in find(looking, size=50).numbers} == expected
        assert {one.number for one in to_offer(**of, like="")} == expected
        assert {pk for pk in Resource.objects.values_list("pk", flat=True) if _there(read_resource, pk, of)} == expected
        assert {pk for pk in Resource.objects.values_list("pk", flat=True) if _there(resource_for, pk, of)} == expected
        files = Resource.objects.exclude(file=None).values_list("pk", "file_id")
        read = {pk for pk, file in files if may_read_file(file_id=file, seen_by=member.person, at=AT)}
        assert read == {pk for pk, _file in files if pk in expected}
        mine = {pk for who, pk in model.taken if who == member.pk}
        assert len(my_taken(**of, size=50).items) == len(mine & expected)
        for collection in model.collections:
            if _there(read_collection, collection.pk, of):
                inside = read_collection(**of, number=collection.pk).resources
                gathered = set(collection.gathered.values_list("resource_id", flat=True))
                assert {one.number for one in inside} == gathered & expected


def test_a_visitor_finds_nothing_by_any_way():
    model = Model(5)
    of = {"community": model.community, "seen_by": VISITOR, "at": AT}
    assert (shelf(**of).items, to_offer(**of, like=""), to_offer(**of, like="umbrella")) == ([], [], [])
    assert find(Looking(("resource", "collection"), model.community.pk, VISITOR, AT, "umbrella")).numbers == ()
    for number in Resource.objects.values_list("pk", flat=True):
        assert not _there(read_resource, number, of)


def _there(read, number, of):
    try:
        read(**of, number=number)
    except NothingHere:
        return False
    return True

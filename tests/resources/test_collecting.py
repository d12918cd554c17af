from datetime import timedelta

import pytest

from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.people.actions import block_person
from holdspace.resources.actions import (
    change_collection,
    gather,
    leave_out,
    let_go_collection,
    make_collection,
    take_back_resource,
)
from holdspace.resources.models import Collection, Gathered, Resource
from holdspace.resources.queries import collection_for, collections, my_collections, read_collection
from holdspace.resources.rules import MOST_COLLECTIONS, MOST_GATHERED
from tests.people_and_places import AT, a_community, a_member
from tests.resources.made import a_collection, a_howto, a_resource
from tests.sharing.made import a_circle

pytestmark = pytest.mark.django_db
AWAY = timedelta(days=2)


def inside(three, member, collection):
    seen = read_collection(community=three.community, number=collection.pk, seen_by=member.person, at=AT)
    return [one.title for one in seen.resources]


def titles(three, member):
    return [one.title for one in collections(community=three.community, seen_by=member.person, at=AT).items]


def test_things_stand_in_it_in_the_order_in_which_they_came(three):
    later, first = a_howto(three.ada, title="Second"), a_resource(three.bo, title="First")
    made = a_collection(three.bo, first, later)
    assert inside(three, three.cy, made) == ["First", "Second"]
    assert titles(three, three.cy) == ["For a first session"]
    gather(collection=made, resource=first, by=three.bo.person, at=AT)
    assert Gathered.objects.count() == 2
    leave_out(collection=made, resource_id=first.pk, by=three.bo.person, at=AT)
    assert (inside(three, three.cy, made), Resource.objects.count()) == (["Second"], 2)


def test_it_may_begin_with_something(three):
    first = a_resource(three.ada)
    made = make_collection(membership=three.bo, title="Grounding", first=first, by=three.bo.person, at=AT)
    assert inside(three, three.cy, made) == ["Grounding for groups"]


def test_each_finds_in_it_what_they_may_see(three):
    circle = a_circle(three.ada, three.bo)
    secret = a_resource(three.ada, title="Ours", circle=circle.pk)
    made = a_collection(three.bo, secret, a_howto(three.cy), a_howto(three.bo, title="Mine"))
    block_person(person_id=three.cy.person_id, by=three.ada.person, at=AT)
    assert [inside(three, m, made) for m in (three.ada, three.bo, three.cy)] == [
        ["Ours", "Mine"],
        ["Ours", "Five senses", "Mine"],
        ["Five senses", "Mine"],
    ]
    take_back_resource(resource=secret, by=three.ada.person, at=AT)
    assert inside(three, three.ada, made) == ["Mine"]


def test_a_circles_collection_and_a_blocked_keepers_are_not_there(three):
    ours = a_collection(three.ada, title="Ours", circle=a_circle(three.ada, three.bo).pk)
    a_collection(three.ada, title="Everybody's")
    block_person(person_id=three.bo.person_id, by=three.ada.person, at=AT)
    assert [titles(three, m) for m in (three.ada, three.bo, three.cy)] == [
        ["Everybody's", "Ours"],
        [],
        ["Everybody's"],
    ]
    for member in (three.bo, three.cy):
        for read in (read_collection, collection_for):
            with pytest.raises(NothingHere):
                read(community=three.community, number=ours.pk, seen_by=member.person, at=AT)


def test_only_its_keeper_changes_it(three):
    made, thing = a_collection(three.ada), a_resource(three.ada)
    for act in (
        lambda: change_collection(collection=made, title="Mine now", by=three.bo.person, at=AT),
        lambda: gather(collection=made, resource=thing, by=three.bo.person, at=AT),
        lambda: leave_out(collection=made, resource_id=thing.pk, by=three.bo.person, at=AT),
        lambda: let_go_collection(collection=made, by=three.bo.person, at=AT),
    ):
        with pytest.raises(Refused):
            act()
    change_collection(collection=made, title=" Other  words ", by=three.ada.person, at=AT)
    assert Collection.objects.get().title == "Other words"
    mine = my_collections(community=three.community, seen_by=three.ada.person, at=AT)
    assert [one.title for one in mine] == ["Other words"]
    assert my_collections(community=three.community, seen_by=three.bo.person, at=AT) == []


def test_let_go_it_is_gone_and_what_was_in_it_stays(three):
    made = a_collection(three.ada, a_resource(three.ada))
    let_go_collection(collection=made, by=three.ada.person, at=AT)
    row = Collection.objects.get()
    assert (row.title, row.state, Gathered.objects.count(), Resource.objects.count()) == ("", "let_go", 0, 1)
    for act in (let_go_collection, lambda **of: gather(resource=Resource.objects.get(), **of)):
        with pytest.raises(AlreadyMoved):
            act(collection=made, by=three.ada.person, at=AT)
    assert titles(three, three.ada) == []


def test_nothing_of_another_community_or_out_of_sight_goes_in(three):
    elsewhere = a_resource(a_member(a_community("harbour", "Harbour"), "Els"))
    hidden = a_resource(three.cy, circle=a_circle(three.cy, three.bo).pk)
    for thing in (elsewhere, hidden):
        with pytest.raises(NothingHere):
            gather(collection=a_collection(three.ada), resource=thing, by=three.ada.person, at=AT)


@pytest.mark.parametrize(
    "but", [{"title": " "}, {"title": "x" * 81}, {"words": "x" * 401}, {"title": "My client Maria Lopez, 34"}]
)
def test_what_does_not_fit_makes_none(three, but):
    with pytest.raises(Refused):
        a_collection(three.ada, **but)
    assert Collection.objects.count() == 0


def test_there_is_an_end_to_both(three):
    made = a_collection(three.ada)
    things = [a_resource(three.ada, at=AT - AWAY * n) for n in range(3)]
    Gathered.objects.bulk_create(
        Gathered(collection=made, resource=thing, at=AT) for thing in _copies(things[0], MOST_GATHERED)
    )
    with pytest.raises(Refused):
        gather(collection=made, resource=things[1], by=three.ada.person, at=AT)
    for _ in range(MOST_COLLECTIONS - 1):
        a_collection(three.ada)
    with pytest.raises(Refused):
        a_collection(three.ada)


def _copies(thing, n):
    """Rows like this one, without going through giving a hundred times."""
    fields = {f.attname: getattr(thing, f.attname) for f in Resource._meta.concrete_fields if f.attname != "id"}
    return Resource.objects.bulk_create(Resource(**fields) for _ in range(n))

import pytest

from holdspace.grammar.actors import VISITOR
from holdspace.people.actions import block_person, erase_person
from holdspace.resources.actions import change_resource, let_go_collection, take_back_resource
from holdspace.search.actions import rebuild
from holdspace.search.queries import Looking, find, show
from tests.people_and_places import AT
from tests.resources.made import a_collection, a_howto, a_resource
from tests.sharing.made import a_circle

pytestmark = pytest.mark.django_db
KINDS = ("resource", "collection")


def found(three, member, question):
    seen_by = member if member is VISITOR else member.person
    looking = Looking(KINDS, three.community.pk, seen_by, AT, question=question)
    return [number for _kind, number in find(looking).numbers]


def test_it_is_found_by_its_words_its_text_its_host_and_its_topic(three):
    link = a_resource(three.ada, words="For anybody who freezes")
    howto = a_howto(three.ada)
    assert [found(three, three.bo, q) for q in ("grounding", "freezes", "example.org", "breathe", "trauma")] == [
        [link.pk],
        [link.pk],
        [link.pk],
        [howto.pk],
        [howto.pk, link.pk],
    ]


def test_what_is_found_is_shown_with_its_kind_and_whose_it_is(three):
    a_resource(three.ada)
    a_collection(three.bo, title="Grounding, all of it")
    looking = Looking(KINDS, three.community.pk, three.bo.person, AT, question="grounding")
    of = {"community_id": three.community.pk, "slug": "bridges", "seen_by": three.bo.person, "at": AT}
    assert [(hit.title, hit.kind, hit.note) for hit in show(find(looking), **of)] == [
        ("Grounding, all of it", "Collection", "Yours"),
        ("Grounding for groups", "A link", "From Ada"),
    ]


def test_nobody_finds_what_they_may_not_open(three):
    ours = a_howto(three.ada, title="Ours", circle=a_circle(three.ada, three.bo).pk)
    theirs = a_collection(three.ada, title="Quiet hours")
    block_person(person_id=three.cy.person_id, by=three.ada.person, at=AT)
    assert [found(three, m, "ours") for m in (three.ada, three.bo, three.cy, VISITOR)] == [[ours.pk], [ours.pk], [], []]
    assert [found(three, m, "quiet") for m in (three.bo, three.cy)] == [[theirs.pk], []]


def test_what_was_changed_or_taken_back_is_not_found_by_what_it_said(three):
    one, two = a_resource(three.ada, title="Umbrella"), a_collection(three.ada, title="Raincoat")
    said = {"title": "Sunshade", "topic": "grief", "licence": "cc0", "link": "https://example.org"}
    change_resource(resource=one, by=three.ada.person, at=AT, **said)
    assert [found(three, three.bo, q) for q in ("umbrella", "sunshade", "raincoat")] == [[], [one.pk], [two.pk]]
    take_back_resource(resource=one, by=three.ada.person, at=AT)
    let_go_collection(collection=two, by=three.ada.person, at=AT)
    for _ in range(2):
        assert [found(three, three.ada, q) for q in ("sunshade", "raincoat")] == [[], []]
        rebuild(by=three.ada.person, at=AT)


def test_erasing_oneself_leaves_nothing_to_be_found(three):
    a_resource(three.ada, title="Umbrella")
    a_collection(three.ada, title="Raincoat")
    erase_person(person=three.ada.person, by=three.ada.person, at=AT)
    assert [found(three, three.bo, q) for q in ("umbrella", "raincoat")] == [[], []]

import io
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from holdspace.communities.states import MembershipState
from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.people.actions import block_person
from holdspace.resources.actions import change_resource, take_back_resource
from holdspace.resources.actions.giving import Brought
from holdspace.resources.models import Resource
from holdspace.resources.queries import may_read_file, my_resources, read_resource, resource_for, shelf
from holdspace.resources.rules import MOST_A_DAY, host_of, plain_link
from holdspace.uploads.models import File
from tests.people_and_places import AT, a_community, a_member
from tests.resources.made import HOWTO, LINK, PDF, a_file, a_howto, a_resource
from tests.sharing.made import a_circle

pytestmark = pytest.mark.django_db
BESIDE = {"title": "Other words", "topic": "grief", "licence": "cc0"}


def refusal(action, *given, **arguments):
    with pytest.raises(Refused) as refused:
        action(*given, **arguments)
    return str(refused.value.verdict.because)


def on_shelf(three, member, **asked):
    found = shelf(community=three.community, seen_by=member.person, at=AT, **asked)
    return [one.title for one in found.items]


def test_a_link_stands_on_the_shelf_with_what_it_is_about(three):
    given = a_resource(three.ada, words="  For the first   session ", for_whom=["groups", "teens"])
    seen = read_resource(community=three.community, number=given.pk, seen_by=three.bo.person, at=AT).resource
    assert (seen.kind, seen.title, seen.link, seen.host) == ("link", "Grounding for groups", LINK, "example.org")
    assert (seen.topic, seen.for_whom) == ("Trauma", ["Groups", "Teenagers (13 to 17)"])
    assert (seen.who, seen.mine, seen.text, seen.file, seen.circle) == ("Ada", False, "", None, "")
    entries = list(Entry.objects.filter(object_kind="resources.resource").values_list("verb", "data"))
    assert entries == [("resource.given", {"kind": "link"})]


def test_a_how_to_and_a_file_are_kept_as_they_came(three, folder):
    a_howto(three.ada)
    given = a_file(three.ada)
    assert list(Resource.objects.order_by("id").values_list("kind", "text", "link")) == [
        ("howto", HOWTO, ""),
        ("file", "", ""),
    ]
    seen = read_resource(community=three.community, number=given.pk, seen_by=three.bo.person, at=AT).resource
    assert (seen.file.called, seen.file.kind, seen.file.image) == ("Grounding.pdf", "PDF", False)
    assert len(list(folder.glob("*/*"))) == 1


def test_the_database_holds_what_a_kind_is(three):
    given = a_resource(three.ada)
    for but in ({"link": ""}, {"text": "both"}, {"kind": "howto"}, {"state": "taken_back"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Resource.objects.filter(pk=given.pk).update(**but)


@pytest.mark.parametrize(
    ("but", "because"),
    [
        ({"title": " "}, "Say in one line what it is."),
        ({"title": "x" * 81}, "This is longer than fits here. What matters most?"),
        ({"words": "x" * 401}, "This is longer than fits here. What matters most?"),
        ({"kind": "film"}, "Please choose what it is, and what others may do with it."),
        ({"licence": "mit"}, "Please choose what it is, and what others may do with it."),
        ({"topic": "gossip"}, "Please choose from the list: one topic, and up to three for whom it is."),
        ({"for_whom": ["gossip"]}, "Please choose from the list: one topic, and up to three for whom it is."),
        (
            {"for_whom": ["groups", "teens", "adults", "couples"]},
            "Please choose from the list: one topic, and up to three for whom it is.",
        ),
        ({"link": "javascript:alert(1)"}, "Please give the whole address, as it stands in the browser: https://…"),
        ({"kind": "howto", "text": " \n "}, "Write how it goes, step by step. A few lines are enough."),
        (
            {"kind": "howto", "text": "x" * 6001},
            "This is longer than a short how-to. Give it as a PDF, or in two parts.",
        ),
        ({"kind": "file"}, "Choose a file first."),
    ],
)
def test_what_does_not_fit_goes_nowhere(three, but, because):
    assert refusal(a_resource, three.ada, **but) == because
    assert (Resource.objects.count(), Entry.objects.filter(verb="resource.given").count()) == (0, 0)


def test_a_file_of_somebody_else_is_given_as_a_link(three, folder):
    for licence in ("read", "unknown"):
        assert "give its address as a link" in refusal(a_file, three.ada, licence=licence)
        a_resource(three.ada, licence=licence)
    assert list(folder.glob("*/*")) == []


@pytest.mark.parametrize(
    "but",
    [
        {"title": "For my client Maria Lopez, 34"},
        {"words": "It helped my client Maria Lopez, 34"},
        {"kind": "howto", "text": "Call 503-555-0142 for my client"},
    ],
)
def test_nothing_in_words_identifies_a_client(three, but):
    refusal(a_resource, three.ada, **but)
    assert Resource.objects.count() == 0


def test_neither_do_the_name_and_the_description_of_a_file(three, folder):
    refusal(a_file, three.ada, called="My client Maria Lopez, 34.pdf")
    refusal(a_file, three.ada, description="The chart of my client Maria Lopez, 34")
    assert (Resource.objects.count(), File.objects.count(), list(folder.glob("*/*"))) == (0, 0, [])


def test_the_same_press_gives_one(three):
    key = "a" * 32
    assert a_resource(three.ada, once=key).pk == a_resource(three.ada, once=key).pk


def test_nobody_fills_the_shelf_in_one_go(three):
    for _ in range(MOST_A_DAY):
        a_resource(three.ada)
    assert "tomorrow" in refusal(a_resource, three.ada)
    a_resource(three.bo)
    a_resource(three.ada, at=AT + timedelta(days=1))


def test_nobody_gives_in_the_name_of_somebody_else(three):
    from holdspace.resources.actions import give_resource

    given = {"kind": "link", "title": "x", "topic": "trauma", "licence": "cc-by", "link": LINK}
    with pytest.raises(NothingHere):
        give_resource(membership=three.ada, by=three.bo.person, at=AT, **given)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("  example.org/a ", "https://example.org/a"),
        ("example.org?next=http://x.org", "https://example.org?next=http://x.org"),
        ("HTTP://Example.org", "HTTP://Example.org"),
        ("https://bücher.example/ü", "https://bücher.example/ü"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("ftp://example.org", ""),
        ("file:///etc/passwd", ""),
        ("https://ada:secret@example.org", ""),
        ("https://example.org@evil.example", ""),
        ("https://localhost/", ""),
        ("https:///path", ""),
        ("https://exa mple.org", ""),
        ("https://example.org/\u202egpj.exe", ""),
        ("https://example.org:port/", ""),
        ("https://[::1", ""),
        ("https://example.org/" + "a" * 500, ""),
    ],
)
def test_an_address_is_one_of_the_web(said, kept):
    assert plain_link(said) == kept


def test_a_host_is_read_without_www():
    assert [host_of(link) for link in (LINK, "https://Sub.Example.org:80/")] == ["example.org", "sub.example.org"]


# ---------------------------------------------------------------- who sees it


def test_the_shelf_is_for_those_inside_and_ends_at_a_block(three):
    a_resource(three.ada)
    elsewhere = a_member(a_community("harbour", "Harbour"), "Els")
    assert [on_shelf(three, m) for m in (three.ada, three.bo, elsewhere)] == [
        ["Grounding for groups"],
        ["Grounding for groups"],
        [],
    ]
    assert shelf(community=three.community, seen_by=VISITOR, at=AT).items == []
    block_person(person_id=three.bo.person_id, by=three.ada.person, at=AT)
    block_person(person_id=three.ada.person_id, by=three.cy.person, at=AT)
    assert [on_shelf(three, m) for m in (three.ada, three.bo, three.cy)] == [["Grounding for groups"], [], []]


def test_a_circle_keeps_it_among_themselves_and_its_file_too(three):
    circle = a_circle(three.ada, three.bo)
    given = a_file(three.ada, circle=circle.pk)
    assert [on_shelf(three, m) for m in (three.ada, three.bo, three.cy)] == [["A sheet"], ["A sheet"], []]
    reads = [may_read_file(file_id=given.file_id, seen_by=m.person, at=AT) for m in (three.bo, three.cy)]
    assert reads == [True, False]
    with pytest.raises(NothingHere):
        a_resource(three.cy, circle=circle.pk)


def test_who_leaves_takes_theirs_along(three):
    given = a_file(three.ada)
    type(three.ada).objects.filter(pk=three.ada.pk).update(state=MembershipState.LEFT)
    assert on_shelf(three, three.bo) == []
    assert not may_read_file(file_id=given.file_id, seen_by=three.bo.person, at=AT)


def test_it_is_found_by_kind_and_topic(three):
    a_resource(three.ada, title="One")
    a_howto(three.ada, title="Two")
    a_howto(three.bo, title="Three", topic="grief")
    assert on_shelf(three, three.cy) == ["Three", "Two", "One"]
    assert on_shelf(three, three.cy, kind="howto") == ["Three", "Two"]
    assert on_shelf(three, three.cy, topic="trauma") == ["Two", "One"]
    assert on_shelf(three, three.cy, kind="howto", topic="grief") == ["Three"]
    assert on_shelf(three, three.cy, kind="nonsense") == ["Three", "Two", "One"]


def test_one_finds_ones_own(three):
    a_resource(three.ada, title="One")
    a_resource(three.bo, title="Two")
    mine = my_resources(community=three.community, seen_by=three.ada.person, at=AT)
    assert [one.title for one in mine.items] == ["One"]


# ---------------------------------------------------------------- changing and taking back


def test_its_giver_says_it_otherwise_and_nobody_else_does(three):
    given = a_resource(three.ada)
    with pytest.raises(Refused):
        change_resource(resource=given, link=LINK, by=three.bo.person, at=AT, **BESIDE)
    later = AT + timedelta(hours=1)
    change_resource(resource=given, link="example.org/other", by=three.ada.person, at=later, **BESIDE)
    given.refresh_from_db()
    assert (given.title, given.topic, given.licence, given.link) == (
        "Other words",
        "grief",
        "cc0",
        "https://example.org/other",
    )
    assert (given.given_at, given.changed_at) == (AT, later)
    refusal(change_resource, resource=given, link="nothing", by=three.ada.person, at=AT, **BESIDE)
    refusal(change_resource, resource=given, link=LINK, by=three.ada.person, at=AT, **BESIDE | {"licence": "mit"})


def test_another_file_takes_the_place_of_the_first(three, folder, django_capture_on_commit_callbacks):
    given = a_file(three.ada)
    with django_capture_on_commit_callbacks(execute=True):
        change_resource(resource=given, by=three.ada.person, at=AT, **BESIDE)
    assert File.objects.get().called == "Grounding.pdf"
    with django_capture_on_commit_callbacks(execute=True):
        brought = Brought(io.BytesIO(PDF), "Second.pdf")
        change_resource(resource=given, brought=brought, by=three.ada.person, at=AT, **BESIDE)
    assert (File.objects.get().called, len(list(folder.glob("*/*")))) == ("Second.pdf", 1)
    refusal(change_resource, resource=given, by=three.ada.person, at=AT, **BESIDE | {"licence": "unknown"})


def test_taken_back_nothing_of_it_is_left(three, folder, django_capture_on_commit_callbacks):
    given = a_file(three.ada, words="Good for starting")
    with pytest.raises(Refused):
        take_back_resource(resource=given, by=three.bo.person, at=AT)
    with django_capture_on_commit_callbacks(execute=True):
        take_back_resource(resource=given, by=three.ada.person, at=AT)
    row = Resource.objects.get()
    assert (row.title, row.words, row.file_id, row.state) == ("", "", None, "taken_back")
    assert (File.objects.count(), list(folder.glob("*/*"))) == (0, [])
    for member in (three.ada, three.bo):
        assert on_shelf(three, member) == []
        with pytest.raises(NothingHere):
            resource_for(community=three.community, number=row.pk, seen_by=member.person, at=AT)
    with pytest.raises(AlreadyMoved) as late:
        take_back_resource(resource=row, by=three.ada.person, at=AT)
    assert str(late.value.told) == "This was taken back already."
    with pytest.raises(AlreadyMoved):
        change_resource(resource=row, by=three.ada.person, at=AT, **BESIDE)

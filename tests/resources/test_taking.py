from datetime import timedelta

import pytest

from holdspace.gifts.models import Gift
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.people.actions import block_person
from holdspace.resources.actions import (
    ask_whether_it_helped,
    put_back,
    say_it_helped,
    say_not_after_all,
    say_not_for_me,
    take_back_resource,
    take_resource,
)
from holdspace.resources.models import Resource, Taking
from holdspace.resources.queries import my_taken, read_resource, taking_for
from holdspace.resources.rules import MOST_COUNTED
from holdspace.resources.seen import helped_in_words
from tests.people_and_places import AT, a_member
from tests.resources.made import a_resource, a_taking
from tests.sharing.made import a_circle

pytestmark = pytest.mark.django_db
TWO_WEEKS = AT + timedelta(days=14)


def told(kind):
    rows = Notice.objects.filter(kind=f"resources.{kind}").order_by("person__display_name", "id")
    return list(rows.values_list("person__display_name", flat=True))


def gifts():
    """What stands, each line with what it is worth: a corrected one takes back what it names."""
    rows = Gift.objects.order_by("id").values_list(
        "giver__display_name", "receiver__display_name", "kind", "cause_kind"
    )
    return list(rows)


def test_taking_along_is_for_oneself_alone(three):
    taking = a_taking(three.ada, three.bo)
    assert (told("helped"), told("word"), Gift.objects.count()) == ([], [], 0)
    mine = my_taken(community=three.community, seen_by=three.bo.person, at=AT)
    assert [(one.title, one.who, one.asks) for one in mine.items] == [("Grounding for groups", "Ada", True)]
    for member in (three.ada, three.cy):
        assert my_taken(community=three.community, seen_by=member.person, at=AT).items == []
        with pytest.raises(NothingHere):
            taking_for(community=three.community, number=taking.pk, seen_by=member.person, at=AT)
    seen = read_resource(community=three.community, number=taking.resource_id, seen_by=three.ada.person, at=AT)
    assert (seen.taking, seen.words, seen.resource.helped) == (None, [], "")


def test_taking_twice_is_once_and_never_ones_own(three):
    resource = a_resource(three.ada)
    one, two = (take_resource(resource=resource, by=three.bo.person, at=AT) for _ in range(2))
    assert one.pk == two.pk
    assert Entry.objects.filter(verb="resource.taken").count() == 1
    with pytest.raises(Refused):
        take_resource(resource=resource, by=three.ada.person, at=AT)


def test_nobody_takes_what_they_cannot_see(three):
    resource = a_resource(three.ada, circle=a_circle(three.ada, three.bo).pk)
    with pytest.raises(NothingHere):
        take_resource(resource=resource, by=three.cy.person, at=AT)
    block_person(person_id=three.bo.person_id, by=three.ada.person, at=AT)
    with pytest.raises(NothingHere):
        take_resource(resource=resource, by=three.bo.person, at=AT)


def test_a_yes_tells_its_giver_and_is_a_gift(three):
    taking = a_taking(three.ada, three.bo)
    say_it_helped(taking=taking, words="  The second step\nabove all. ", by=three.bo.person, at=AT)
    assert gifts() == [("Ada", "Bo", "resource", "resources.taking")]
    assert told("helped") == ["Ada"]
    seen = read_resource(community=three.community, number=taking.resource_id, seen_by=three.ada.person, at=AT)
    assert [(w.who, w.words, w.helped) for w in seen.words] == [("Bo", "The second step above all.", True)]
    assert seen.resource.helped == "helped somebody"
    others = read_resource(community=three.community, number=taking.resource_id, seen_by=three.cy.person, at=AT)
    assert (others.words, others.taking, others.resource.helped) == ([], None, "helped somebody")
    with pytest.raises(AlreadyMoved) as late:
        say_it_helped(taking=taking, by=three.bo.person, at=AT)
    assert str(late.value.told) == "You said already that it helped."


def test_a_no_is_told_to_nobody_and_the_journal_keeps_none(three):
    taking = a_taking(three.ada, three.bo)
    say_not_for_me(taking=taking, by=three.bo.person, at=AT)
    say_it_helped(taking=a_taking(three.ada, three.cy), by=three.cy.person, at=AT)
    assert (told("word"), told("helped"), len(gifts())) == ([], ["Ada"], 1)
    entries = Entry.objects.filter(object_kind="resources.taking", verb="resource.answered").order_by("id")
    assert list(entries.values_list("actor_id", "data")) == [(three.bo.person_id, {}), (three.cy.person_id, {})]


def test_words_with_a_no_reach_its_giver_alone(three):
    taking = a_taking(three.ada, three.bo)
    say_not_for_me(taking=taking, words="Too long for my setting.", by=three.bo.person, at=AT)
    assert told("word") == ["Ada"]
    seen = read_resource(community=three.community, number=taking.resource_id, seen_by=three.ada.person, at=AT)
    assert [(w.who, w.words, w.helped) for w in seen.words] == [("Bo", "Too long for my setting.", False)]
    block_person(person_id=three.ada.person_id, by=three.bo.person, at=AT)
    seen = read_resource(community=three.community, number=taking.resource_id, seen_by=three.ada.person, at=AT)
    assert seen.words == []


def test_it_may_help_later_and_then_it_is_a_gift(three):
    taking = a_taking(three.ada, three.bo)
    say_not_for_me(taking=taking, by=three.bo.person, at=AT)
    with pytest.raises(AlreadyMoved):
        say_not_for_me(taking=taking, by=three.bo.person, at=AT)
    say_it_helped(taking=taking, by=three.bo.person, at=AT)
    assert len(gifts()) == 1


def test_a_mistaken_yes_is_corrected_by_a_new_line_and_is_the_end(three):
    taking = a_taking(three.ada, three.bo)
    say_it_helped(taking=taking, by=three.bo.person, at=AT)
    say_not_after_all(taking=taking, by=three.bo.person, at=AT)
    assert gifts() == [
        ("Ada", "Bo", "resource", "resources.taking"),
        ("Ada", "Bo", "resource", "gifts.gift"),
    ]
    assert Resource.objects.get().helped == 0
    assert told("helped") == ["Ada"]
    for again in (say_it_helped, say_not_for_me, say_not_after_all):
        with pytest.raises(AlreadyMoved):
            again(taking=taking, by=three.bo.person, at=AT)


@pytest.mark.parametrize("say", [say_it_helped, say_not_for_me])
@pytest.mark.parametrize("words", ["x" * 401, "It helped my client Maria Lopez, 34"])
def test_words_that_cannot_go_out_move_nothing(three, say, words):
    taking = a_taking(three.ada, three.bo)
    with pytest.raises(Refused):
        say(taking=taking, words=words, by=three.bo.person, at=AT)
    taking.refresh_from_db()
    assert (taking.state, Gift.objects.count(), Resource.objects.get().helped) == ("taken", 0, 0)


def test_nobody_speaks_for_somebody_else_or_of_what_is_gone(three):
    taking = a_taking(three.ada, three.bo)
    for say in (say_it_helped, say_not_for_me, say_not_after_all, put_back):
        with pytest.raises(NothingHere):
            say(taking=taking, by=three.ada.person, at=AT)
    take_back_resource(resource=taking.resource, by=three.ada.person, at=AT)
    for say in (say_it_helped, say_not_for_me):
        with pytest.raises(NothingHere):
            say(taking=taking, by=three.bo.person, at=AT)
    assert my_taken(community=three.community, seen_by=three.bo.person, at=AT).items == []


def test_between_two_only_so_much_is_counted_and_the_rest_is_told_all_the_same(three):
    for n in range(MOST_COUNTED + 2):
        say_it_helped(taking=a_taking(three.ada, three.bo, title=f"One {n}"), by=three.bo.person, at=AT)
    say_it_helped(taking=a_taking(three.ada, three.cy), by=three.cy.person, at=AT)
    say_it_helped(taking=a_taking(three.cy, three.bo), by=three.bo.person, at=AT)
    found = [line[:2] for line in gifts()]
    assert found == [("Ada", "Bo")] * MOST_COUNTED + [("Ada", "Cy"), ("Cy", "Bo")]
    assert told("helped") == ["Ada"] * (MOST_COUNTED + 3) + ["Cy"]
    month = AT + timedelta(days=30)
    say_it_helped(taking=a_taking(three.ada, three.bo, at=month, title="Later"), by=three.bo.person, at=month)
    assert len(gifts()) == MOST_COUNTED + 3


def test_how_many_it_helped_is_never_a_figure(three):
    assert [helped_in_words(n) for n in (0, 1, 2, 3, 9, 10, 500)] == [
        "",
        "helped somebody",
        "helped somebody",
        "helped a few people",
        "helped a few people",
        "helped many",
        "helped many",
    ]


def test_off_ones_list_it_is_as_if_it_had_never_been_taken(three):
    taking = a_taking(three.ada, three.bo)
    say_not_for_me(taking=taking, words="Not for my setting.", by=three.bo.person, at=AT)
    put_back(taking=taking, by=three.bo.person, at=AT)
    assert Taking.objects.count() == 0
    put_back(taking=taking, by=three.bo.person, at=AT)
    assert Entry.objects.filter(verb="resource.put_back").count() == 1
    helped = a_taking(three.ada, three.bo)
    say_it_helped(taking=helped, by=three.bo.person, at=AT)
    put_back(taking=helped, by=three.bo.person, at=AT)
    assert Taking.objects.get() == helped


# ---------------------------------------------------------------- the question


def test_one_is_asked_once_after_two_weeks(three):
    a_taking(three.ada, three.bo)
    assert ask_whether_it_helped(by=THE_MACHINE, at=TWO_WEEKS - timedelta(minutes=1)) == 0
    assert ask_whether_it_helped(by=THE_MACHINE, at=TWO_WEEKS) == 1
    assert ask_whether_it_helped(by=THE_MACHINE, at=TWO_WEEKS + timedelta(days=60)) == 0
    assert told("asked") == ["Bo"]
    assert Notice.objects.get(kind="resources.asked").who == ""


def test_nobody_is_asked_twice_within_a_week(three):
    for n in range(3):
        a_taking(three.ada, three.bo, title=f"One {n}", at=AT + timedelta(hours=n))
    a_taking(three.ada, three.cy)
    later = TWO_WEEKS + timedelta(hours=3)
    assert [ask_whether_it_helped(by=THE_MACHINE, at=later) for _ in range(2)] == [2, 0]
    assert ask_whether_it_helped(by=THE_MACHINE, at=later + timedelta(days=7)) == 1
    assert told("asked") == ["Bo", "Bo", "Cy"]


def test_whoever_has_said_or_cannot_see_it_any_more_is_not_asked(three):
    say_it_helped(taking=a_taking(three.ada, three.bo), by=three.bo.person, at=AT)
    a_taking(three.ada, three.cy)
    dee = a_member(three.community, "Dee")
    gone = a_taking(three.ada, dee)
    take_back_resource(resource=gone.resource, by=three.ada.person, at=AT)
    block_person(person_id=three.ada.person_id, by=three.cy.person, at=AT)
    while ask_whether_it_helped(by=THE_MACHINE, at=TWO_WEEKS):
        pass
    assert told("asked") == []

import pytest

from holdspace.conversations.actions import (
    change_message,
    look_into,
    show_looks,
    take_back_message,
    write_message,
)
from holdspace.conversations.models import Message, Participant
from holdspace.conversations.queries import message_for, read_thread, what_changed
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.people.models import Block
from tests.conversations.two_people import first_words
from tests.people_and_places import AT
from tests.racing import outcomes, real_transactions

pytestmark = pytest.mark.django_db


@pytest.fixture
def message(two):
    return write_message(thread=two.thread, words="Thursday would do.", by=two.ana.person, at=AT)


def read(two, member):
    return read_thread(community=two.community, number=two.thread.pk, seen_by=member.person, at=AT)


def changed(two, member, since):
    seen = what_changed(community=two.community, number=two.thread.pk, seen_by=member.person, at=AT, since=since)
    return [(line.words, line.changed, line.taken_back) for line in seen.lines], seen.changes


def test_a_change_stands_in_the_place_of_the_first_wording(two, message):
    change_message(message=message, words="Friday, rather.", by=two.ana.person, at=AT)
    [line] = read(two, two.ben).lines
    assert (line.words, line.changed, line.taken_back) == ("Friday, rather.", True, False)
    assert Entry.objects.get(verb="message.changed").data == {}


def test_a_taking_back_leaves_no_words(two, message):
    take_back_message(message=message, by=two.ana.person, at=AT)
    [line] = read(two, two.ben).lines
    assert (line.words, line.taken_back) == ("", True)
    for act in (take_back_message, lambda **kw: change_message(words="Again.", **kw)):
        with pytest.raises(Refused):
            act(message=message, by=two.ana.person, at=AT)


def test_nobody_touches_what_another_wrote(two, message):
    for member in (two.ben, two.cleo):
        with pytest.raises(Refused):
            change_message(message=message, words="Mine.", by=member.person, at=AT)
        with pytest.raises(Refused):
            take_back_message(message=message, by=member.person, at=AT)
        with pytest.raises(NothingHere):
            message_for(community=two.community, number=two.thread.pk, message=message.pk, seen_by=member.person, at=AT)


def test_a_closed_thread_takes_no_changes_but_words_can_be_taken_back(two, message):
    Block.objects.create(blocker=two.ben.person, blocked=two.ana.person, at=AT)
    with pytest.raises(Refused):
        change_message(message=message, words="Other words.", by=two.ana.person, at=AT)
    take_back_message(message=message, by=two.ana.person, at=AT)
    assert Message.objects.get().words == ""


@pytest.mark.parametrize("words", ["", "x" * 2001, "My client writes from ann@example.org."])
def test_a_change_is_held_to_what_a_message_is(two, message, words):
    with pytest.raises(Refused):
        change_message(message=message, words=words, by=two.ana.person, at=AT)
    message.refresh_from_db()
    assert message.words == "Thursday would do."


def test_first_words_are_changed_while_they_wait(two):
    first_words(two.ana, two.cleo)
    message = Message.objects.get()
    change_message(message=message, words="Said better.", by=two.ana.person, at=AT)
    assert Message.objects.get().words == "Said better."


def test_what_came_after_a_count_is_what_was_written_changed_and_taken_back(two, message):
    assert changed(two, two.ben, 0) == ([("Thursday would do.", False, False)], 1)
    write_message(thread=two.thread, words="Fine.", by=two.ben.person, at=AT)
    change_message(message=message, words="Friday.", by=two.ana.person, at=AT)
    assert changed(two, two.ben, 1) == ([("Fine.", False, False), ("Friday.", True, False)], 3)
    message.refresh_from_db()
    take_back_message(message=message, by=two.ana.person, at=AT)
    assert changed(two, two.ben, 3) == ([("", True, True)], 4)
    assert changed(two, two.ben, 4) == ([], 4)
    assert read(two, two.ben).changes == 4


def test_nobody_sees_who_has_read_unless_they_show_it(two, message):
    look_into(thread=two.thread, by=two.ben.person, at=AT)
    assert read(two, two.ana).read_by == ()
    show_looks(thread=two.thread, shows=True, by=two.ben.person, at=AT)
    assert read(two, two.ana).read_by == ("Ben",)
    assert read(two, two.ben).read_by == ()
    show_looks(thread=two.thread, shows=False, by=two.ben.person, at=AT)
    assert read(two, two.ana).read_by == ()
    with pytest.raises(NothingHere):
        look_into(thread=two.thread, by=two.cleo.person, at=AT)


def test_somebody_is_told_once_until_they_look(two):
    later = AT.replace(minute=40)
    write_message(thread=two.thread, words="Thursday?", by=two.ana.person, at=AT.replace(minute=35))
    write_message(thread=two.thread, words="And bring tea.", by=two.ana.person, at=later)
    assert Notice.objects.filter(person_id=two.ben.person_id).count() == 1
    look_into(thread=two.thread, by=two.ben.person, at=later)
    write_message(thread=two.thread, words="Or coffee.", by=two.ana.person, at=later.replace(minute=50))
    assert Notice.objects.filter(person_id=two.ben.person_id).count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_a_change_and_a_taking_back_at_once_the_words_stay_gone(tmp_path, two):
    message = write_message(thread=two.thread, words="Thursday.", by=two.ana.person, at=AT)
    again = Message.objects.select_related("thread").get()
    with real_transactions(tmp_path) as at_once:
        results = at_once(
            lambda: take_back_message(message=message, by=two.ana.person, at=AT),
            lambda: change_message(message=again, words="Friday.", by=two.ana.person, at=AT),
        )
        assert set(outcomes(results)) <= {"AlreadyMoved", "Message"}
        [words] = at_once(lambda: Message.objects.get().words)
    assert words == ""


@pytest.mark.django_db(transaction=True)
def test_counts_of_changes_are_given_once(tmp_path, two):
    acts = [lambda n=n: write_message(thread=two.thread, words=f"{n}", by=two.ana.person, at=AT) for n in range(4)]
    with real_transactions(tmp_path) as at_once:
        at_once(*acts)
        [counts] = at_once(lambda: sorted(Message.objects.values_list("change", flat=True)))
        [places] = at_once(lambda: Participant.objects.count())
    assert (counts, places) == ([1, 2, 3, 4], 2)

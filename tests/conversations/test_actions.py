from datetime import timedelta

import pytest
from django.db import connection

from holdspace.communities.actions import leave_community
from holdspace.conversations.actions import keep_message_draft, open_thread, write_message
from holdspace.conversations.models import Message, Participant, Thread
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.people.models import Block
from tests.conversations.two_people import a_thread
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db
CLOSED = "This conversation is closed. What you wrote to each other stays here."


def write(two, member, words="Thursday would do.", **more):
    return write_message(thread=two.thread, words=words, by=member.person, at=more.pop("at", AT), **more)


def test_a_thread_is_opened_once_for_a_thing(two):
    again = a_thread(two.ana, two.ana, two.cleo)
    assert again == two.thread
    assert list(Participant.objects.order_by("person_id").values_list("person_id", flat=True)) == [
        two.ana.person_id,
        two.ben.person_id,
    ]
    assert Entry.objects.filter(verb="thread.opened").count() == 1


def test_a_kind_that_nobody_declared_opens_nothing(two):
    with pytest.raises(KeyError):
        open_thread(
            about=two.ben,
            person_ids=[two.ana.person_id],
            community_id=two.community.pk,
            title_kind="unheard",
            by=two.ana.person,
            at=AT,
        )
    assert Thread.objects.count() == 1


def test_a_message_is_encrypted_told_without_its_words_and_in_the_journal_without_text(two):
    message = write(two, two.ana, "  The bell is shy.  ")
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM conversations_message")
        stored = cursor.fetchone()[0]
    message.refresh_from_db()
    assert message.words == "The bell is shy."
    assert "bell" not in stored
    notice = Notice.objects.get(kind="conversations.somebody_wrote")
    assert (notice.person_id, notice.who, notice.url) == (
        two.ben.person_id,
        "Ana",
        f"/c/bridges/threads/{two.thread.pk}/",
    )
    entry = Entry.objects.get(verb="message.written")
    assert (entry.object_id, entry.actor_id, entry.data) == (message.pk, two.ana.person_id, {})


def test_a_second_press_sends_once(two):
    first = write(two, two.ana, once="a" * 32)
    assert write(two, two.ana, "pressed again", once="a" * 32) == first
    assert (Message.objects.count(), Notice.objects.count()) == (1, 1)


def test_the_same_key_of_another_person_is_another_message(two):
    write(two, two.ana, once="a" * 32)
    write(two, two.ben, once="a" * 32)
    assert Message.objects.count() == 2


def test_somebody_without_a_part_in_it_writes_nothing(two):
    with pytest.raises(NothingHere):
        write(two, two.cleo)
    with pytest.raises(NothingHere):
        keep_message_draft(thread=two.thread, words="x", by=two.cleo.person, at=AT)
    assert Message.objects.count() == 0


@pytest.mark.parametrize("words", ["", "   ", "x" * 2001])
def test_too_little_and_too_much_is_not_sent(two, words):
    with pytest.raises(Refused):
        write(two, two.ana, words)
    assert Message.objects.count() == 0
    write(two, two.ana, "x" * 2000)
    assert Message.objects.count() == 1


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_a_block_closes_it_both_ways_in_the_same_words_as_leaving(two, who):
    blocker, blocked = (two.ana, two.ben) if who == "ana" else (two.ben, two.ana)
    Block.objects.create(blocker=blocker.person, blocked=blocked.person, at=AT)
    for member in (two.ana, two.ben):
        with pytest.raises(Refused) as refusal:
            write(two, member)
        assert str(refusal.value.verdict.because) == CLOSED
    assert (Message.objects.count(), Notice.objects.count()) == (0, 0)


def test_it_closes_when_the_other_leaves(two):
    leave_community(membership=two.ben, by=two.ben.person, at=AT)
    with pytest.raises(Refused) as refusal:
        write(two, two.ana)
    assert str(refusal.value.verdict.because) == CLOSED


def test_a_draft_is_kept_dropped_and_gone_with_the_message(two):
    keep_message_draft(thread=two.thread, words="I was thin", by=two.ana.person, at=AT)
    keep_message_draft(thread=two.thread, words="I was thinking", by=two.ana.person, at=AT + timedelta(seconds=5))
    mine = Participant.objects.get(person=two.ana.person)
    assert (mine.draft, mine.draft_at) == ("I was thinking", AT + timedelta(seconds=5))
    assert Entry.objects.filter(verb="message.begun").count() == 1
    assert Participant.objects.get(person=two.ben.person).draft == ""
    write(two, two.ana)
    mine.refresh_from_db()
    assert (mine.draft, mine.draft_at) == ("", None)
    keep_message_draft(thread=two.thread, words="again", by=two.ana.person, at=AT)
    keep_message_draft(thread=two.thread, words=" ", by=two.ana.person, at=AT)
    mine.refresh_from_db()
    assert mine.draft_at is None


def test_what_identifies_a_client_is_not_sent_and_nothing_is_written(two):
    with pytest.raises(Refused):
        write(two, two.ana, "My client writes from ann@example.org, could you see her?")
    assert not Message.objects.exists()
    write(two, two.ana, "Write to me at ana.practice@example.org, or call my office.")
    assert Message.objects.count() == 1

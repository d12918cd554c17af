import pytest

from holdspace.conversations.actions import keep_message_draft, write_message
from holdspace.conversations.models import Message, Participant
from holdspace.conversations.queries import read_thread
from holdspace.people.personal import all_personal
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db


def personal():
    return next(kind for kind in all_personal() if kind.name == "conversations")


def test_a_person_takes_their_own_words_along_and_nobody_elses(two):
    write_message(thread=two.thread, words="mine", by=two.ana.person, at=AT)
    write_message(thread=two.thread, words="theirs", by=two.ben.person, at=AT)
    keep_message_draft(thread=two.thread, words="not yet", by=two.ana.person, at=AT)
    assert list(personal().export(person_id=two.ana.person_id)) == [
        {
            "community": "Bridges",
            "conversation": two.thread.pk,
            "words": "mine",
            "file": "",
            "at": AT,
            "changed_at": None,
            "taken_back_at": None,
        },
        {
            "conversation": two.thread.pk,
            "you": "in",
            "last_looked": AT,
            "shown": False,
            "draft": "not yet",
            "draft_at": AT,
        },
    ]
    assert list(personal().export(person_id=two.cleo.person_id)) == []


def test_erasing_empties_ones_own_words_alone(two):
    write_message(thread=two.thread, words="mine", by=two.ana.person, at=AT)
    write_message(thread=two.thread, words="theirs", by=two.ben.person, at=AT)
    keep_message_draft(thread=two.thread, words="not yet", by=two.ana.person, at=AT)
    personal().erase(person_id=two.ana.person_id, at=AT)
    assert [m.words for m in Message.objects.order_by("id")] == ["", "theirs"]
    assert [p.draft for p in Participant.objects.order_by("id")] == ["", ""]
    seen = read_thread(community=two.community, number=two.thread.pk, seen_by=two.ben.person, at=AT)
    assert [line.words for line in seen.lines] == ["", "theirs"]

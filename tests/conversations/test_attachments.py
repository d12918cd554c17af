"""A file in a conversation: for the people in it alone, once all said yes, and gone with the message."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase

from holdspace.communities.actions import leave_community
from holdspace.conversations.actions import (
    accept_talk,
    begin_talk,
    change_message,
    decline_talk,
    leave_talk_for_later,
    take_back_message,
    write_message,
)
from holdspace.conversations.attaching import Brought
from holdspace.conversations.models import Message
from holdspace.conversations.queries import files_to_take_along, read_thread, what_changed, whole_thread
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.people.actions import block_person, erase_person, take_everything
from holdspace.people.models import Block
from holdspace.uploads.models import File
from tests.conversations.test_views import address, browser
from tests.people_and_places import AT, a_community, a_member
from tests.racing import outcomes, real_transactions
from tests.uploads.conftest import PDF, a_pdf, an_image, folder

__all__ = ["a_pdf", "an_image", "folder"]  # fixtures
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]


def a_file(called="Grounding.pdf", description="", raw=PDF):
    return Brought(io.BytesIO(raw), called, description)


@pytest.fixture
def message(two):
    return write_message(thread=two.thread, words="The sheet.", brought=a_file(), by=two.ana.person, at=AT)


def fetched(member, file):
    return browser(member).get(f"/files/kept/{file.name}").status_code == 200


def read(two, member, thread=None):
    thread = thread or two.thread
    return read_thread(community=two.community, number=thread.pk, seen_by=member.person, at=AT)


def brought(two, member, raw=PDF, called="Grounding.pdf", **also):
    posted = {"words": "", "once": "a" * 32, "file": SimpleUploadedFile(called, raw), **also}
    with TestCase.captureOnCommitCallbacks(execute=True):
        return browser(member).post(address(two), posted)


def test_a_file_is_for_the_people_of_the_thread_alone(two, message):
    assert fetched(two.ana, message.file)
    answer = browser(two.ben).get(f"/files/kept/{message.file.name}")
    assert (answer.content, answer["Content-Disposition"]) == (PDF, 'attachment; filename="Grounding.pdf"')
    assert not fetched(two.cleo, message.file)
    stranger = a_member(a_community("harbour", "Harbour"), "Els")
    assert not fetched(stranger, message.file)
    [line] = read(two, two.ben).lines
    assert (line.file.called, line.file.kind, line.file.image, line.file.opens) == ("Grounding.pdf", "PDF", False, True)
    assert Entry.objects.get(verb="message.written").data == {"file": "pdf"}


def test_a_page_takes_a_file_with_words_or_without(two, an_image):
    assert brought(two, two.ana).status_code == 302
    picture = an_image().getvalue()
    kept = brought(two, two.ana, picture, "garden.jpg", words="Ours.", description="A garden", once="b" * 32)
    assert kept.status_code == 302
    text = browser(two.ben).get(address(two)).content.decode()
    pdf, image = File.objects.order_by("id")
    assert f'<a href="/files/kept/{pdf.name}" download="Grounding.pdf">' in text
    assert f'<img src="/files/kept/{image.name}" alt="A garden"' in text
    assert "These words went with the person who wrote them." not in text
    assert Message.objects.count() == 2


@pytest.mark.parametrize(
    ("raw", "called", "description", "because"),
    [
        (b"MZ\x90\x00", "run.exe", "", ""),
        (b"<html><script>alert(1)</script></html>", "page.txt", "", ""),
        (PDF, "ann@example.org.pdf", "", ""),
        (PDF, "sheet.pdf", "My client writes from ann@example.org.", ""),
        (b"", "sheet.pdf", "", "This file is empty. Choose another."),
    ],
)
def test_what_cannot_be_kept_comes_back_with_the_words(two, raw, called, description, because):
    answer = brought(two, two.ana, raw, called, words="Have a look at this.", description=description)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Have a look at this." in text
    assert because in text
    assert "Your browser has let go of the file." in text
    assert not Message.objects.exists()
    assert not File.objects.exists()


def test_an_image_is_described(two, an_image):
    answer = brought(two, two.ana, an_image().getvalue(), "garden.jpg")
    assert answer.status_code == 422
    assert "what the image shows" in answer.content.decode()
    with pytest.raises(Refused):
        write_message(thread=two.thread, words=" ", by=two.ana.person, at=AT)


def test_a_second_press_sends_it_once(two):
    brought(two, two.ana)
    brought(two, two.ana)
    assert (Message.objects.count(), File.objects.count()) == (1, 1)


def test_nobody_attaches_in_a_thread_that_is_not_theirs(two):
    with pytest.raises(NothingHere):
        write_message(thread=two.thread, brought=a_file(), by=two.cleo.person, at=AT)
    Block.objects.create(blocker=two.ana.person, blocked=two.ben.person, at=AT)
    with pytest.raises(Refused):
        write_message(thread=two.thread, brought=a_file(), by=two.ben.person, at=AT)
    assert not File.objects.exists()


# ---------------------------------------------------------------- first words


@pytest.fixture
def asked(two):
    return begin_talk(
        membership=two.ana,
        whom=two.cleo,
        words="A sheet for you.",
        brought=a_file("Look at me.pdf", "Something of mine"),
        by=two.ana.person,
        at=AT,
    )


@pytest.mark.parametrize("answer", [None, leave_talk_for_later, decline_talk])
def test_a_file_with_first_words_waits_for_the_yes(two, asked, answer):
    file = File.objects.get()
    if answer is not None:
        answer(thread=asked, by=two.cleo.person, at=AT)
    assert not fetched(two.cleo, file)
    assert browser(two.cleo).get(f"/files/kept/{file.name}/small").status_code == 404
    [line] = read(two, two.cleo, asked).lines
    assert (line.file.opens, line.file.url, line.file.called, line.file.description) == (False, "", "", "")
    text = browser(two.cleo).get(f"/c/bridges/threads/{asked.pk}/").content.decode()
    assert "It opens once you say yes." in text
    assert "Look at me" not in text
    assert file.name not in text
    assert files_to_take_along(thread=asked, seen_by=two.cleo.person, at=AT) == []
    accept_talk(thread=asked, by=two.cleo.person, at=AT)
    assert fetched(two.cleo, file)
    assert read(two, two.cleo, asked).lines[0].file.called == "Look at me.pdf"


def test_whoever_sent_first_words_opens_their_own_and_takes_them_back(two, asked):
    file = File.objects.get()
    assert fetched(two.ana, file)
    take_back_message(message=Message.objects.get(), by=two.ana.person, at=AT)
    assert not File.objects.exists()
    assert not fetched(two.ana, file)


def test_first_words_with_a_file_come_by_the_page(two):
    posted = {"words": "", "once": "c" * 32, "file": SimpleUploadedFile("Sheet.pdf", PDF)}
    answer = browser(two.ana).post(f"/c/bridges/threads/with/{two.cleo.pk}/", posted)
    assert answer.status_code == 302
    assert Message.objects.get().file.called == "Sheet.pdf"


# ---------------------------------------------------------------- how it goes


def test_a_file_goes_with_its_message_and_from_the_disk(two, message, folder):
    name = message.file.name
    assert any(folder.glob(f"*/{name}*"))
    with TestCase.captureOnCommitCallbacks(execute=True):
        browser(two.ana).post(address(two, f"messages/{message.pk}/back/"))
    assert not File.objects.exists()
    assert not any(folder.glob(f"*/{name}*"))
    assert browser(two.ben).get(f"/files/kept/{name}").status_code == 404
    [line] = what_changed(
        community=two.community, number=two.thread.pk, seen_by=two.ben.person, at=AT, since=message.change
    ).lines
    assert (line.taken_back, line.file) == (True, None)


def test_changed_words_leave_the_file_and_may_go_where_it_stays(two, message):
    change_message(message=message, words="", by=two.ana.person, at=AT)
    [line] = read(two, two.ben).lines
    assert (line.words, line.changed, line.file.called) == ("", True, "Grounding.pdf")
    with pytest.raises(Refused):
        change_message(
            message=write_message(thread=two.thread, words="x", by=two.ana.person, at=AT),
            words="",
            by=two.ana.person,
            at=AT,
        )


def closed_by_a_block(two):
    block_person(person_id=two.ana.person_id, by=two.ben.person, at=AT)


def closed_by_being_blocked(two):
    block_person(person_id=two.ben.person_id, by=two.ana.person, at=AT)


def closed_by_leaving(two):
    leave_community(membership=two.ana, by=two.ana.person, at=AT)


@pytest.mark.parametrize("close", [closed_by_a_block, closed_by_being_blocked, closed_by_leaving])
def test_a_closed_conversation_hands_nothing_out_whyever_it_closed(two, message, close):
    """So that a block can't be told from somebody leaving, here either."""
    close(two)
    assert not fetched(two.ben, message.file)
    [line] = read(two, two.ben).lines
    assert (line.words, line.file.opens, line.file.called) == ("The sheet.", False, "")
    text = browser(two.ben).get(address(two)).content.decode()
    assert "It does not open any more, as this conversation is closed." in text
    assert files_to_take_along(thread=two.thread, seen_by=two.ben.person, at=AT) == []
    assert fetched(two.ana, message.file)


def test_whoever_left_the_community_opens_nothing_of_others(two, message):
    leave_community(membership=two.ben, by=two.ben.person, at=AT)
    assert not fetched(two.ben, message.file)


def test_erasing_takes_the_files_along(two, message):
    write_message(thread=two.thread, words="Thank you.", by=two.ben.person, at=AT)
    erase_person(person=two.ana.person, by=two.ana.person, at=AT)
    assert not File.objects.exists()
    assert [(line.words, line.file) for line in read(two, two.ben).lines] == [("", None), ("Thank you.", None)]
    assert "These words went with the person who wrote them." in browser(two.ben).get(address(two)).content.decode()


# ---------------------------------------------------------------- taking along


def copy_of(two, member):
    answer = browser(member).get(address(two, "copy/"))
    return answer, b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_a_copy_takes_the_files_along(two, message):
    write_message(thread=two.thread, words="Mine.", brought=a_file(), by=two.ben.person, at=AT)
    answer, raw = copy_of(two, two.ben)
    assert answer["Content-Disposition"] == f'attachment; filename="conversation-{two.thread.pk}.zip"'
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        mine, theirs = (f"files/{file.pk}-Grounding.pdf" for file in File.objects.order_by("-id"))
        assert sorted(archive.namelist()) == sorted(["conversation.txt", mine, theirs])
        assert archive.read(theirs) == PDF
        assert "The sheet.\n(a file: Grounding.pdf)" in archive.read("conversation.txt").decode()


def test_a_copy_of_a_closed_conversation_has_ones_own_files_alone(two, message):
    write_message(thread=two.thread, words="Mine.", brought=a_file("Own.pdf"), by=two.ben.person, at=AT)
    block_person(person_id=two.ana.person_id, by=two.ben.person, at=AT)
    _answer, raw = copy_of(two, two.ben)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        [_text, own] = sorted(archive.namelist())
        assert own.endswith("-Own.pdf")
        assert "Grounding" not in archive.read("conversation.txt").decode()


def test_a_copy_without_files_is_a_text(two):
    write_message(thread=two.thread, words="Words.", by=two.ana.person, at=AT)
    answer, raw = copy_of(two, two.ben)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert b"Words." in raw


def test_everything_of_mine_holds_what_i_brought_and_nothing_of_others(two, message):
    write_message(thread=two.thread, words="Mine.", brought=a_file("Own.pdf"), by=two.ben.person, at=AT)
    with take_everything(by=two.ben.person, at=AT) as whole, zipfile.ZipFile(whole) as archive:
        names = [name for name in archive.namelist() if name.endswith(".pdf")]
    assert [name.rsplit("-", 1)[1] for name in names] == ["Own.pdf"]


# ---------------------------------------------------------------- cost, and two at once


def test_a_thread_with_files_costs_what_one_without_does(two, assert_same_queries):
    def say():
        write_message(thread=two.thread, brought=a_file(), by=two.ben.person, at=AT)

    say()
    assert_same_queries(4, lambda: read(two, two.ana), lambda: (say(), say()))
    _seen, lines = whole_thread(community=two.community, number=two.thread.pk, seen_by=two.ana.person, at=AT)
    assert [line.file.opens for line in lines] == [True, True, True]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_it_back_at_once_one_lets_the_file_go(tmp_path, two):
    write_message(thread=two.thread, words="x", brought=a_file(), by=two.ana.person, at=AT)
    windows = [Message.objects.select_related("thread", "file").get() for _n in range(2)]
    with real_transactions(tmp_path) as at_once:
        acts = [lambda m=m: take_back_message(message=m, by=two.ana.person, at=AT) for m in windows]
        assert sorted(outcomes(at_once(*acts))) == sorted([AlreadyMoved.__name__, "Message"])
        [left] = at_once(lambda: (File.objects.count(), Message.objects.get().file_id))
    assert left == (0, None)

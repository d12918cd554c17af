"""A word beforehand: where it stands, who does not want to read under it for now, and that it goes with the share."""

from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from django.db import connection

from holdspace.communities.states import Role
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.invitations.actions import invite_people
from holdspace.invitations.models import Invitation, Need
from holdspace.journal.models import Entry
from holdspace.rounds.actions import set_question
from holdspace.sharing.actions import let_go_of_share, lift_note_mute, mute_note
from holdspace.sharing.content_notes import LONGEST_NOTE, same_note, shipped_notes
from holdspace.sharing.declarations import erase_mutes, export_mutes, export_shares
from holdspace.sharing.models import Draft, NoteMute, Share
from holdspace.sharing.needs import who_may_read
from holdspace.sharing.queries import my_note_mutes, one_note_mute, share_alone, shares_page, without_muted
from holdspace.sharing.tasks import mark_muted_notes
from holdspace.vault.keys import add_key
from holdspace.vault.rotation import encrypt_anew, retire_unused
from holdspace.vault.sealing import decrypt
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_share

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    community = a_community()
    return [a_member(community, name) for name in ("Ines", "Mo", "Nia")]


@pytest.fixture
def own_keys(tmp_path, settings):
    """A keys file of this test alone."""
    settings.HOLDSPACE_KEYS_FILE = tmp_path / "keys"


def mute(member, note="Grief ", *, days=7, at=AT):
    return mute_note(membership=member, note=note, days=days, by=member.person, at=at)


def on_the_page(member, at=AT):
    whose = {"membership": member, "seen_by": member.person, "at": at}
    return without_muted(shares_page(**whose), **whose).items


class TestNotes:
    def test_those_to_choose_from_are_short_and_each_its_own(self):
        notes = shipped_notes()
        assert len({same_note(note) for note in notes}) == len(notes) >= 10
        assert all(0 < len(note) <= LONGEST_NOTE for note in notes)

    def test_encrypted_at_every_level_and_read_by_whoever_reads_the_share(self, room):
        for level in ("low", "high"):
            a_share(room[0], level=level, content_note="grief")
        with connection.cursor() as cursor:
            cursor.execute("SELECT content_note FROM sharing_share")
            assert not any("grief" in row[0] for row in cursor.fetchall())
        assert [card.beforehand for card in on_the_page(room[1])] == ["grief", "grief"]
        assert [(card.beforehand, card.content_note) for card in on_the_page(room[0])] == [("", "grief")] * 2
        alone = share_alone(share=Share.objects.first(), seen_by=room[1].person, at=AT)
        assert alone.card.beforehand == "grief"
        assert [row["content_note"] for row in export_shares(person_id=room[0].person_id)] == ["grief", "grief"]
        assert not any("grief" in str(entry.data) for entry in Entry.objects.all())

    def test_it_goes_with_the_share_and_comes_back_into_the_draft(self, room):
        share = a_share(room[0], content_note="grief")
        let_go_of_share(share=share, by=room[0].person, at=AT)
        assert (Share.objects.get().content_note, Draft.objects.get().content_note) == (None, "grief")

    def test_too_long_a_note_and_one_that_names_a_client_are_not_shared(self, room):
        for note in ("x" * (LONGEST_NOTE + 1), "call 555-867-5309"):
            with pytest.raises(Refused):
                a_share(room[0], content_note=note)
        assert Share.objects.count() == 0


def not_asked(share):
    """The persons who are not asked to read it, its sharer aside."""
    need = Need.objects.get(about_id=share.pk)
    return set(who_may_read([need], at=AT)[need.pk].without) - {share.author_id}


class TestMuting:
    def test_what_stands_under_it_stays_away_whoever_it_is_from(self, room):
        ines, mo, nia = room
        for one in (ines, nia):
            a_share(one, content_note="gríef")
        plain = a_share(ines)
        mute(mo)
        assert [card.id for card in on_the_page(mo)] == [plain.pk]
        assert len(on_the_page(nia)) == 3
        assert len(on_the_page(mo, AT + timedelta(days=7))) == 3

    def test_ones_own_stay(self, room):
        a_share(room[0], content_note="grief")
        mute(room[0])
        assert len(on_the_page(room[0])) == 1

    def test_said_twice_it_is_one_and_holds_from_then(self, room):
        mute(room[1])
        mute(room[1], "GRIEF", days=0, at=AT + timedelta(days=1))
        assert [one.until for one in NoteMute.objects.all()] == [None]
        assert "grief" not in str(list(Entry.objects.values_list("data", flat=True))).lower()

    def test_nobody_is_asked_to_read_under_it(self, room):
        ines, mo, nia = room
        mute(mo)
        a_share(ines, content_note="grief")
        invite_people(community=ines.community, by=THE_MACHINE, at=AT)
        assert {one.membership_id for one in Invitation.objects.all()} == {nia.pk}

    def test_it_is_found_by_its_mark_whichever_key_it_was_written_with(self, own_keys, room):
        ines, mo, nia = room
        mute(mo)
        before = NoteMute.objects.get()
        share = a_share(ines, content_note="GRIEF")
        add_key()
        mute(nia)
        assert len({one.mark for one in NoteMute.objects.all()}) == 2
        assert not_asked(share) == {mo.person_id, nia.person_id}
        assert on_the_page(mo) == on_the_page(nia) == []
        encrypt_anew()
        mark_muted_notes(at=AT)
        retire_unused()
        marks = {one.mark for one in NoteMute.objects.all()}
        assert len(marks) == 1
        assert before.mark not in marks
        assert not_asked(share) == {mo.person_id, nia.person_id}
        assert on_the_page(mo) == on_the_page(nia) == []

    def test_an_old_mark_is_found_after_its_key_is_retired(self, own_keys, room):
        ines, mo, _nia = room
        mute(mo)
        share = a_share(ines, content_note="grief")
        add_key()
        encrypt_anew()
        assert retire_unused()
        assert not_asked(share) == {mo.person_id}
        assert on_the_page(mo) == []

    def test_one_from_before_there_were_marks_is_opened_until_the_worker_wrote_it(self, room):
        ines, mo, nia = room
        mute(mo)
        NoteMute.objects.update(mark="")
        share = a_share(ines, content_note="grief")
        other = a_share(ines, content_note="illness")
        for _ in range(2):
            assert not_asked(share) == {mo.person_id}
            assert not_asked(other) == set()
            assert [card.id for card in on_the_page(mo)] == [other.pk]
            mark_muted_notes(at=AT)
            assert NoteMute.objects.get().mark
        assert Entry.objects.filter(verb="mutes.marked").count() == 1
        assert len(on_the_page(nia)) == 2

    def test_a_tick_opens_none_however_many_there_are(self, room):
        ines, mo, nia = room
        share = a_share(ines, content_note="grief")
        for one in (mo, nia):
            mute(one, "illness")
        with mock.patch("holdspace.vault.fields.decrypt", wraps=decrypt) as opened:
            assert not_asked(share) == set()
        assert {call.kwargs["context"] for call in opened.call_args_list} == {"sharing.share.content_note"}

    def test_it_is_ones_own_to_say_to_see_and_to_lift(self, room):
        _ines, mo, nia = room
        with pytest.raises(Refused):
            mute_note(membership=mo, note="grief", days=7, by=nia.person, at=AT)
        for note, days in (("grief", 8), (" ", 7)):
            with pytest.raises(Refused):
                mute(mo, note, days=days)
        mine = mute(mo)
        with pytest.raises(NothingHere):
            my_note_mutes(membership=mo, seen_by=nia.person, at=AT)
        with pytest.raises(NothingHere):
            one_note_mute(membership=nia, number=mine.pk, seen_by=nia.person)
        with pytest.raises(Refused):
            lift_note_mute(mute=mine, by=nia.person, at=AT)
        lift_note_mute(mute=mine, by=mo.person, at=AT)
        assert NoteMute.objects.count() == 0

    def test_taken_along_and_erased(self, room):
        mute(room[1])
        mute(room[2])
        assert [row["content_note"] for row in export_mutes(person_id=room[1].person_id)] == ["Grief "]
        erase_mutes(person_id=room[1].person_id, at=AT)
        assert [one.membership_id for one in NoteMute.objects.all()] == [room[2].pk]


class TestPages:
    def test_the_question_of_the_week_stands_on_top(self, client, room):
        hope = a_member(room[0].community, "Hope", Role.HOST)
        set_question(membership=hope, words="Whom did you thank?", by=hope.person, at=datetime.now(UTC))
        client.force_login(room[0].person)
        assert "Whom did you thank?</h1>" in client.get("/c/bridges/shares/write/").content.decode()

    def test_from_the_form_to_the_page_of_somebody_else_and_away_again(self, client, room):
        ines, mo, _nia = room
        client.force_login(ines.person)
        page = client.get("/c/bridges/shares/write/").content.decode()
        assert 'list="content-notes"' in page
        assert '<option value="death and grief"></option>' in page
        said = {"text": "It would have been her birthday.", "level": "high", "hope": "heard", "audience": "everybody"}
        client.post("/c/bridges/shares/write/", said | {"content_note": "death & grief", "once": "a" * 32})
        number = Share.objects.get().pk
        assert "Said beforehand: death &amp; grief." in client.get(f"/c/bridges/shares/{number}/").content.decode()
        client.force_login(mo.person)
        for path in ("", f"{number}/"):
            page = client.get(f"/c/bridges/shares/{path}").content.decode()
            assert "<summary>About: death &amp; grief. Read it, if you have room</summary>" in page
        answer = client.post(f"/c/bridges/shares/{number}/mute-note/", {"days": "30"})
        assert answer["Location"] == "/c/bridges/shares/muted/"
        assert "death &amp; grief" in client.get("/c/bridges/shares/muted/").content.decode()
        assert "birthday" not in client.get("/c/bridges/shares/").content.decode()
        client.post(f"/c/bridges/shares/muted/notes/{NoteMute.objects.get().pk}/lift/")
        assert "birthday" in client.get("/c/bridges/shares/").content.decode()

    def test_where_nothing_was_said_beforehand_there_is_nothing_to_mute(self, client, room):
        share = a_share(room[0])
        client.force_login(room[1].person)
        client.post(f"/c/bridges/shares/{share.pk}/mute-note/", {"days": "30"})
        assert NoteMute.objects.count() == 0

    def test_a_draft_keeps_it(self, client, room):
        client.force_login(room[0].person)
        client.post("/c/bridges/shares/write/keep/", {"text": "half", "content_note": "grief"})
        assert 'value="grief"' in client.get("/c/bridges/shares/write/").content.decode()

"""How long a share stays, and other words for it: what is gone is gone everywhere."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection

from holdspace.grammar.actors import OPERATOR, THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.invitations.models import Need
from holdspace.outbox.models import Notice
from holdspace.people.personal import all_personal
from holdspace.sharing.actions import (
    let_go_of_share,
    say_back,
    say_heard,
    say_how_long,
    say_in_other_words,
    write_share,
)
from holdspace.sharing.models import Draft, FeltHeard, Reply, Response, Share
from holdspace.sharing.queries import due_to_go, one_share, share_alone, shares_page
from holdspace.sharing.tasks import let_go_when_due
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_share, to_chosen, words

pytestmark = pytest.mark.django_db
EARLIER, LATER = "The earlier wording, with a heron in it.", "The later wording, with nothing in it."
WEEK = timedelta(days=7)


@pytest.fixture
def room():
    community = a_community()
    return [a_member(community, name) for name in ("Ines", "Mo", "Nia")]


def everything_that_stands():
    """All of the database as text, encrypted fields opened."""
    with connection.cursor() as cursor:
        raw = []
        for model in apps.get_models():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
            raw += [str(row) for row in cursor.fetchall()]
    opened = [str(list(model._base_manager.values_list())) for model in apps.get_models()]
    return "\n".join(raw + opened)


def everything_anybody_takes_along(people):
    return str([list(kind.export(person_id=one.person_id)) for kind in all_personal() for one in people])


def reword(share, by, text=LATER, **more):
    return say_in_other_words(share=share, text=text, by=by.person, at=AT, **more)


def card_for(member):
    return shares_page(membership=member, seen_by=member.person, at=AT).items[0]


class TestOtherWords:
    @pytest.mark.parametrize("level", ["low", "medium", "high"])
    def test_of_the_earlier_ones_nothing_stands_anywhere(self, room, level):
        ines, mo, _nia = room
        share = a_share(ines, EARLIER, level=level, content_note="heron")
        words(share, mo, "I was there.")
        reword(share, ines)
        assert "heron" not in everything_that_stands()
        assert "heron" not in everything_anybody_takes_along(room)
        alone = share_alone(share=Share.objects.get(), seen_by=mo.person, at=AT)
        assert (alone.card.text, alone.card.level, alone.card.content_note) == (LATER, level, "")
        assert [answer.text for answer in alone.answers.items] == ["I was there."]
        assert (alone.card.reworded, card_for(ines).reworded, card_for(mo).reworded) == (True, True, True)

    def test_the_same_words_again_are_no_other_words(self, room):
        share = a_share(room[0], EARLIER)
        reword(share, room[0], EARLIER)
        assert (card_for(room[1]).reworded, Share.objects.get().reworded_at) == (False, None)

    def test_it_is_the_sharers_alone_and_as_careful_as_writing(self, room):
        ines, mo, _nia = room
        share = a_share(ines, EARLIER)
        with pytest.raises(Refused):
            reword(share, mo)
        for text, note in (("short", ""), ("x" * 601, ""), (LATER + " Call 555-867-5309.", ""), (LATER, "x" * 61)):
            with pytest.raises(Refused):
                reword(share, ines, text, content_note=note)
        assert Share.objects.get().words == EARLIER

    def test_let_go_meanwhile_the_new_words_are_not_kept(self, room):
        share = a_share(room[0], EARLIER)
        let_go_of_share(share=Share.objects.get(), by=room[0].person, at=AT + WEEK)
        with pytest.raises(AlreadyMoved):
            reword(share, room[0])
        assert LATER not in everything_that_stands()


class TestLettingGoByItself:
    def test_when_the_day_has_come_it_is_gone_everywhere(self, room):
        ines, mo, _nia = room
        share = a_share(ines, EARLIER, level="high", content_note="heron", lets_go_days=7, audience=to_chosen(mo))
        answer = words(share, mo, "I saw the heron too.")
        say_back(response=answer, words="You and the heron.", by=ines.person, at=AT)
        say_heard(share=share, heard=True, by=ines.person, at=AT)
        assert Notice.objects.filter(about_id=share.pk).count() == 2
        let_go_when_due(at=AT + WEEK - timedelta(seconds=1))
        assert Share.objects.get().state == "open"
        let_go_when_due(at=AT + WEEK)
        let_go_when_due(at=AT + WEEK)
        gone = Share.objects.get()
        assert (gone.state, gone.words, gone.content_note, gone.let_go_at) == ("let_go", "", None, AT + WEEK)
        assert "heron" not in everything_that_stands()
        assert "heron" not in everything_anybody_takes_along(room)
        for model in (Response, Reply, FeltHeard, Draft):
            assert not model.objects.exists()
        assert not Notice.objects.filter(kind__startswith="sharing.", about_id=share.pk).exists()
        assert Need.objects.get().state == "over"
        with pytest.raises(NothingHere):
            one_share(community=ines.community, number=share.pk, seen_by=ines.person, at=AT + WEEK)

    def test_those_that_stay_stay(self, room):
        a_share(room[0], EARLIER)
        a_share(room[0], EARLIER, lets_go_days=90)
        let_go_when_due(at=AT + 5 * WEEK)
        assert set(Share.objects.values_list("state", flat=True)) == {"open"}

    def test_the_day_can_be_changed_by_the_sharer_alone(self, room):
        ines, mo, _nia = room
        share = a_share(ines, EARLIER, lets_go_days=7)
        with pytest.raises(Refused):
            say_how_long(share=share, days=30, by=mo.person, at=AT)
        with pytest.raises(Refused):
            say_how_long(share=share, days=8, by=ines.person, at=AT)
        say_how_long(share=share, days=30, by=ines.person, at=AT)
        assert Share.objects.get().lets_go_at == AT + timedelta(days=30)
        say_how_long(share=share, days=0, by=ines.person, at=AT)
        assert Share.objects.get().lets_go_at is None
        with pytest.raises(Refused):
            write_share(membership=ines, text=EARLIER, level="low", hope="heard", lets_go_days=1, by=ines.person, at=AT)

    def test_only_the_machine_and_only_when_it_is_time(self, room):
        share = a_share(room[0], EARLIER, lets_go_days=7)
        for by in (OPERATOR, room[1].person, THE_MACHINE):
            with pytest.raises(Refused):
                let_go_of_share(share=share, by=by, at=AT)
        with pytest.raises(NothingHere):
            due_to_go(seen_by=room[0].person, at=AT)

    def test_the_day_is_shown_to_the_sharer_alone(self, room):
        share = a_share(room[0], EARLIER, lets_go_days=7)
        days = [share_alone(share=share, seen_by=one.person, at=AT).lets_go_at for one in room]
        assert days == [AT + WEEK, None, None]


class TestPages:
    def test_reworded_in_the_browser_as_typed_until_it_fits(self, client, room):
        share = a_share(room[0], EARLIER, level="high")
        client.force_login(room[0].person)
        way = f"/c/bridges/shares/{share.pk}/reword/"
        assert EARLIER in client.get(way).content.decode()
        page = client.post(way, {"text": "too short"})
        assert (page.status_code, "too short</textarea>" in page.content.decode()) == (200, True)
        answer = client.post(way, {"text": LATER, "content_note": "loss"})
        assert answer["Location"] == f"/c/bridges/shares/{share.pk}/"
        client.force_login(room[1].person)
        for path in ("", f"{share.pk}/"):
            page = client.get(f"/c/bridges/shares/{path}").content.decode()
            assert (LATER in page, "· reworded" in page) == (True, True)

    def test_how_long_is_chosen_while_writing_and_later(self, client, room):
        client.force_login(room[0].person)
        page = client.get("/c/bridges/shares/write/").content.decode()
        assert 'name="lets_go_days" value="0" checked' in " ".join(page.split())
        said = {"text": LATER, "level": "low", "hope": "heard", "audience": "everybody"}
        client.post("/c/bridges/shares/write/", said | {"lets_go_days": "30", "once": "a" * 32})
        share = Share.objects.get()
        assert share.lets_go_at - share.shared_at == timedelta(days=30)
        assert "It goes by itself on" in client.get(f"/c/bridges/shares/{share.pk}/").content.decode()
        client.post(f"/c/bridges/shares/{share.pk}/stay/", {"days": "0"})
        assert "It stays until you let it go" in client.get(f"/c/bridges/shares/{share.pk}/").content.decode()
        client.post(f"/c/bridges/shares/{share.pk}/stay/", {"days": "1"})
        assert Share.objects.get().lets_go_at is None

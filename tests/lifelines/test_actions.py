from datetime import timedelta

import pytest

from holdspace.communities.actions import leave_community
from holdspace.communities.states import Role
from holdspace.conversations.models import Message, Participant, Thread
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.lifelines.actions import (
    add_line,
    ask_to_be_there,
    choose_country,
    end_being_there,
    reach_trusted,
    say_yes_to_being_there,
    take_line_away,
)
from holdspace.lifelines.declarations import erase_trusted, export_trusted
from holdspace.lifelines.lines import countries
from holdspace.lifelines.models import Line, Place, Trusted
from holdspace.lifelines.queries import (
    asked_of_me,
    lines_for,
    one_line,
    there_for_me,
    trusted_by_number,
    whom_to_ask,
)
from holdspace.outbox.models import Notice
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import block

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)
WORDS = "I am not OK. Could you call me?"


@pytest.fixture
def room():
    community = a_community()
    return [a_member(community, name) for name in ("Ines", "Mo", "Nia")]


def ask(one, other, sentence=WORDS):
    return ask_to_be_there(membership=one, whom=other, sentence=sentence, by=one.person, at=AT)


def agreed(one, other):
    return say_yes_to_being_there(trusted=ask(one, other), by=other.person, at=AT)


def there(member):
    return there_for_me(membership=member, seen_by=member.person, at=AT)


def asked(member):
    return [(a.name, a.said_yes) for a in asked_of_me(membership=member, seen_by=member.person, at=AT)]


class TestBeingThere:
    def test_asked_said_yes_and_both_know(self, room):
        ines, mo, nia = room
        row = ask(ines, mo)
        assert (there(ines).said_yes, asked(mo), asked(nia), there(mo)) == (False, [("Ines", False)], [], None)
        say_yes_to_being_there(trusted=row, by=mo.person, at=LATER)
        assert (there(ines).name, there(ines).said_yes, asked(mo)) == ("Mo", True, [("Ines", True)])
        told = Notice.objects.filter(kind__startswith="lifelines.").order_by("id").values_list("person_id", "kind")
        assert list(told) == [
            (mo.person_id, "lifelines.asked_to_be_there"),
            (ines.person_id, "lifelines.is_there"),
        ]

    def test_asked_twice_is_asked_once_and_the_new_sentence_stands(self, room):
        ines, mo, _ = room
        ask(ines, mo)
        ask(ines, mo, "Said otherwise.")
        assert (Notice.objects.count(), there(ines).sentence) == (1, "Said otherwise.")

    def test_another_choice_takes_its_place_and_the_first_is_told_nothing(self, room):
        ines, mo, nia = room
        agreed(ines, mo)
        before = Notice.objects.filter(person_id=mo.person_id).count()
        ask(ines, nia)
        assert (there(ines).name, asked(mo)) == ("Nia", [])
        assert Notice.objects.filter(person_id=mo.person_id).count() <= before

    @pytest.mark.parametrize("who", [0, 1])
    def test_either_ends_it_and_the_other_is_not_told(self, room, who):
        ines, mo, _ = room
        row = agreed(ines, mo)
        Notice.objects.all().delete()
        end_being_there(trusted=row, by=room[who].person, at=LATER)
        assert (Trusted.objects.count(), Notice.objects.count(), there(ines)) == (0, 0, None)

    def test_a_no_takes_the_question_back_from_the_page(self, room):
        ines, mo, _ = room
        end_being_there(trusted=ask(ines, mo), by=mo.person, at=LATER)
        assert Notice.objects.count() == 0

    def test_wrong_people(self, room):
        ines, mo, nia = room
        els = a_member(a_community("harbour", "Harbour"))
        with pytest.raises(Refused):
            ask(ines, ines)
        with pytest.raises(Refused):
            ask(ines, els)
        with pytest.raises(Refused):
            ask_to_be_there(membership=ines, whom=mo, sentence=WORDS, by=nia.person, at=AT)
        row = ask(ines, mo)
        for wrong in (ines, nia):
            with pytest.raises(Refused):
                say_yes_to_being_there(trusted=row, by=wrong.person, at=AT)
        with pytest.raises(Refused):
            end_being_there(trusted=row, by=nia.person, at=AT)
        with pytest.raises(NothingHere):
            trusted_by_number(community=ines.community, number=row.pk, seen_by=nia.person, at=AT)
        with pytest.raises(NothingHere):
            there_for_me(membership=ines, seen_by=mo.person, at=AT)
        say_yes_to_being_there(trusted=row, by=mo.person, at=AT)
        with pytest.raises(AlreadyMoved):
            say_yes_to_being_there(trusted=row, by=mo.person, at=AT)

    def test_whoever_left_cannot_be_asked(self, room):
        ines, mo, _ = room
        leave_community(membership=mo, by=mo.person, at=AT)
        mo.refresh_from_db()
        with pytest.raises(Refused):
            ask(ines, mo)

    @pytest.mark.parametrize("way", ["they block", "I block"])
    def test_a_block_answers_like_nobody(self, room, way):
        ines, mo, _ = room
        row = agreed(ines, mo)
        block(*((mo, ines) if way == "they block" else (ines, mo)))
        assert (there(ines), asked(mo)) == (None, [])
        with pytest.raises(Refused) as refused:
            reach_trusted(trusted=row, by=ines.person, at=AT)
        assert str(refused.value.verdict.because) == "This person is not here."
        with pytest.raises(Refused):
            ask(ines, mo)
        assert whom_to_ask(membership=ines, words="mo", seen_by=ines.person) == []


class TestReaching:
    def test_one_press_opens_a_thread_with_the_sentence(self, room):
        ines, mo, _ = room
        row = agreed(ines, mo)
        threads = {reach_trusted(trusted=row, by=ines.person, at=LATER, once="a" * 32).pk for _ in range(2)}
        assert len(threads) == 1
        assert [(m.author_id, m.words) for m in Message.objects.all()] == [(ines.person_id, WORDS)]
        assert set(Participant.objects.values_list("person_id", flat=True)) == {ines.person_id, mo.person_id}
        assert Notice.objects.filter(kind="conversations.somebody_wrote").get().person_id == mo.person_id

    def test_the_journal_holds_what_a_thread_records_and_nothing_else(self, room):
        ines, mo, _ = room
        row = agreed(ines, mo)
        before = Entry.objects.count()
        reach_trusted(trusted=row, by=ines.person, at=LATER)
        verbs = list(Entry.objects.order_by("id").values_list("verb", flat=True))[before:]
        assert verbs == ["thread.opened", "message.written"]

    def test_nobody_before_they_said_yes_and_nobody_else(self, room):
        ines, mo, _ = room
        row = ask(ines, mo)
        with pytest.raises(Refused):
            reach_trusted(trusted=row, by=ines.person, at=AT)
        say_yes_to_being_there(trusted=row, by=mo.person, at=AT)
        with pytest.raises(Refused):
            reach_trusted(trusted=row, by=mo.person, at=AT)
        assert Thread.objects.count() == 0

    def test_the_sentence_is_not_readable_in_the_database(self, room):
        from django.db import connection

        ask(room[0], room[1])
        with connection.cursor() as cursor:
            cursor.execute("SELECT sentence FROM lifelines_trusted")
            assert "not OK" not in cursor.fetchone()[0]  # with a blank, which no sealed text has by chance


class TestLines:
    def test_a_steward_chooses_a_country_and_adds_lines(self):
        community = a_community()
        stella = a_member(community, "Stella", Role.STEWARD)
        choose_country(membership=stella, country="us", by=stella.person, at=AT)
        line = {"membership": stella, "kind": "colleagues", "name": "Warm line", "reach": "Call 555", "at": AT}
        for _ in range(2):
            add_line(**line, by=stella.person, once="l" * 32)
        found = lines_for(community=community, seen_by=stella.person)
        assert [line.name for line in found.for_colleagues] == ["Warm line"]
        assert found.for_anybody[0].reach == "Call or text 988"
        assert "us" not in {one.key for one in found.others}
        mine = Line.objects.get()
        take_line_away(line=mine, membership=stella, by=stella.person, at=AT)
        assert Line.objects.count() == 0
        verbs = Entry.objects.filter(in_role="steward", verb__startswith="lines.").values_list("verb", flat=True)
        assert sorted(verbs) == ["lines.added", "lines.country_chosen", "lines.taken_away"]

    def test_nobody_else_and_no_country_that_is_none(self, room):
        ines, mo, _ = room
        with pytest.raises(Refused):
            choose_country(membership=ines, country="us", by=ines.person, at=AT)
        stella = a_member(ines.community, "Stella", Role.STEWARD)
        with pytest.raises(Refused):
            choose_country(membership=stella, country="xx", by=stella.person, at=AT)
        with pytest.raises(Refused):
            choose_country(membership=stella, country="us", by=mo.person, at=AT)
        assert Place.objects.count() == 0
        els = a_community("harbour", "Harbour")
        line = add_line(membership=stella, kind="crisis", name="A", reach="B", by=stella.person, at=AT)
        with pytest.raises(NothingHere):
            one_line(community=els, number=line.pk, seen_by=stella.person)

    def test_every_shipped_line_says_who_says_so(self):
        for country in countries().values():
            assert country.emergency
            assert all(line.source.startswith("https://") and line.reach and line.about for line in country.lines)
            assert any(line.kind == "crisis" for line in country.lines)
        reach = {key: " ".join(line.reach for line in one.lines) for key, one in countries().items()}
        expected = {"us": "988", "gb": "116 123", "ca": "9-8-8", "au": "13 11 14", "nz": "1737", "de": "0800 111 0 111"}
        assert all(number in reach[key] for key, number in expected.items())


def test_taking_along_and_erasing(room):
    ines, mo, _ = room
    agreed(ines, mo)
    (mine,), (theirs,) = (list(export_trusted(person_id=m.person_id)) for m in (ines, mo))
    assert (mine["you_chose"], mine["sentence"]) == ("Mo", WORDS)
    assert (theirs["you_chose"], theirs["sentence"], theirs["you_are_there_for_somebody"]) == ("", "", True)
    erase_trusted(person_id=mo.person_id, at=AT)
    assert Trusted.objects.count() == 0


def test_queries_do_not_grow(room, assert_same_queries):
    ines, mo, nia = room
    ask(ines, mo)

    def more():
        ask(nia, mo)
        ask(a_member(ines.community, "Ola"), mo)
        return [1, 1]

    person = mo.person
    assert_same_queries(1, lambda: asked_of_me(membership=mo, seen_by=person, at=AT), more)

"""Once a season: how do we live it together? Nobody's answer can be found, and few answers are shown to nobody."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection

from holdspace.communities.actions import answer_pulse, ask_each_season, close_pulse, open_pulse
from holdspace.communities.models import Pulse, PulseAnswer, PulseTaken
from holdspace.communities.queries import has_answered, pulse_open, pulse_told
from holdspace.communities.states import Role
from holdspace.communities.tasks import tend
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from tests.people_and_places import a_community, a_member

pytestmark = pytest.mark.django_db
SEASON = datetime(2026, 12, 1, 6, 0, tzinfo=UTC)
OVER = SEASON + timedelta(days=21)


def people(community, many):
    return [a_member(community) for _one in range(many)]


def answer(pulse, member, words="", **answers):
    answer_pulse(pulse=pulse, membership=member, answers=answers, words=words, by=member.person, at=SEASON)


@pytest.fixture
def asked():
    community = a_community()
    members = people(community, 9)
    community.refresh_from_db()
    return open_pulse(community=community, by=THE_MACHINE, at=SEASON), members


def test_asked_once_a_season_by_itself():
    community = a_community()
    people(community, 8)
    for at in (SEASON - timedelta(hours=7), SEASON, SEASON + timedelta(days=1), SEASON + timedelta(days=20)):
        tend(at=at)
    assert [one.season for one in Pulse.objects.all()] == ["2026-12"]
    tend(at=datetime(2027, 3, 2, tzinfo=UTC))
    assert [one.season for one in Pulse.objects.order_by("season")] == ["2026-12", "2027-03"]


def test_never_asked_where_nothing_could_be_shown_or_nobody_wants_it():
    community = a_community()
    stella = a_member(community, "Stella", Role.STEWARD)
    people(community, 6)
    tend(at=SEASON)
    assert not Pulse.objects.exists()
    people(community, 1)
    ask_each_season(community=community, asks=False, steward=stella, by=stella.person, at=SEASON)
    tend(at=SEASON)
    assert not Pulse.objects.exists()
    young = a_community("young", "Young", at=SEASON - timedelta(days=30))
    for _one in range(8):
        a_member(young, at=SEASON - timedelta(days=29))
    tend(at=SEASON)
    assert not Pulse.objects.exists()


def test_from_eight_answers_on_all_read_everything(asked):
    pulse, members = asked
    for number, member in enumerate(members[:8]):
        answer(pulse, member, words=f"Words {number}", asks=number % 4, spread=3)
    for look in (OVER - timedelta(minutes=1), SEASON):
        tend(at=look)
        with pytest.raises(NothingHere):
            pulse_told(community=pulse.community, season="2026-12", seen_by=members[0].person)
    tend(at=OVER)
    told = pulse_told(community=pulse.community, season="2026-12", seen_by=members[8].person)
    assert sorted(told.words) == [f"Words {number}" for number in range(8)]
    asks, takes, spread, _refuses = told.statements
    assert [count for _words, count in asks.counts] == [2, 2, 2, 2]
    assert (takes.passed_over, spread.passed_over) == (8, 0)
    assert told.pulse.answers_given == 8
    assert not PulseTaken.objects.exists()


def test_with_seven_answers_nothing_is_shown_and_nothing_is_kept(asked):
    pulse, members = asked
    for member in members[:7]:
        answer(pulse, member, words="Only for all of us")
    close_pulse(pulse=pulse, by=THE_MACHINE, at=OVER)
    with pytest.raises(NothingHere):
        pulse_told(community=pulse.community, season="2026-12", seen_by=members[0].person)
    assert not PulseAnswer.objects.exists()
    assert not PulseTaken.objects.exists()
    closed = Pulse.objects.get()
    assert (closed.state, closed.answers_given) == ("unshown", 0)


def test_one_answer_a_member_while_it_is_open(asked):
    pulse, members = asked
    answer(pulse, members[0], asks=3)
    with pytest.raises((Refused, AlreadyMoved)):
        answer(pulse, members[0], asks=0)
    with pytest.raises(Refused):
        answer(pulse, members[1])
    assert PulseAnswer.objects.count() == 1
    with pytest.raises(Refused):
        answer_pulse(pulse=pulse, membership=members[1], answers={"asks": 1}, words="", by=members[2].person, at=SEASON)
    with pytest.raises(Refused):
        answer_pulse(pulse=pulse, membership=members[1], answers={"asks": 1}, words="", by=members[1].person, at=OVER)
    with pytest.raises(NothingHere):
        has_answered(pulse=pulse, membership=members[0], seen_by=members[1].person)


def test_nothing_leads_from_an_answer_to_whoever_gave_it(asked):
    """No person, no time, no order, no entry, and words that the database does not hold in plain."""
    pulse, members = asked
    entries = Entry.objects.count()
    for member in members:
        answer(pulse, member, words="Known by nobody")
    assert Entry.objects.count() == entries
    fields = {field.name for field in apps.get_model("communities", "PulseAnswer")._meta.get_fields()}
    assert fields == {"id", "pulse", "asks", "takes", "spread", "refuses", "words"}
    numbers = [member.pk for member in members]
    by_number = list(PulseTaken.objects.order_by("pk").values_list("membership_id", flat=True))
    assert sorted(by_number) == numbers
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM communities_pulseanswer")
        assert not any("Known" in str(row[0]) for row in cursor.fetchall())


def test_only_a_steward_switches_it_off(asked):
    pulse, members = asked
    with pytest.raises(Refused):
        ask_each_season(community=pulse.community, asks=False, steward=members[0], by=members[0].person, at=SEASON)


def test_the_question_that_is_open(asked):
    pulse, members = asked
    assert pulse_open(community=pulse.community, seen_by=members[0].person, at=SEASON) == pulse
    assert pulse_open(community=pulse.community, seen_by=members[0].person, at=OVER) is None

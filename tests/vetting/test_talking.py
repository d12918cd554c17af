"""The conversation: three times, one accepted, moved, held, and noted by each alone."""

import pytest
from django.test import Client

from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.outbox.models import Notice
from holdspace.vetting.actions.talking import (
    accept_talk,
    finish_talk,
    keep_talk_note,
    propose_talk,
    wish_for_other_times,
)
from holdspace.vetting.models import Talk, TalkNote
from holdspace.vetting.queries import case_of
from holdspace.vetting.queries.talking import talk_of, talk_page
from holdspace.vetting.states import TALK_MOVES, TalkEvent, TalkState
from tests.people_and_places import AT, a_member
from tests.ways_in import DAY, a_read_one, a_sent_one, an_open_community, its_people

pytestmark = pytest.mark.django_db
TIMES = [AT + n * DAY for n in (2, 3, 4)]


@pytest.fixture
def people(db):
    return its_people(an_open_community())


@pytest.fixture
def application(people):
    return a_read_one(people[0].community, people[0], people[1])


def propose(application, people, times=TIMES, by=0, other=1):
    return propose_talk(
        application=application,
        membership=people[by],
        other_id=people[other].person_id,
        times=times,
        place="By video: example.org/room",
        by=people[by].person,
        at=AT,
    )


def shown(application, membership):
    return talk_page(membership=membership, number=application.pk, seen_by=membership.person, at=AT)


def test_from_three_times_to_two_notes(application, people):
    rea, rolf, stella = people
    talk = propose(application, people)
    assert Notice.objects.filter(person=application.person, kind="vetting.talk_proposed").count() == 1
    accept_talk(talk=talk, time=TIMES[1], by=application.person, at=AT)
    assert (talk.state, shown(application, rea).name) == ("agreed", "Ada Lovelace")
    with pytest.raises(Refused):
        finish_talk(talk=talk, by=rea.person, at=AT)
    finish_talk(talk=talk, by=rolf.person, at=TIMES[1])
    with pytest.raises(AlreadyMoved):
        finish_talk(talk=talk, by=rea.person, at=TIMES[1])
    keep_talk_note(talk=talk, words="She asked us more.", final=True, by=rea.person, at=AT)
    keep_talk_note(talk=talk, words="Half a", final=False, by=rolf.person, at=AT)

    def case():
        return case_of(membership=stella, number=application.pk, seen_by=stella.person, at=AT)

    assert (shown(application, rolf).other_note, shown(application, rea).other_note, case().noted) == (None, None, [])
    keep_talk_note(talk=talk, words="Half an hour well spent.", final=True, by=rolf.person, at=AT)
    assert shown(application, rolf).other_note.words == "She asked us more."
    assert [(n.who, n.words) for n in case().noted] == [
        ("Rea", "She asked us more."),
        ("Rolf", "Half an hour well spent."),
    ]
    with pytest.raises(AlreadyMoved):
        keep_talk_note(talk=talk, words="Changed.", final=True, by=rea.person, at=AT)
    assert TalkNote.objects.count() == 2


def test_it_is_moved_by_either_side(application, people):
    talk = propose(application, people)
    with pytest.raises(Refused):
        wish_for_other_times(talk=talk, asks=" ", by=application.person, at=AT)
    wish_for_other_times(talk=talk, asks="Only evenings.", by=application.person, at=AT)
    assert shown(application, people[0]).talk.asks == "Only evenings."
    talk = propose(application, people, [AT + 9 * DAY], by=1, other=0)
    accept_talk(talk=talk, time=AT + 9 * DAY, by=application.person, at=AT)
    assert propose(application, people, [AT + 8 * DAY]).time is None
    assert Talk.objects.count() == 1


def test_wrong_times_and_wrong_people(application, people):
    rea, rolf, stella = people
    for times in ([], [AT], [AT + n * DAY for n in range(1, 5)]):
        with pytest.raises(Refused):
            propose(application, people, times)
    for by, other in ((2, 0), (0, 2), (0, 0)):
        with pytest.raises((NothingHere, Refused)):
            propose(application, people, by=by, other=other)
    talk = propose(application, people)
    for act in (
        lambda: accept_talk(talk=talk, time=TIMES[0], by=rea.person, at=AT),
        lambda: wish_for_other_times(talk=talk, asks="x", by=rolf.person, at=AT),
        lambda: finish_talk(talk=talk, by=stella.person, at=AT),
        lambda: keep_talk_note(talk=talk, words="x", final=True, by=application.person, at=AT),
        lambda: shown(application, stella),
        lambda: shown(application, a_member(rea.community)),
    ):
        with pytest.raises(NothingHere):
            act()
    with pytest.raises(Refused):
        accept_talk(talk=talk, time=AT + 7 * DAY, by=application.person, at=AT)
    with pytest.raises(Refused):
        accept_talk(talk=talk, time=TIMES[0], by=application.person, at=TIMES[0])
    with pytest.raises(Refused):
        keep_talk_note(talk=talk, words="x", final=True, by=rea.person, at=AT)
    assert talk_of(application=application, seen_by=rea.person) is None


def test_none_before_everybody_has_read(people):
    application = a_sent_one(people[0].community)
    with pytest.raises(NothingHere):
        propose(application, people)


def test_every_event_of_a_conversation_in_every_state():
    found = {(str(s), str(e)): str(m.into) for e, m in TALK_MOVES.items() for s in TalkState if s in m.out_of}
    assert found == {
        ("proposed", "propose"): "proposed",
        ("others", "propose"): "proposed",
        ("agreed", "propose"): "proposed",
        ("proposed", "accept"): "agreed",
        ("proposed", "wish"): "others",
        ("agreed", "wish"): "others",
        ("agreed", "finish"): "done",
    }
    assert set(TALK_MOVES) == set(TalkEvent)


def test_the_pages(application, people):
    rea, ada = Client(), Client()
    for client, person in ((rea, people[0].person), (ada, application.person)):
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = f"/c/bridges/reviewing/{application.pk}/talk/"
    assert rea.get(address).status_code == 200
    assert rea.post(address, {"said": "times", "one": "soon"}).status_code == 422
    data = {"said": "times", "one": "2099-01-01T18:30", "place": "Here", "other": people[1].person_id}
    assert rea.post(address, data).status_code == 302
    page = ada.get("/c/bridges/join/status/").content.decode()
    assert "Rea and Rolf have read what you wrote" in page
    (time,) = Talk.objects.get().times
    assert ada.post("/c/bridges/join/talk/", {"time": "never"}).status_code == 404
    assert ada.post("/c/bridges/join/talk/", {"time": time}).status_code == 302
    assert Talk.objects.get().state == "agreed"
    assert rea.get(address).status_code == 200

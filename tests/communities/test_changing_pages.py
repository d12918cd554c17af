"""Proposals, answers and the season's question as people meet them on pages."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from holdspace.communities.actions import open_proposal, open_pulse, speak_to_proposal
from holdspace.communities.models import Proposal, PulseAnswer, Voice
from holdspace.communities.states import ProposalAbout, Role, Stance
from holdspace.grammar.actors import THE_MACHINE
from holdspace.web.forms import fresh_key
from tests.people_and_places import AT, CHARTER, a_community, a_member

pytestmark = pytest.mark.django_db
NEW = "/c/bridges/proposals/new/charter/"


def browser(member):
    client = Client()
    client.force_login(member.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def words(**changes):
    return (
        CHARTER
        | {"in_short": "Say that we rest", "why": "I would like to read it there.", "once": fresh_key()}
        | changes
    )


@pytest.fixture
def place():
    community = a_community()
    return community, a_member(community, "Mo"), a_member(community, "Stella", Role.STEWARD)


def test_from_a_proposal_to_a_new_version(place):
    _community, mo, stella = place
    page = browser(mo).get(NEW).content.decode()
    assert "Hold space for each other." in page
    sent = words(mission="Hold space for each other, and rest.")
    for _press in range(2):
        assert browser(mo).post(NEW, sent).status_code == 302
    number = Proposal.objects.get().pk
    where = f"/c/bridges/proposals/{number}/"
    page = browser(stella).get(where).content.decode()
    assert "before: Hold space for each other." in page
    assert "Mo" not in page  # no name stands there
    said = {"stance": "glad", "words": "I have waited for this.", "once": fresh_key()}
    assert browser(stella).post(where, said).status_code == 302
    assert "I have waited for this." in browser(mo).get(where).content.decode()
    with time_machine.travel(Proposal.objects.get().discussed_until):
        assert "Proposals that wait for an answer" in browser(stella).get("/c/bridges/waiting/").content.decode()
        answered = {"outcome": "taken", "reasons": "All who spoke wanted it.", "mission": sent["mission"]}
        assert browser(stella).post(f"{where}answer/", answered).status_code == 302
        page = browser(mo).get("/c/bridges/charter/").content.decode()
        assert "Hold space for each other, and rest." in page
        page = browser(mo).get("/c/bridges/affirm/").content.decode()
        assert "before: Hold space for each other." in page
        assert "Say what I cannot live with" in page


def test_what_was_typed_comes_back_with_what_is_missing(place):
    _community, mo, _stella = place
    answer = browser(mo).post(NEW, words(why="short", mission="Hold space, always."))
    page = answer.content.decode()
    assert (answer.status_code, "Hold space, always." in page, "at least 20 characters" in page) == (422, True, True)
    answer = browser(mo).post(NEW, words())
    assert "Nothing would change by this yet." in answer.content.decode()
    assert Proposal.objects.count() == 0


def test_a_client_in_it_does_not_go_out(place):
    _community, mo, _stella = place
    answer = browser(mo).post(NEW, words(mission="My client writes from ann@example.org."))
    assert (answer.status_code, Proposal.objects.count()) == (422, 0)
    assert "ann@example.org" in answer.content.decode()


def test_an_objection_needs_no_words_of_the_charter(place):
    _community, mo, _stella = place
    where = "/c/bridges/proposals/new/objection/"
    assert "can you not live with" in browser(mo).get(where).content.decode()
    browser(mo).post(
        where, {"in_short": "The line on money", "why": "It reads as if we were suspects.", "once": fresh_key()}
    )
    assert Proposal.objects.get().about == "objection"


def test_answers_wait_for_the_end_of_the_talk(place):
    _community, mo, stella = place
    browser(mo).post(NEW, words(mission="Hold space, always."))
    where = f"/c/bridges/proposals/{Proposal.objects.get().pk}/answer/"
    assert "still being discussed" in browser(stella).get(where).content.decode()
    browser(stella).post(where, {"outcome": "taken", "reasons": "All who spoke wanted it."})
    assert Proposal.objects.get().state == "open"


def test_lists_make_the_same_queries_for_one_and_for_three(place, assert_same_queries):
    _community, mo, stella = place
    proposal = open_proposal(
        membership=mo,
        about=ProposalAbout.CHARTER,
        in_short="Say that we rest",
        why="I would like to read it.",
        texts={"mission": "Hold space, and rest."},
        by=mo.person,
        at=AT,
    )

    def say():
        speak_to_proposal(
            proposal=proposal, membership=stella, stance=Stance.GLAD, words="Yes.", by=stella.person, at=AT
        )

    say()
    client = browser(mo)
    where = f"/c/bridges/proposals/{proposal.pk}/"
    client.get(where)
    assert_same_queries(6, lambda: client.get(where), lambda: [say(), say()])
    assert Voice.objects.count() == 3

    def more():
        for _one in range(2):
            copy = Proposal.objects.get(pk=proposal.pk)
            copy.pk = None
            copy.save(force_insert=True)

    assert_same_queries(7, lambda: client.get("/c/bridges/proposals/"), more)


def test_the_seasons_question_is_answered_once_and_without_a_name():
    community = a_community()
    members = [a_member(community) for _one in range(8)]
    community.refresh_from_db()
    season = datetime(2026, 12, 2, tzinfo=UTC)
    open_pulse(community=community, by=THE_MACHINE, at=season)
    with time_machine.travel(season):
        client = browser(members[0])
        assert "When somebody asks here, somebody answers." in client.get("/c/bridges/together/").content.decode()
        assert client.post("/c/bridges/together/", {}).status_code == 422
        assert client.post("/c/bridges/together/", {"asks": "3", "words": "More laughing."}).status_code == 302
        again = client.post("/c/bridges/together/", {"asks": "0", "words": "Again."})
        assert "You have answered." in again.content.decode()
    answer = PulseAnswer.objects.get()
    assert (answer.asks, answer.takes, answer.words) == (3, None, "More laughing.")

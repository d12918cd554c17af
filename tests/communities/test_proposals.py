"""Changing what all agreed: who proposes, who talks, who answers, and what is in force then."""

from datetime import timedelta

import pytest

from holdspace.communities.actions import (
    answer_proposal,
    end_own_words,
    open_proposal,
    speak_to_proposal,
    take_back_proposal,
    take_back_voice,
)
from holdspace.communities.models import Charter, OwnWords, Proposal, Telling, Voice
from holdspace.communities.queries import (
    changes_in,
    changes_proposed,
    charter_in_force,
    own_words_in_force,
    proposals_due,
    voices_of,
)
from holdspace.communities.states import ProposalAbout, ProposalState, Role, Stance
from holdspace.communities.tasks import tell_on
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.people.actions import block_person
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=15)
WHY = "I have sat with this for a while, and it would help me."


def propose(member, about=ProposalAbout.CHARTER, texts=None, once=""):
    if texts is None:
        texts = {
            "mission": "Hold space for each other, and rest.",
            "values": "  Honesty in business, kindness in relationships, care in work. ",
        }
    return open_proposal(
        membership=member,
        about=about,
        in_short="Say that we rest",
        why=WHY,
        texts=texts,
        by=member.person,
        at=AT,
        once=once,
    )


def answer(proposal, steward, outcome, texts=None, at=LATER):
    return answer_proposal(
        proposal=proposal,
        membership=steward,
        outcome=outcome,
        reasons="Many of us said that this was missing.",
        texts=texts or {},
        by=steward.person,
        at=at,
    )


@pytest.fixture
def place():
    community = a_community()
    return community, a_member(community, "Mo"), a_member(community, "Stella", Role.STEWARD)


def test_only_what_changes_is_proposed(place):
    _community, mo, _stella = place
    proposal = propose(mo)
    assert proposal.texts == {"mission": "Hold space for each other, and rest."}
    assert (proposal.discussed_until - proposal.opened_at).days == 14
    with pytest.raises(Refused):
        propose(mo, texts={"mission": "Hold   space for each other."})
    with pytest.raises(Refused):
        propose(mo, about=ProposalAbout.NOTES, texts={"words": " "})


def test_two_at_a_time_and_one_for_two_presses(place):
    _community, mo, _stella = place
    first = propose(mo, once="a" * 32)
    assert propose(mo, once="a" * 32) == first
    propose(mo, about=ProposalAbout.PROMPTS, texts={"words": "What surprised you?"})
    with pytest.raises(Refused):
        propose(mo)
    take_back_proposal(proposal=first, by=mo.person, at=AT)
    assert propose(mo).state == "open"


def test_everybody_but_the_proposer_is_told_once(place):
    community, mo, stella = place
    propose(mo)
    number = Telling.objects.get().pk
    for _run in range(2):
        tell_on(at=AT, telling_id=number)
    told = Notice.objects.filter(kind="communities.proposal_opened")
    assert [one.person_id for one in told] == [stella.person_id]
    assert (told[0].who, told[0].community_name) == ("", community.name)


def test_a_steward_answers_when_the_time_is_over_and_it_is_in_force(place):
    community, mo, stella = place
    proposal = propose(mo)
    with pytest.raises(Refused):
        answer(proposal, stella, ProposalState.TAKEN, at=AT + timedelta(days=13))
    assert proposals_due(community=community, seen_by=stella.person, at=LATER) == [proposal]
    answer(proposal, stella, ProposalState.TAKEN)
    charter = charter_in_force(community=community, seen_by=mo.person, at=LATER)
    assert (charter.version, charter.mission) == (2, "Hold space for each other, and rest.")
    assert charter.values == "Honesty in business, kindness in relationships, care in work."
    assert (charter.what_changed, proposal.became) == ("Say that we rest", charter)
    assert [one.part for one in changes_in(charter, seen_by=mo.person)] == ["mission"]
    assert Notice.objects.get(kind="communities.proposal_answered").person_id == mo.person_id
    assert Entry.objects.get(verb="proposal.answered").in_role == "steward"


def test_with_changes_it_is_the_stewards_words_for_the_parts_proposed_alone(place):
    community, mo, stella = place
    proposal = propose(mo)
    texts = {"mission": "Hold space, and rest.", "values": "Something that nobody proposed."}
    answer(proposal, stella, ProposalState.TAKEN_CHANGED, texts)
    charter = charter_in_force(community=community, seen_by=mo.person, at=LATER)
    assert charter.mission == "Hold space, and rest."
    assert "nobody proposed" not in charter.values


def test_what_is_not_taken_up_changes_nothing_and_says_why(place):
    community, mo, stella = place
    answer(proposal := propose(mo), stella, ProposalState.NOT_TAKEN)
    assert charter_in_force(community=community, seen_by=mo.person, at=LATER).version == 1
    assert (proposal.state, bool(proposal.reasons)) == ("not_taken", True)


def test_of_two_stewards_one_answers(place):
    community, mo, stella = place
    sam = a_member(community, "Sam", Role.STEWARD)
    proposal = propose(mo)
    seen_by_sam = Proposal.objects.get(pk=proposal.pk)
    answer(proposal, stella, ProposalState.TAKEN)
    with pytest.raises(AlreadyMoved):
        answer(seen_by_sam, sam, ProposalState.NOT_TAKEN)
    assert Charter.objects.filter(community=community).count() == 2
    assert Proposal.objects.get(pk=proposal.pk).answered_by == stella.person


def test_nobody_answers_their_own_while_there_is_another_steward(place):
    community, _mo, stella = place
    proposal = propose(stella)
    a_member(community, "Sam", Role.STEWARD)
    with pytest.raises(Refused):
        answer(proposal, stella, ProposalState.TAKEN)


def test_the_only_steward_answers_their_own_openly(place):
    _community, _mo, stella = place
    assert answer(propose(stella), stella, ProposalState.TAKEN).state == "taken"


@pytest.mark.parametrize("role", [None, Role.HOST, Role.REVIEWER])
def test_nobody_else_answers(place, role):
    community, mo, _stella = place
    other = a_member(community, "Olu", *([role] if role else []))
    with pytest.raises(Refused):
        answer(propose(mo), other, ProposalState.TAKEN)
    elsewhere = a_member(a_community("harbour", "Harbour"), "Els", Role.STEWARD)
    with pytest.raises(Refused):
        answer(Proposal.objects.get(), elsewhere, ProposalState.TAKEN)


def test_nobody_speaks_as_another_or_from_elsewhere(place):
    _community, mo, stella = place
    elsewhere = a_member(a_community("harbour", "Harbour"), "Els")
    proposal = propose(mo)
    for membership, by in [(mo, stella.person), (elsewhere, elsewhere.person)]:
        with pytest.raises(Refused):
            speak_to_proposal(proposal=proposal, membership=membership, stance=Stance.GLAD, words="Yes", by=by, at=AT)
    assert not Voice.objects.exists()


def test_voices_are_hidden_both_ways_by_a_block_and_the_proposal_is_not(place):
    _community, mo, stella = place
    proposal = propose(mo)
    for one in (mo, stella):
        speak_to_proposal(
            proposal=proposal, membership=one, stance=Stance.GLAD, words="I would like that.", by=one.person, at=AT
        )
    assert len(voices_of(proposal=proposal, seen_by=mo.person).items) == 2
    block_person(person_id=stella.person_id, by=mo.person, at=AT)
    for one in (mo, stella):
        seen = voices_of(proposal=proposal, seen_by=one.person).items
        assert [voice.author_id for voice in seen] == [one.person_id]


def test_ones_own_words_are_taken_back_by_oneself(place):
    _community, mo, stella = place
    voice = speak_to_proposal(
        proposal=propose(mo), membership=mo, stance=Stance.WORRIED, words="Hm.", by=mo.person, at=AT
    )
    with pytest.raises(NothingHere):
        take_back_voice(voice=voice, by=stella.person, at=AT)
    take_back_voice(voice=voice, by=mo.person, at=AT)
    assert not Voice.objects.exists()


def test_a_proposal_is_taken_back_by_who_made_it_until_it_is_answered(place):
    _community, mo, stella = place
    proposal = propose(mo)
    with pytest.raises(Refused):
        take_back_proposal(proposal=proposal, by=stella.person, at=AT)
    assert Proposal.objects.get().state == "open"
    answer(Proposal.objects.get(), stella, ProposalState.NOT_TAKEN)
    with pytest.raises(AlreadyMoved):
        take_back_proposal(proposal=proposal, by=mo.person, at=LATER)


def test_own_words_stand_until_a_steward_lets_them_go(place):
    community, mo, stella = place
    whose = {"community": community, "about": ProposalAbout.NOTES, "seen_by": mo.person}
    proposal = propose(mo, about=ProposalAbout.NOTES, texts={"words": "Breathe before you press."})
    assert changes_proposed(proposal, seen_by=mo.person, at=AT)[0].differences[0].after == "Breathe before you press."
    assert own_words_in_force(**whose) == []
    answer(proposal, stella, ProposalState.TAKEN)
    own = own_words_in_force(**whose)[0]
    assert own.words == "Breathe before you press."
    with pytest.raises(Refused):
        end_own_words(own=own, membership=mo, by=mo.person, at=LATER)
    for _press in range(2):
        end_own_words(own=OwnWords.objects.get(), membership=stella, by=stella.person, at=LATER)
    assert own_words_in_force(**whose) == []
    assert Entry.objects.filter(verb="own_words.ended").count() == 1

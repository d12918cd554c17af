from datetime import timedelta

import pytest

from holdspace.communities.actions import answer_proposal, end_own_words, open_proposal
from holdspace.communities.models import OwnWords
from holdspace.communities.states import ProposalAbout, ProposalState, Role
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.home.beside import beside
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.rounds.actions import (
    leave_thanks,
    let_thanks_be_aloud,
    open_round,
    propose_thanks,
    put_into_round,
    set_question,
    take_out_of_round,
    take_thanks_back,
)
from holdspace.rounds.declarations import erase_thanks, export_thanks
from holdspace.rounds.models import Round, RoundShare, Thanks
from holdspace.rounds.queries import (
    celebrated,
    one_thanks,
    question_now,
    read_round,
    round_now,
    thanks_aloud,
    thanks_for_me,
    thanks_of_mine,
    to_put,
    who_goes_first,
)
from holdspace.rounds.states import shipped_question
from holdspace.sharing.actions import let_go_of_share, mute_person
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_share, block

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def room():
    community = a_community()
    return [a_member(community, "Hope", Role.HOST), *(a_member(community, name) for name in ("Ines", "Mo"))]


def opened(host, *, at=AT):
    return open_round(membership=host, share=a_share(host, at=at), by=host.person, at=at)


def put(round_, member, share, *, at=AT):
    return put_into_round(round_=round_, membership=member, share=share, by=member.person, at=at)


def read(round_, member, *, at=AT):
    seen = read_round(round_=round_, membership=member, seen_by=member.person, at=at)
    return [card.author_name for card in seen.cards.items]


class TestRounds:
    def test_a_host_goes_first_others_follow_and_it_ends_by_itself(self, room):
        hope, ines, mo = room
        round_ = opened(hope)
        share = a_share(ines)
        for _ in range(2):
            put(round_, ines, share, at=AT + DAY)
        assert read(round_, mo) == ["Hope", "Ines"]
        where = {"community": hope.community, "seen_by": mo.person}
        assert round_now(**where, at=AT + 7 * DAY - timedelta(seconds=1)) == round_
        assert round_now(**where, at=AT + 7 * DAY) is None
        with pytest.raises(Refused):
            put(round_, mo, a_share(mo), at=AT + 7 * DAY)
        assert Entry.objects.get(verb="round.opened").in_role == "host"
        assert Entry.objects.filter(verb="round.joined").count() == 1

    def test_two_hosts_at_once_open_one(self, room):
        hope, ines, _ = room
        hal = a_member(hope.community, "Hal", Role.HOST)
        first, second = opened(hope), opened(hal)
        assert (first, Round.objects.count(), read(first, ines)) == (second, 1, ["Hope", "Hal"])

    def test_wrong_people_and_wrong_shares(self, room):
        hope, ines, mo = room
        with pytest.raises(Refused):
            opened(ines)
        for share in (a_share(ines), a_share(hope, at=AT - 4 * DAY)):
            with pytest.raises(Refused):
                open_round(membership=hope, share=share, by=hope.person, at=AT)
        with pytest.raises(Refused):
            open_round(membership=hope, share=a_share(hope), by=mo.person, at=AT)
        round_ = opened(hope)
        els = a_member(a_community("harbour", "Harbour"))
        with pytest.raises(Refused):
            put(round_, ines, a_share(mo))
        with pytest.raises(Refused):
            put(round_, els, a_share(els))
        with pytest.raises(Refused):
            take_out_of_round(share=RoundShare.objects.get().share, by=mo.person, at=AT)
        with pytest.raises(NothingHere):
            to_put(membership=ines, seen_by=mo.person, at=AT)

    def test_it_shows_to_each_what_they_may_read(self, room):
        hope, ines, mo = room
        round_ = opened(hope)
        share, gone = a_share(ines), a_share(ines)
        put(round_, ines, share)
        put(round_, ines, gone)
        let_go_of_share(share=gone, by=ines.person, at=AT)
        assert read(round_, mo) == ["Hope", "Ines"]
        block(mo, hope)
        assert (read(round_, mo), read(round_, ines)) == (["Ines"], ["Hope", "Ines"])
        mute_person(membership=mo, whom_id=ines.person_id, days=7, by=mo.person, at=AT)
        assert read(round_, mo) == []

    def test_taken_out_the_share_stays_where_it_was(self, room):
        hope, ines, mo = room
        round_ = opened(hope)
        share = a_share(ines)
        put(round_, ines, share)
        assert to_put(membership=ines, seen_by=ines.person, at=AT) == []
        for _ in range(2):
            take_out_of_round(share=share, by=ines.person, at=AT)
        assert (read(round_, mo), to_put(membership=ines, seen_by=ines.person, at=AT)) == (["Hope"], [share])

    def test_queries_do_not_grow(self, room, assert_same_queries):
        hope, ines, mo = room
        round_ = opened(hope)
        person = mo.person

        def more():
            for _ in range(2):
                put(round_, ines, a_share(ines))
            return [1, 1]

        assert_same_queries(
            5, lambda: read_round(round_=round_, membership=mo, seen_by=person, at=AT).cards.items, more
        )

    def test_who_goes_first_follows_the_rota(self, room):
        hope, ines, _ = room
        hal = a_member(hope.community, "Hal", Role.HOST)
        names = {
            who_goes_first(community=hope.community, seen_by=ines.person, at=AT + week * 7 * DAY) for week in (0, 1)
        }
        assert names == {"Hope", "Hal"}
        block(ines, hal)
        names = {
            who_goes_first(community=hope.community, seen_by=ines.person, at=AT + week * 7 * DAY) for week in (0, 1)
        }
        assert names == {"Hope", ""}


class TestQuestions:
    def test_set_for_a_week_and_then_the_shipped_ones_again(self, room):
        hope, ines, _ = room
        where = {"community": hope.community, "seen_by": ines.person}
        assert question_now(**where, at=AT) == shipped_question(AT)
        set_question(membership=hope, words="What was light this week?", by=hope.person, at=AT)
        assert question_now(**where, at=AT + 6 * DAY) == "What was light this week?"
        assert question_now(**where, at=AT + 7 * DAY) == shipped_question(AT + 7 * DAY)
        set_question(membership=hope, words="And what was not?", by=hope.person, at=AT + DAY)
        assert question_now(**where, at=AT + DAY) == "And what was not?"

    def test_by_hosts_and_stewards_alone(self, room):
        hope, ines, mo = room
        for wrong in ({"membership": ines, "by": ines.person}, {"membership": hope, "by": mo.person}):
            with pytest.raises(Refused):
                set_question(**wrong, words="What else?", at=AT)
        for words in ("", "  ", "x" * 161):
            with pytest.raises(Refused):
                set_question(membership=hope, words=words, by=hope.person, at=AT)


def proposed(one, other, words="For the soup.", *, at=AT, once=""):
    return propose_thanks(membership=one, whom=other, words=words, by=one.person, at=at, once=once)


def aloud(member, at=AT):
    found = thanks_aloud(community=member.community, seen_by=member.person, at=at)
    return [(one.giver, one.receiver, one.words) for one in found.items]


def waits(member, at=AT):
    return [one.words for one in thanks_for_me(community=member.community, seen_by=member.person, at=at)]


def mine(member, at=AT):
    found = thanks_of_mine(community=member.community, seen_by=member.person, at=at)
    return [(one.receiver, one.words) for one in found]


class TestThanks:
    def test_only_after_a_yes_and_both_are_told_what_concerns_them(self, room):
        hope, ines, mo = room
        thanks = proposed(ines, mo, once="a" * 32)
        assert proposed(ines, mo, once="a" * 32) == thanks
        assert (waits(mo), aloud(hope), aloud(mo), Thanks.objects.count()) == (["For the soup."], [], [], 1)
        let_thanks_be_aloud(thanks=thanks, by=mo.person, at=AT)
        assert aloud(hope) == [("Ines", "Mo", "For the soup.")]
        with pytest.raises(AlreadyMoved):
            let_thanks_be_aloud(thanks=thanks, by=mo.person, at=AT)
        told = Notice.objects.filter(kind__startswith="rounds.").order_by("id").values_list("person_id", "kind")
        assert list(told) == [(mo.person_id, "rounds.thanks_proposed"), (ines.person_id, "rounds.thanks_aloud")]

    def test_declined_it_looks_to_the_giver_as_if_nothing_was_said(self, room):
        _hope, ines, mo = room
        thanks = proposed(ines, mo)
        before = (mine(ines), list(export_thanks(person_id=ines.person_id)), Notice.objects.count())
        leave_thanks(thanks=thanks, by=mo.person, at=AT)
        assert (mine(ines), list(export_thanks(person_id=ines.person_id)), Notice.objects.count()) == before
        assert (waits(mo), Thanks.objects.get().words) == ([], "")
        assert (mine(ines, AT + 29 * DAY), mine(ines, AT + 30 * DAY)) == ([("Mo", "")], [])

    def test_nobody_said_anything_for_thirty_days(self, room):
        _hope, ines, mo = room
        thanks = proposed(ines, mo)
        assert (waits(mo, AT + 30 * DAY), mine(ines, AT + 30 * DAY)) == ([], [])
        with pytest.raises(Refused):
            let_thanks_be_aloud(thanks=thanks, by=mo.person, at=AT + 30 * DAY)

    @pytest.mark.parametrize("who", [1, 2])
    def test_either_takes_it_back_at_any_time(self, room, who):
        hope, ines, mo = room
        thanks = let_thanks_be_aloud(thanks=proposed(ines, mo), by=mo.person, at=AT)
        take_thanks_back(thanks=thanks, by=room[who].person, at=AT)
        assert (aloud(hope), Thanks.objects.count()) == ([], 0)

    def test_wrong_people(self, room):
        hope, ines, mo = room
        els = a_member(a_community("harbour", "Harbour"))
        for wrong in (ines, els):
            with pytest.raises(Refused):
                proposed(ines, wrong)
        with pytest.raises(Refused):
            propose_thanks(membership=ines, whom=mo, words="x", by=hope.person, at=AT)
        thanks = proposed(ines, mo)
        for wrong in (ines, hope):
            with pytest.raises(Refused):
                let_thanks_be_aloud(thanks=thanks, by=wrong.person, at=AT)
            with pytest.raises(Refused):
                leave_thanks(thanks=thanks, by=wrong.person, at=AT)
        with pytest.raises(Refused):
            take_thanks_back(thanks=thanks, by=hope.person, at=AT)
        with pytest.raises(NothingHere):
            one_thanks(community=ines.community, number=thanks.pk, seen_by=hope.person, at=AT)

    @pytest.mark.parametrize("way", ["giver", "receiver"])
    def test_a_block_hides_it_from_the_third_and_between_the_two(self, room, way):
        hope, ines, mo = room
        let_thanks_be_aloud(thanks=proposed(ines, mo), by=mo.person, at=AT)
        block(hope, ines if way == "giver" else mo)
        assert (aloud(hope), len(aloud(mo))) == ([], 1)
        waiting = proposed(ines, mo, "For more.")
        block(mo, ines)
        assert (waits(mo), aloud(mo)) == ([], [])
        with pytest.raises(NothingHere):
            one_thanks(community=mo.community, number=waiting.pk, seen_by=mo.person, at=AT)
        with pytest.raises(Refused):
            proposed(ines, mo)

    def test_erasing_and_reading_the_database(self, room):
        from django.db import connection

        _hope, ines, mo = room
        proposed(ines, mo)
        with connection.cursor() as cursor:
            cursor.execute("SELECT words FROM rounds_thanks")
            assert "soup" not in cursor.fetchone()[0]
        erase_thanks(person_id=mo.person_id, at=AT)
        assert Thanks.objects.count() == 0


def test_what_is_celebrated(room):
    hope, ines, mo = room
    a_share(ines, "Finished the last of it today.", hope="celebration")
    a_share(ines, hope="heard")
    a_share(mo, "A long time ago I managed it.", hope="celebration", at=AT - 31 * DAY)
    found = celebrated(membership=hope, seen_by=hope.person, at=AT)
    assert [card.text for card in found] == ["Finished the last of it today."]
    block(hope, ines)
    assert celebrated(membership=hope, seen_by=hope.person, at=AT) == []


def test_the_questions_of_ones_own_have_every_second_week_in_turn_and_today_asks_the_same():
    community = a_community()
    mo, stella = a_member(community, "Mo"), a_member(community, "Stella", Role.STEWARD)
    where = {"community": community, "seen_by": mo.person}
    for words in ("What did you stop doing?", "What made you laugh?"):
        proposal = open_proposal(
            membership=mo,
            about=ProposalAbout.PROMPTS,
            in_short="A question more",
            why="I would like to be asked this.",
            texts={"words": words},
            by=mo.person,
            at=AT - 30 * DAY,
        )
        answer_proposal(
            proposal=proposal,
            membership=stella,
            outcome=ProposalState.TAKEN,
            reasons="All who spoke to it liked it.",
            texts={},
            by=stella.person,
            at=AT - 2 * DAY,
        )
    asked = []
    for week in range(6):
        at = AT + 7 * week * DAY
        now = question_now(**where, at=at)
        side = beside(membership=mo, seen_by=mo.person, at=at)
        assert now == (side.question or shipped_question(at))
        asked.append(side.question)
    first, second = "What did you stop doing?", "What made you laugh?"
    found = [words for words in asked if words]
    assert found in ([first, second, first], [second, first, second])
    assert [bool(words) for words in asked] in ([True, False] * 3, [False, True] * 3)
    own = OwnWords.objects.get(words=first)
    end_own_words(own=own, membership=stella, by=stella.person, at=AT)
    assert {question_now(**where, at=AT + 7 * week * DAY) for week in range(6)} & {first, second} == {second}

"""Two people pressing at once: one effect, one clear answer."""

import pytest

from holdspace.gifts.models import Gift
from holdspace.sharing.actions import let_go_of_share, respond_in_words, write_share
from holdspace.sharing.models import Response, Share
from tests.people_and_places import AT, a_community, a_member
from tests.racing import outcomes, real_transactions
from tests.sharing.made import a_share

pytestmark = pytest.mark.django_db(transaction=True)


def fresh(number):
    return Share.objects.select_related("community").get(pk=number)


def answer(number, membership, person, once=""):
    return respond_in_words(share=fresh(number), membership=membership, text="I know it.", by=person, at=AT, once=once)


def room():
    community = a_community()
    members = [a_member(community, name) for name in ("Ines", "Mo", "Nia")]
    return [(member, member.person) for member in members]


def test_two_answers_at_once_make_it_seen(tmp_path):
    (ines, _), mo, nia = room()
    number = a_share(ines).pk
    with real_transactions(tmp_path) as at_once:
        found = at_once(lambda: answer(number, *mo), lambda: answer(number, *nia))
        assert outcomes(found) == ["Response", "Response"]
        assert at_once(lambda: fresh(number).seen_at) == [AT]
        assert at_once(lambda: Gift.objects.count()) == [2]


def test_pressing_twice_at_once_is_one_answer(tmp_path):
    (ines, _), mo, _ = room()
    number = a_share(ines).pk
    with real_transactions(tmp_path) as at_once:
        found = at_once(*[lambda: answer(number, *mo, once="a" * 32)] * 2)
        kinds = outcomes(found)
        assert "Response" in kinds
        assert set(kinds) <= {"Response", "Refused"}
        assert at_once(lambda: Response.objects.count()) == [1]
        assert at_once(lambda: Gift.objects.count()) == [1]


def test_sharing_twice_at_once_is_one_share(tmp_path):
    (ines, person), *_ = room()

    def share():
        return write_share(
            membership=ines, text="A small true thing.." * 2, level="low", hope="heard", by=person, at=AT, once="b" * 32
        ).pk

    ines.community  # noqa: B018 - loaded before the threads begin
    with real_transactions(tmp_path) as at_once:
        one, other = at_once(share, share)
        assert one == other
        assert at_once(lambda: Share.objects.count()) == [1]


def test_let_go_while_somebody_answers(tmp_path):
    (ines, sharer), mo, _ = room()
    number = a_share(ines).pk

    def let_go():
        return let_go_of_share(share=fresh(number), by=sharer, at=AT)

    with real_transactions(tmp_path) as at_once:
        found = at_once(let_go, lambda: answer(number, *mo))
        assert outcomes(found) in (["AlreadyMoved", "Share"], ["Response", "Share"])
        share = at_once(lambda: fresh(number))[0]
        assert (share.state, share.text) == ("let_go", "")
        assert at_once(lambda: Response.objects.count()) == [0]

"""Who sees what: every audience × relation × level, held against a small model that counts on its fingers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import pytest

from holdspace.communities.actions import ask_in, close_circle, come_in, leave_circle, leave_community
from holdspace.communities.models import AudiencePerson, CircleMember, Membership
from holdspace.grammar.actors import OPERATOR, THE_MACHINE, VISITOR
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.invitations.actions import invite_people
from holdspace.invitations.models import Invitation, Need
from holdspace.outbox.models import Notice
from holdspace.people.models import Block, Person
from holdspace.people.personal import all_personal
from holdspace.sharing.actions import let_go_of_share
from holdspace.sharing.audiences import EVERYBODY
from holdspace.sharing.models import Share
from holdspace.sharing.needs import count_readers, who_may_read
from holdspace.sharing.queries import nobody_answered, one_share, shares_page
from holdspace.sharing.rules import visible
from holdspace.sharing.states import OFFERED_LEVELS
from tests.people_and_places import AT, LONG_AGO, a_community, a_member, a_person
from tests.sharing.made import a_circle, a_share, block, to_chosen, to_circle, without, words

pytestmark = pytest.mark.django_db

AUDIENCES = ("everybody", "circle", "chosen", "without")


@dataclass(frozen=True)
class Relation:
    """How somebody stands to the sharer, to the community and to the audiences."""

    named: bool  # chosen where people are chosen, left out where some are
    circle: str
    role: str
    apart: str
    standing: str


RELATIONS = [
    Relation(*one)
    for one in product(
        (True, False),
        ("never", "asked", "declined", "inside"),
        ("member", "newcomer", "host", "steward"),
        ("", "blocks the sharer", "blocked by the sharer"),
        ("inside", "left", "has not affirmed"),
    )
]


def meant_for(relation: Relation, audience: str) -> bool:
    """The model."""
    if relation.standing != "inside" or relation.apart:
        return False
    return {
        "everybody": True,
        "circle": relation.circle == "inside",
        "chosen": relation.named,
        "without": not relation.named,
    }[audience]


@pytest.fixture
def room():
    """The sharer, one share to each audience at each level, and somebody in every relation to all of it."""
    community = a_community()
    sharer, other, _plain = (a_member(community, name) for name in ("Ines", "Mo", "Nia"))
    circle = a_circle(sharer, other)
    shares = {
        (audience, level): a_share(sharer, level=level, audience=whom)
        for audience, whom in {
            "everybody": EVERYBODY,
            "circle": to_circle(circle),
            "chosen": to_chosen(other),
            "without": without(other),
        }.items()
        for level in OFFERED_LEVELS
    }
    people = Person.objects.bulk_create(
        [Person(email=f"r{n}@example.org", display_name=f"R {n}", joined_at=LONG_AGO) for n in range(len(RELATIONS))]
    )
    members = Membership.objects.bulk_create(
        [
            Membership(
                person=person,
                community=community,
                since=AT if r.role == "newcomer" else LONG_AGO,
                state="left" if r.standing == "left" else "inside",
                affirmed_version=0 if r.standing == "has not affirmed" else 1,
                is_host=r.role == "host",
                is_steward=r.role == "steward",
            )
            for person, r in zip(people, RELATIONS, strict=True)
        ]
    )
    pairs = list(zip(members, RELATIONS, strict=True))
    CircleMember.objects.bulk_create(
        CircleMember(circle=circle, membership=m, state=r.circle, since=AT if r.circle == "inside" else None)
        for m, r in pairs
        if r.circle != "never"
    )
    AudiencePerson.objects.bulk_create(
        AudiencePerson(audience=share.audience, membership=m, left_out=audience == "without", at=AT)
        for m, r in pairs
        for (audience, _level), share in shares.items()
        if r.named and audience in ("chosen", "without")
    )
    Block.objects.bulk_create(
        Block(blocker_id=m.person_id, blocked_id=sharer.person_id, at=AT)
        if r.apart == "blocks the sharer"
        else Block(blocker_id=sharer.person_id, blocked_id=m.person_id, at=AT)
        for m, r in pairs
        if r.apart
    )
    return sharer, shares, pairs


def on_the_page(membership):
    return {card.id for card in shares_page(membership=membership, seen_by=membership.person, at=AT).items}


def test_who_sees_what(room):
    sharer, shares, pairs = room
    wrong = []
    for membership, relation in pairs:
        expected = {share.pk for (audience, _level), share in shares.items() if meant_for(relation, audience)}
        by_rule = set(Share.objects.filter(visible(membership.person, AT)).values_list("pk", flat=True))
        # The page is opened by who is inside alone; whoever is not never comes so far (`communities.queries.enter`).
        by_page = on_the_page(membership) if relation.standing == "inside" else expected
        if by_rule != expected or by_page != expected:
            wrong.append((relation, sorted(expected), sorted(by_rule), sorted(by_page)))
    assert wrong == []
    assert on_the_page(sharer) == {share.pk for share in shares.values()}


def test_nobody_else_sees_any_of_it(room):
    sharer, shares, _pairs = room
    elsewhere = a_member(a_community("harbour", "Harbour")).person
    for who in (VISITOR, OPERATOR, THE_MACHINE, a_person("An applicant"), elsewhere):
        assert not Share.objects.filter(visible(who, AT)).exists()
        for share in shares.values():
            with pytest.raises(NothingHere):
                one_share(community=sharer.community, number=share.pk, seen_by=who, at=AT)


def test_whoever_may_see_it_may_be_asked_to_read_it_and_nobody_else(room):
    _sharer, shares, pairs = room
    needs = {need.about_id: need for need in Need.objects.all()}
    known = who_may_read(list(needs.values()), at=AT)
    for (audience, _level), share in shares.items():
        may = known[needs[share.pk].pk]
        # Blocks and standing are asked by the matching itself; here it is the audience alone.
        for membership, relation in pairs:
            whole = Relation(relation.named, relation.circle, relation.role, "", "inside")
            assert may.may(membership.person_id) == meant_for(whole, audience), (audience, relation)


def test_hosts_and_stewards_outside_the_audience_learn_that_something_waits_and_nothing_of_it(room):
    sharer, shares, pairs = room
    for membership, relation in pairs:
        if relation.role not in ("host", "steward") or relation.standing != "inside":
            continue
        found = nobody_answered(community=sharer.community, seen_by=membership.person, at=AT)
        assert len(found) == len(shares)
        readable = {line.card.id for line in found if line.card is not None}
        assert readable == {s.pk for (audience, _), s in shares.items() if meant_for(relation, audience)}


class TestWhoLeaves:
    def test_whoever_left_a_circle_sees_no_more_of_it_but_their_own(self):
        community = a_community()
        ines, mo, nia = (a_member(community, name) for name in ("Ines", "Mo", "Nia"))
        circle = a_circle(ines, mo, nia)
        hers, his = (a_share(one, audience=to_circle(circle)) for one in (ines, mo))
        leave_circle(circle=circle, membership=mo, by=mo.person, at=AT)
        assert (on_the_page(ines), on_the_page(mo), on_the_page(nia)) == (
            {hers.pk, his.pk},
            {his.pk},
            {hers.pk, his.pk},
        )
        with pytest.raises(NothingHere):
            one_share(community=community, number=hers.pk, seen_by=mo.person, at=AT)
        with pytest.raises(NothingHere):
            a_share(mo, audience=to_circle(circle))

    def test_a_closed_circle_shows_everybody_their_own_alone(self):
        community = a_community()
        ines, mo = a_member(community, "Ines"), a_member(community, "Mo")
        circle = a_circle(ines, mo)
        hers, his = (a_share(one, audience=to_circle(circle)) for one in (ines, mo))
        close_circle(circle=circle, membership=ines, by=ines.person, at=AT)
        assert (on_the_page(ines), on_the_page(mo)) == ({hers.pk}, {his.pk})
        assert set(Need.objects.values_list("state", flat=True)) == {"over"}

    def test_leaving_the_community_leaves_its_circles(self):
        community = a_community()
        ines, mo = a_member(community, "Ines"), a_member(community, "Mo")
        circle = a_circle(ines, mo)
        share = a_share(ines, audience=to_circle(circle))
        leave_community(membership=mo, by=mo.person, at=AT)
        assert list(circle.members.values_list("membership_id", flat=True)) == [ines.pk]
        Membership.objects.filter(pk=mo.pk).update(state="inside")  # back again, but not into the circle
        assert not Share.objects.filter(visible(mo.person, AT), pk=share.pk).exists()

    def test_nobody_who_left_is_asked_to_read_any_more(self):
        community = a_community()
        ines, mo, nia = (a_member(community, name) for name in ("Ines", "Mo", "Nia"))
        circle = a_circle(ines, mo, nia)
        share = a_share(ines, audience=to_circle(circle))
        invite_people(community=community, by=THE_MACHINE, at=AT)
        assert Invitation.objects.filter(need__about_id=share.pk, state="out").count() == 2
        leave_circle(circle=circle, membership=mo, by=mo.person, at=AT)
        assert {(i.membership_id, i.state) for i in Invitation.objects.all()} == {(mo.pk, "withdrawn"), (nia.pk, "out")}
        assert Need.objects.get().wanted == 1
        assert not Notice.objects.filter(person=mo.person, kind="invitations.invited").exists()

    def test_answered_by_one_of_two_it_is_seen_once_the_other_left(self):
        community = a_community()
        ines, mo, nia = (a_member(community, name) for name in ("Ines", "Mo", "Nia"))
        circle = a_circle(ines, mo, nia)
        share = a_share(ines, audience=to_circle(circle))
        words(share, mo)
        leave_circle(circle=circle, membership=nia, by=nia.person, at=AT)
        share.refresh_from_db()
        assert (share.seen_at, Need.objects.get().state) == (AT, "met")

    def test_who_comes_in_later_is_wanted_too(self):
        community = a_community()
        ines, mo = a_member(community, "Ines"), a_member(community, "Mo")
        circle = a_circle(ines)
        share = a_share(ines, audience=to_circle(circle))
        assert Need.objects.count() == 0
        ask_in(circle=circle, membership=ines, other=mo, by=ines.person, at=AT)
        come_in(circle=circle, membership=mo, by=mo.person, at=AT)
        assert (Need.objects.get().about_id, Need.objects.get().wanted) == (share.pk, 1)


class TestHowManyMayRead:
    def test_fewer_readers_fewer_wanted(self):
        community = a_community()
        ines, mo, nia, ola = (a_member(community, name) for name in ("Ines", "Mo", "Nia", "Ola"))
        circle = a_circle(ines, mo)
        wanted = {
            "two chosen": to_chosen(mo, nia),
            "one chosen": to_chosen(mo),
            "circle of two": to_circle(circle),
            "all but one": without(ola),
            "all but two": without(ola, nia),
            "nobody left": without(ola, nia, mo),
        }
        assert {name: count_readers(a_share(ines, audience=whom)) for name, whom in wanted.items()} == {
            "two chosen": 2,
            "one chosen": 1,
            "circle of two": 1,
            "all but one": 2,
            "all but two": 1,
            "nobody left": 0,
        }

    def test_one_chosen_person_answering_in_words_is_enough(self):
        community = a_community()
        ines, mo, _nia = (a_member(community, name) for name in ("Ines", "Mo", "Nia"))
        share = a_share(ines, audience=to_chosen(mo))
        assert [i.wanted for i in Need.objects.all()] == [1]
        words(share, mo)
        share.refresh_from_db()
        assert share.seen_at == AT

    def test_only_those_it_is_for_are_invited(self):
        community = a_community()
        ines, mo, nia, ola = (a_member(community, name) for name in ("Ines", "Mo", "Nia", "Ola"))
        a_share(ines, audience=to_chosen(mo, nia))
        a_share(mo, audience=without(ola, nia))
        invite_people(community=community, by=THE_MACHINE, at=AT)
        asked = {(i.need.whose_id, i.membership_id) for i in Invitation.objects.select_related("need")}
        assert asked == {(ines.person_id, mo.pk), (ines.person_id, nia.pk), (mo.person_id, ines.pk)}
        assert not Invitation.objects.filter(membership=ola).exists()


class TestNaming:
    def test_whom_it_was_for_is_gone_with_it(self):
        community = a_community()
        ines, mo, nia = (a_member(community, name) for name in ("Ines", "Mo", "Nia"))
        for whom in (to_chosen(mo), without(nia)):
            share = a_share(ines, audience=whom)
            assert AudiencePerson.objects.count() == 1
            let_go_of_share(share=share, by=ines.person, at=AT)
            assert AudiencePerson.objects.count() == 0

    def test_neither_oneself_nor_nobody_nor_who_is_not_here(self):
        community = a_community()
        ines, els = a_member(community, "Ines"), a_member(a_community("harbour", "Harbour"), "Els")
        for whom in (to_chosen(), to_chosen(ines), to_chosen(els), without(els)):
            with pytest.raises(Refused):
                a_share(ines, audience=whom)
        assert (Share.objects.count(), AudiencePerson.objects.count()) == (0, 0)

    def test_choosing_somebody_across_a_block_tells_nothing_and_shows_nothing(self):
        community = a_community()
        ines, mo = a_member(community, "Ines"), a_member(community, "Mo")
        block(mo, ines)
        share = a_share(ines, audience=to_chosen(mo))
        assert not Share.objects.filter(visible(mo.person, AT), pk=share.pk).exists()

    def test_nothing_that_one_takes_along_says_that_one_was_left_out(self):
        community = a_community()
        ines, mo, nia = (a_member(community, name) for name in ("Ines", "Mo", "Nia"))
        a_share(ines, audience=without(mo))
        a_share(ines, audience=to_chosen(nia))
        named = next(kind for kind in all_personal() if kind.name == "audiences")
        assert [list(named.export(person_id=m.person_id)) for m in (ines, mo, nia)] == [[], [], [{"times_chosen": 1}]]

"""The statement written by hand gives what the rules give, and walks its index at every size."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.communities.actions import leave_community
from holdspace.communities.models import Membership
from holdspace.directory.models import Profile
from holdspace.grammar.keyset import encode_key
from holdspace.grammar.refusals import NothingHere
from holdspace.people.models import Block, Person
from holdspace.sharing.actions import let_go_of_share
from holdspace.sharing.models import Response, Share
from holdspace.sharing.queries import shares_page
from holdspace.sharing.queries.cards import cards_of
from holdspace.sharing.queries.page import statement
from holdspace.sharing.rules import visible
from holdspace.uploads.models import Picture
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_circle, a_share, block, gesture, words

pytestmark = pytest.mark.django_db


def twin(membership, person):
    """The same through the ORM and the rules, all of it."""
    found = Share.objects.filter(visible(person, AT), community=membership.community)
    cards = []
    for share in found.select_related("author").order_by("-shared_at", "-id"):
        mine = {r.kind: r for r in Response.objects.filter(share=share, responder=person)}
        cards.append(
            cards_of([share], seen_by=person)[0]._replace(
                my_words=mine["words"].text if "words" in mine else "",
                my_gesture=mine["gesture"].gesture if "gesture" in mine else "",
            )
        )
    return cards


def all_pages(membership, person):
    cards, after, pages = [], "", 0
    while True:
        page = shares_page(membership=membership, seen_by=person, at=AT, after=after)
        cards += page.items
        pages += 1
        if page.ends:
            return cards, pages
        after = page.older


@pytest.mark.parametrize("for_everybody", [0, 20, 21, 45])
def test_circles_are_read_as_far_as_the_page_goes(for_everybody):
    """Shares of two circles between, before, after and in the same moment as those for everybody: none is left out."""
    community = a_community()
    ines, mo, nia = (a_member(community, name) for name in ("Ines", "Mo", "Nia"))
    circles = [a_circle(mo, ines), a_circle(nia, ines, name="Another")]
    everybody = a_share(mo, at=AT - timedelta(days=90)).audience
    made = [(everybody, n // 3 * 6) for n in range(for_everybody)]
    made += [(circle.audience, at) for circle in circles for at in (-5, 0, 1, 6, 36, 37, 42, 48, 84, 85, 300)]
    made += [(circles[0].audience, 400 + n) for n in range(30)]
    Share.objects.bulk_create(
        Share(
            community=community,
            audience=audience,
            author=mo.person,
            reach=audience.kind,
            level="low",
            hope="heard",
            text=f"Number {n}.",
            shared_at=AT - timedelta(minutes=minutes),
            due_at=AT,
        )
        for n, (audience, minutes) in enumerate(made)
    )
    for reader in (ines, nia):
        found, _pages = all_pages(reader, reader.person)
        assert [card.id for card in found] == [card.id for card in twin(reader, reader.person)]


@pytest.mark.slow
def test_it_gives_what_the_rules_give_in_a_busy_room():
    chance = random.Random(4)
    communities = [a_community(), a_community("harbour", "Harbour")]
    people = [a_member(chance.choice(communities), f"Person {n}") for n in range(14)]
    for n in range(70):
        author = chance.choice(people)
        # Several at the same moment, so that the number decides between them.
        share = a_share(author, at=AT + timedelta(minutes=n // 3), level=chance.choice(["low", "medium"]))
        fellows = [p for p in people if p.community_id == author.community_id and p != author]
        for one in chance.sample(fellows, min(3, len(fellows))):
            words(share, one)
            if chance.random() < 0.5:
                gesture(share, one)
        if chance.random() < 0.1:
            let_go_of_share(share=share, by=author.person, at=AT + timedelta(days=1))
    for _ in range(12):
        one, other = chance.sample(people, 2)
        Block.objects.get_or_create(blocker=one.person, blocked=other.person, defaults={"at": AT})
    for n, one in enumerate(people[4:8]):
        picture = Picture.objects.create(
            owner=one.person, name=f"picture-{n}", description="A face", size=9, width=4, height=4, at=AT
        )
        Profile.objects.create(person=one.person, face=picture if n else None, kept_at=AT)
    leave_community(membership=people[8], by=people[8].person, at=AT)
    gone = people.pop(8)
    assert gone.state == "left"
    people[0].person.display_name = ""
    people[0].person.save()
    people[1].person.erased_at = AT
    people[1].person.save()
    lengths = set()
    for one in people:
        person = one.person
        person.refresh_from_db()
        expected = twin(one, person)
        cards, pages = all_pages(one, person)
        assert cards == expected
        assert pages == max(1, -(-len(expected) // 20))
        lengths.add(len(expected))
    assert len(lengths) > 3, "blocks and communities make a difference here"


@pytest.mark.parametrize("way", ["I block", "they block", "nobody blocks"])
def test_blocks_both_ways(way):
    community = a_community()
    me, they, third = a_member(community), a_member(community), a_member(community)
    theirs, another = a_share(they), a_share(third, at=AT - timedelta(hours=1))
    if way == "I block":
        block(me, they)
    elif way == "they block":
        block(they, me)
    found = shares_page(membership=me, seen_by=me.person, at=AT)
    expected = [theirs.pk, another.pk] if way == "nobody blocks" else [another.pk]
    assert [card.id for card in found.items] == expected


def test_with_somebody_elses_membership_there_is_nothing():
    community = a_community()
    me, they = a_member(community), a_member(community)
    with pytest.raises(NothingHere):
        shares_page(membership=they, seen_by=me.person, at=AT)


@pytest.mark.parametrize("after", ["", "nonsense", encode_key(["2026", 1]), encode_key([1, 1]), encode_key([AT, "x"])])
def test_a_made_up_key_gives_the_first_page(after):
    me = a_member(a_community())
    share = a_share(me)
    found = shares_page(membership=me, seen_by=me.person, at=AT, after=after)
    assert [card.id for card in found.items] == [share.pk]


@given(st.text(max_size=80))
@settings(max_examples=50)
def test_no_key_breaks_the_statement(key):
    sql, params = statement(membership=Membership(pk=1, community_id=1), seen_by=Person(pk=1), at=AT, after=key)
    assert sql.count("%s") == len(params)


def test_one_statement_however_many_shares(assert_same_queries):
    community = a_community()
    me, they = a_member(community), a_member(community)
    person = me.person
    words(a_share(they), me)
    assert_same_queries(
        1,
        lambda: shares_page(membership=me, seen_by=person, at=AT),
        lambda: [a_share(they), a_share(me)],
    )


@pytest.mark.slow
def test_its_plan_at_size():
    """Both statements walk the audience's index from its end and touch nothing they do not show."""
    community = a_community()
    members = [a_member(community) for _ in range(20)]
    first = a_share(members[0])
    Share.objects.bulk_create(
        [
            Share(
                community=community,
                audience=first.audience,
                author=members[n % 20].person,
                level="low",
                hope="heard",
                text=f"The small true thing number {n}.",
                shared_at=AT - timedelta(minutes=n),
                due_at=AT,
            )
            for n in range(30_000)
        ]
    )
    for after in ("", encode_key([AT - timedelta(days=9), 7_000])):
        sql, params = statement(membership=members[3], seen_by=members[3].person, at=AT, after=after)
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("ANALYZE")
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
                plan = [row[3] for row in cursor.fetchall()]
                bound = " AND shared_at<?" if after else ""
                within = " AND shared_at>? AND shared_at<?" if after else " AND shared_at>?"
                below = " AND at<?" if after else ""
                walked = [line for line in plan if "INDEX share_" in line or "audience_chosen" in line]
                assert walked == [
                    f"SEARCH s USING INDEX share_of_audience (audience_id=?{bound})",
                    f"SEARCH s USING INDEX share_without_some (community_id=?{bound})",
                    # A circle is read no further than the last of those for everybody, which is looked up once.
                    f"SEARCH s USING INDEX share_of_audience (audience_id=?{within})",
                    f"SEARCH s USING INDEX share_of_audience (audience_id=?{bound})",
                    f"SEARCH o USING INDEX audience_chosen (membership_id=?{below})",
                    "SEARCH s USING INDEX share_of_audience (audience_id=?)",
                    f"SEARCH s USING INDEX share_own_to_few (author_id=?{bound})",
                ]
                # Nothing is read from end to end but what the inner selects, each with its limit, gave.
                assert {line for line in plan if line.startswith("SCAN")} == {
                    "SCAN everybody",
                    "SCAN without_some",
                    "SCAN chosen",
                    "SCAN own",
                    "SCAN e",
                    "SCAN k",
                }
            else:
                cursor.execute("ANALYZE sharing_share")
                cursor.execute(f"EXPLAIN {sql}", params)
                plan = "\n".join(row[0] for row in cursor.fetchall())
                assert "share_of_audience" in plan
                assert "Seq Scan on sharing_share" not in plan

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.communities.models import Membership
from holdspace.gifts.actions import correct_gift, rebuild_lines, rebuild_sums, record_gift
from holdspace.gifts.checking import Sums, recomputed, sums_as_kept, sums_by_ledger
from holdspace.gifts.declarations import _erase
from holdspace.gifts.models import Gift, LatelySums
from holdspace.gifts.queries import LedgerCheck, check_ledger
from holdspace.grammar.actors import OPERATOR, THE_MACHINE
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from tests.gifts.test_actions import give
from tests.people_and_places import AT, a_community, a_member

people = st.integers(min_value=1, max_value=4)
lines = st.lists(
    st.tuples(people, people, st.integers(1, 2), st.integers(0, 5_000)).filter(lambda line: line[0] != line[1]),
    max_size=25,
).map(lambda them: [(giver, receiver, c, AT + timedelta(hours=hours)) for giver, receiver, c, hours in them])


@given(lines, st.randoms(use_true_random=False))
def test_any_order_of_gifts_gives_the_same_sums(them, chance):
    mixed = list(them)
    chance.shuffle(mixed)
    one, other = recomputed(them), recomputed(mixed)
    assert one.keys() == other.keys()
    assert [key for key in one if not one[key].same_as(other[key])] == []
    assert {key: sums.as_of for key, sums in one.items()} == {key: sums.as_of for key, sums in other.items()}


@given(lines)
def test_what_is_given_equals_what_is_received(them):
    latest = max((line[3] for line in them), default=AT)
    sums = [s.at(latest) for s in recomputed(them).values()]
    assert sum(s.given for s in sums) == pytest.approx(sum(s.received for s in sums), rel=1e-9, abs=1e-9)


@given(lines)
def test_the_sums_follow_the_formula(them):
    for (person, community), sums in recomputed(them).items():
        given_ = [line for line in them if (line[0], line[2]) == (person, community)]
        got = [line for line in them if (line[1], line[2]) == (person, community)]
        weigh = [
            sum(0.5 ** ((sums.as_of - line[3]).total_seconds() / 86_400 / 60) for line in side)
            for side in (given_, got)
        ]
        assert [sums.given, sums.received] == pytest.approx(weigh, rel=1e-9, abs=1e-9)


def test_sums_are_compared_at_the_later_time():
    old, new = Sums(2.0, 0.0, AT), Sums(1.0, 0.0, AT + timedelta(days=60))
    assert old.same_as(new)
    assert not old.same_as(Sums(1.0, 0.5, AT + timedelta(days=60)))


@pytest.mark.django_db
@given(lines)
@settings(max_examples=8)
def test_recording_keeps_the_sums_that_the_ledger_gives(them):
    from django.db import transaction

    with transaction.atomic():
        community = a_community(f"place-{Gift.objects.count()}-{Entry.objects.count()}")
        members = {n: a_member(community).person_id for n in range(1, 5)}
        entries = list(Entry.objects.order_by("id")[: len(them)])
        for cause, (giver, receiver, _community, at) in zip(entries, them, strict=False):
            record_gift(
                giver_id=members[giver],
                receiver_id=members[receiver],
                community_id=community.pk,
                kind="help",
                cause=cause,
                by=OPERATOR,
                at=at,
            )
        by_ledger, kept = sums_by_ledger(), sums_as_kept()
        assert by_ledger.keys() == kept.keys()
        assert [key for key in kept if not kept[key].same_as(by_ledger[key])] == []
        transaction.set_rollback(True)


@pytest.fixture
def gifts():
    community = a_community()
    ana, ben = a_member(community), a_member(community)
    first = give(ana, ben)
    second = give(ben, ana, cause=ana, at=AT + timedelta(days=3))
    return first, second


@pytest.mark.django_db
def test_a_whole_ledger_is_told_to_be_whole(gifts):
    assert check_ledger(seen_by=OPERATOR) == LedgerCheck(lines=2, missing=[], unknown=[], wrong_sums=[])
    out = StringIO()
    call_command("ledger", "check", stdout=out)
    assert out.getvalue().splitlines() == ["2 gifts in the ledger.", "Ledger, journal and sums tell the same."]


@pytest.mark.django_db
def test_a_removed_line_and_one_put_there_by_hand_are_named(gifts):
    first, second = gifts
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM gifts_gift WHERE id = %s", [first.pk])
    Entry.objects.filter(verb="gift.recorded", object_id=second.pk).delete()
    found = check_ledger(seen_by=OPERATOR)
    assert (found.missing, found.unknown, found.is_whole) == ([first.pk], [second.pk], False)
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("ledger", "check", stdout=out)
    assert out.getvalue().splitlines()[1:3] == [
        f"Gift {first.pk} stands in the journal and not in the ledger: it was removed.",
        f"Gift {second.pk} stands in the ledger and not in the journal: it was put there by hand.",
    ]


@pytest.mark.django_db
def test_wrong_missing_and_made_up_sums_are_named_and_rebuilt(gifts):
    first, _ = gifts
    right = sums_as_kept()
    LatelySums.objects.filter(person_id=first.giver_id).update(given=7.0)
    LatelySums.objects.filter(person_id=first.receiver_id).delete()
    stranger = a_member(first.community)
    LatelySums.objects.create(person=stranger.person, community=first.community, given=1.0, as_of=AT)
    assert check_ledger(seen_by=OPERATOR).wrong_sums == sorted(
        (person_id, first.community_id) for person_id in (first.giver_id, first.receiver_id, stranger.person_id)
    )
    out = StringIO()
    call_command("ledger", "check", "--rebuild", stdout=out)
    assert out.getvalue().splitlines()[-2:] == [
        "3 sums were computed anew.",
        "Ledger, journal and sums tell the same.",
    ]
    kept = sums_as_kept()
    assert kept.keys() == right.keys()
    assert [key for key in kept if not kept[key].same_as(right[key])] == []
    entry = Entry.objects.get(verb="ledger.rebuilt")
    assert (entry.in_role, entry.data, entry.community_id) == ("operator", {"sums": 3}, first.community_id)


@pytest.mark.django_db
def test_removed_lines_are_written_again_from_the_journal_to_the_last_one(gifts):
    _first, second = gifts
    correct_gift(cause=Membership(pk=second.cause_id), by=second.giver, at=AT)
    lines, kept = list(Gift.objects.order_by("pk").values()), sums_as_kept()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM gifts_gift")
    LatelySums.objects.all().delete()
    assert len(check_ledger(seen_by=OPERATOR).missing) == 3
    out = StringIO()
    call_command("ledger", "check", "--rebuild", stdout=out)
    assert out.getvalue().splitlines()[-3:] == [
        "3 gifts were written again from the journal.",
        "2 sums were computed anew.",
        "Ledger, journal and sums tell the same.",
    ]
    assert list(Gift.objects.order_by("pk").values()) == lines
    again = sums_as_kept()
    assert [key for key in kept if not kept[key].same_as(again[key])] == []


@pytest.mark.django_db
def test_of_an_earlier_journal_that_kept_less_a_removed_line_stays_named(gifts):
    first, second = gifts
    _as_entry(first, {"kind": "help"})
    assert check_ledger(seen_by=OPERATOR).is_whole
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM gifts_gift")
    with pytest.raises(CommandError):
        call_command("ledger", "check", "--rebuild", stdout=StringIO())
    assert (check_ledger(seen_by=OPERATOR).missing, Gift.objects.get().pk) == ([first.pk], second.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["giver", "receiver", "kind", "cause", "cause_id", "at_us"])
def test_a_line_that_says_something_else_is_named(gifts, name):
    first, _second = gifts
    data = Entry.objects.get(verb="gift.recorded", object_id=first.pk).data
    _as_entry(first, data | {name: "support" if isinstance(data[name], str) else data[name] + 1})
    found = check_ledger(seen_by=OPERATOR)
    assert (found.changed, found.missing, found.is_whole) == ([first.pk], [], False)
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("ledger", "check", stdout=out)
    assert f"Gift {first.pk} says something else in the ledger than in the journal: it was changed." in out.getvalue()


def _as_entry(gift, data):
    """Another entry in the place of the one about this gift."""
    entries = Entry.objects.filter(verb="gift.recorded", object_id=gift.pk)
    old = entries.values().get()
    entries.delete()
    Entry.objects.create(**(old | {"data": data}))


@pytest.mark.django_db
def test_only_the_operator_looks_and_rebuilds(gifts):
    for other in (gifts[0].giver, THE_MACHINE):
        with pytest.raises(NothingHere):
            check_ledger(seen_by=other)
        for rebuild in (rebuild_sums, rebuild_lines):
            with pytest.raises(Refused):
                rebuild(by=other, at=AT)


@pytest.mark.django_db
def test_whoever_erased_themself_has_no_sums_and_the_lines_stay(gifts):
    first, _ = gifts
    first.giver.erased_at = AT
    first.giver.save()
    _erase(person_id=first.giver_id, at=AT)
    assert list(LatelySums.objects.values_list("person_id", flat=True)) == [first.receiver_id]
    assert check_ledger(seen_by=OPERATOR) == LedgerCheck(lines=2, missing=[], unknown=[], wrong_sums=[])

"""Whatever is done to sealed entries is named; whatever is written as usual is not."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdspace.journal import sealing
from holdspace.journal.hashing import hash_of, head_of
from holdspace.journal.models import Chain, Entry, Seal
from holdspace.journal.sealing import seal_all
from holdspace.journal.verification import Finding, head_now, verify_journal
from holdspace.vault.keys import add_key, retire_keys
from tests.people_and_places import AT, LONG_AGO, a_person

pytestmark = pytest.mark.django_db


def findings(**arguments):
    return [str(f) for f in verify_journal(**arguments).findings]


@pytest.fixture
def sealed(write, monkeypatch):
    """Twelve entries under three seals of four."""
    monkeypatch.setattr(sealing, "ENTRIES_PER_SEAL", 4)
    Entry.objects.all().delete()
    of = a_person()
    Entry.objects.all().delete()
    entries = [e for n in range(12) for e in write(of=of, community_id=n % 3, data={"n": n, "state": "open"})]
    Entry.objects.exclude(pk__in=[e.pk for e in entries]).delete()
    assert [s.count for s in seal_all(at=AT)] == [4, 4, 4]
    return list(Entry.objects.order_by("id"))


def test_entries_are_sealed_once_in_a_chain(sealed):
    seals = list(Seal.objects.order_by("number"))
    assert [(s.number, s.first_entry, s.last_entry, s.at) for s in seals] == [
        (n + 1, sealed[n * 4].pk, sealed[n * 4 + 3].pk, AT) for n in range(3)
    ]
    assert [s.previous_mac for s in seals] == ["", seals[0].mac, seals[1].mac]
    assert [e.seal for e in sealed] == [1] * 4 + [2] * 4 + [3] * 4
    assert seals[0].hashes == [[e.pk, hash_of(e)] for e in sealed[:4]]
    assert seal_all(at=AT) == []
    assert Chain.objects.get().length == 3
    result = verify_journal()
    assert (result.findings, result.sealed, result.unsealed) == ([], 12, 0)
    assert result.head == head_now() == f"3:{seals[2].mac[:32]}"


def test_what_commits_late_with_a_lower_number_is_sealed_too(sealed):
    late = Entry.objects.get(pk=sealed[-1].pk)
    late.pk, late.seal = sealed[0].pk - 1, None
    late.save(force_insert=True)
    [seal] = seal_all(at=AT)
    assert (seal.number, seal.hashes) == (4, [[late.pk, hash_of(late)]])
    assert findings() == []


def test_an_empty_journal_is_in_order():
    Entry.objects.all().delete()
    assert seal_all(at=AT) == []
    result = verify_journal()
    assert (result.findings, result.head, result.sealed, result.unsealed) == ([], "", 0, 0)


def test_new_entries_wait_for_the_next_seal(sealed, write):
    write(2)
    result = verify_journal()
    assert (result.findings, result.sealed, result.unsealed) == ([], 12, Entry.objects.count() - 12)


def test_whoever_comes_second_to_the_lock_seals_nothing(write, monkeypatch):
    """The length that the second one read is no longer there when it writes."""
    write(3)
    real = Chain.objects.get_or_create

    def read_then_be_overtaken(**found):
        chain = real(**found)
        Chain.objects.filter(pk=1).update(length=chain[0].length + 1)
        return chain

    monkeypatch.setattr(Chain.objects, "get_or_create", read_then_be_overtaken)
    assert sealing.seal_some(at=AT) is None
    assert (Seal.objects.count(), Entry.objects.filter(seal__isnull=False).count()) == (0, 0)


CHANGES = {
    "at": LONG_AGO,
    "actor_kind": "operator",
    "actor_id": 99,
    "community_id": 99,
    "verb": "test.decided",
    "object_kind": "people.block",
    "object_id": 99,
    "in_role": "steward",
    "data": {"n": 99},
    "once": "ab",
    "seal": None,
}


def test_every_field_is_under_the_seal():
    names = {f.name for f in Entry._meta.get_fields()}
    assert names - {"id"} == set(CHANGES)


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_any_alteration_is_named(sealed, data):
    field = data.draw(st.sampled_from(sorted(CHANGES)))
    one = data.draw(st.sampled_from(sealed))
    undo = transaction.savepoint()
    Entry.objects.filter(pk=one.pk).update(**{field: CHANGES[field]})
    assert findings() == [f"entry {one.pk} altered"]
    transaction.savepoint_rollback(undo)
    assert findings() == []


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_any_removal_is_named(sealed, data):
    gone = data.draw(st.sets(st.sampled_from([e.pk for e in sealed]), min_size=1))
    undo = transaction.savepoint()
    Entry.objects.filter(pk__in=gone).delete()
    assert findings() == [f"entry {pk} removed" for pk in sorted(gone)]
    transaction.savepoint_rollback(undo)


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_any_insertion_among_sealed_entries_is_named(sealed, data):
    like = Entry.objects.get(pk=data.draw(st.sampled_from([e.pk for e in sealed])))
    like.pk = sealed[-1].pk + data.draw(st.integers(1, 1000))
    like.seal = data.draw(st.integers(1, 3))
    undo = transaction.savepoint()
    like.save(force_insert=True)
    assert findings() == [f"entry {like.pk} inserted"]
    transaction.savepoint_rollback(undo)


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_any_swap_is_named(sealed, data):
    one, two = data.draw(st.lists(st.sampled_from(sealed), min_size=2, max_size=2, unique_by=lambda e: e.pk))
    undo = transaction.savepoint()
    Entry.objects.filter(pk=one.pk).update(data=two.data)
    Entry.objects.filter(pk=two.pk).update(data=one.data)
    assert findings() == [f"entry {pk} altered" for pk in sorted([one.pk, two.pk])]
    transaction.savepoint_rollback(undo)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("first_entry", 1),
        ("last_entry", 10**6),
        ("count", 5),
        ("mac", "0" * 64),
        ("at", LONG_AGO),
    ],
)
def test_an_altered_seal_is_named(sealed, field, value):
    Seal.objects.filter(number=3).update(**{field: value})
    assert findings() == ["seal 3 altered"]


def test_rewriting_an_entry_together_with_its_hash_is_found_at_the_seal(sealed):
    Entry.objects.filter(pk=sealed[5].pk).update(verb="test.decided")
    seal = Seal.objects.get(number=2)
    seal.hashes[1][1] = hash_of(Entry.objects.get(pk=sealed[5].pk))
    seal.save()
    assert findings() == ["seal 2 altered"]


def test_a_seal_put_elsewhere_is_out_of_chain(sealed):
    Seal.objects.filter(number=2).update(previous_mac="0" * 64)
    assert findings() == ["seal 2 altered", "seal 2 out of chain"]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_removed_seal_is_named(sealed, number):
    Seal.objects.filter(number=number).delete()
    assert findings() == [f"seal {number} missing"]


def test_cutting_off_the_end_is_named_even_with_its_entries(sealed):
    Seal.objects.filter(number=3).delete()
    Entry.objects.filter(seal=3).delete()
    assert findings() == ["seal 3 missing"]


def test_cutting_off_the_end_everywhere_needs_the_head_noted_down(sealed):
    head = head_now()
    assert findings(head=head) == []
    Seal.objects.filter(number=3).delete()
    Entry.objects.filter(seal=3).delete()
    Chain.objects.update(length=2)
    assert findings() == []
    assert findings(head=head) == ["head 3 unknown"]
    assert findings(head="not a head") == ["head 0 unknown"]


def test_an_earlier_head_still_stands_in_the_chain(sealed, write):
    heads = [head_of(s) for s in Seal.objects.all()]
    write(3)
    seal_all(at=AT)
    assert [findings(head=head) for head in heads] == [[]] * 3


def test_a_chain_made_anew_with_another_key_is_found_by_the_head(sealed, keys_path):
    head = head_now()
    keys_path.unlink()
    Seal.objects.all().delete()
    Chain.objects.all().delete()
    Entry.objects.update(seal=None)
    seal_all(at=AT)
    assert findings() == []
    assert findings(head=head) == ["head 3 unknown"]


def test_a_retired_key_still_verifies(sealed, write):
    first = Seal.objects.get(number=1).key_id
    add_key()
    write(1)
    seal_all(at=AT)
    retire_keys({first}, ("journal",))
    assert findings() == []
    assert Seal.objects.order_by("number").last().key_id != first


def test_hashes_do_not_depend_on_how_a_database_gives_numbers_back(sealed):
    one, other = sealed[0], Entry.objects.get(pk=sealed[0].pk)
    one.data, other.data = {"a": 1e20, "b": 2.0, "c": [0.1, True]}, {"c": [0.1, True], "b": 2, "a": 10**20}
    assert hash_of(one) == hash_of(other)
    other.data = {"c": [0.1, 1], "b": 2, "a": 10**20}
    assert hash_of(one) != hash_of(other)


def test_the_hash_of_an_entry_is_what_it_was_when_this_was_written():
    entry = Entry(
        pk=1, at=AT, actor_kind="person", actor_id=2, community_id=None, verb="a.b", object_kind="c.d", object_id=3,
        in_role="", data={"z": 1, "a": [None, True, 0.5, "open"]}, once=None,
    )  # fmt: skip
    assert hash_of(entry) == "2c2031f25ec06ba0d010308441b6789c8702c28e446a2bd519c0b4fcffbec677"


def run(*words):
    out = StringIO()
    try:
        call_command("journal", *words, stdout=out)
    except CommandError as problem:
        return [*out.getvalue().splitlines(), f"! {problem}"]
    return out.getvalue().splitlines()


def test_the_command_says_what_it_found_and_fails(sealed):
    head = head_now()
    assert run("head") == [head]
    assert run("verify", "--head", head) == [
        "12 entries under seal, 0 waiting for the next one.",
        f"Head: {head}",
        "Everything is as it was written.",
    ]
    Entry.objects.filter(pk=sealed[0].pk).update(data={})
    Entry.objects.filter(pk=sealed[1].pk).delete()
    assert run("verify", "--head", "3:00") == [
        f"entry {sealed[0].pk} altered",
        f"entry {sealed[1].pk} removed",
        "head 3 unknown",
        "12 entries under seal, 0 waiting for the next one.",
        f"Head: {head}",
        "! The journal is not as it was written: 3 findings above.",
    ]


def test_the_command_names_a_missing_key(sealed, keys_path):
    key_id = Seal.objects.get(number=1).key_id
    keys_path.unlink()
    assert run("verify") == [
        f"! The key {key_id} is not in the keys file {keys_path}. Add its line from your copy of that file."
    ]


def test_nothing_sealed_yet_is_said():
    assert run("head") == ["Nothing is sealed yet."]


def test_findings_read_as_sentences():
    assert str(Finding("entry", 4, "altered")) == "entry 4 altered"

"""Of two people pressing at once one has an effect, and the other is told."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection, transaction

from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved, Refused, insist
from holdspace.grammar.verdicts import no
from tests.people_and_places import AT, a_community, a_member

ROOT = Path(__file__).parents[2]


@pytest.mark.django_db
def test_a_move_writes_state_and_fields_and_brings_the_object_up_to_date(django_assert_num_queries):
    membership, other = a_member(a_community()), a_member(a_community("harbour", "Harbour"))
    with django_assert_num_queries(1):
        moved = move(membership, out_of=MembershipState.INSIDE, into=MembershipState.LEFT, left_at=AT)
    assert moved is membership
    assert (membership.state, membership.left_at) == ("left", AT)
    membership.refresh_from_db()
    other.refresh_from_db()
    assert [(m.state, m.left_at) for m in (membership, other)] == [("left", AT), ("inside", None)]


@pytest.mark.django_db
def test_a_second_move_from_a_stale_copy_changes_nothing_and_tells():
    first = a_member(a_community())
    second = Membership.objects.get(pk=first.pk)
    move(first, out_of=["inside"], into="left", left_at=AT)
    with pytest.raises(AlreadyMoved) as told:
        move(second, out_of=["inside"], into="left", told="You have left already.", is_host=True)
    assert told.value.told == "You have left already."
    assert (second.state, second.is_host) == ("inside", False)
    first.refresh_from_db()
    assert first.is_host is False


@pytest.mark.django_db
def test_a_move_names_the_field_of_the_state_where_it_is_another():
    person = a_member(a_community()).person
    move(person, out_of=("en", "fr"), into="de", field="language")
    person.refresh_from_db()
    assert person.language == "de"
    with pytest.raises(AlreadyMoved):
        move(person, out_of=(), into="en", field="language")


@pytest.mark.django_db
def test_a_rule_that_refuses_after_the_move_rolls_it_back():
    membership = a_member(a_community())

    @transaction.atomic
    def leave():
        move(membership, out_of="inside", into="left")
        insist(no("Not while the door is open."))

    with pytest.raises(Refused):
        leave()
    membership.refresh_from_db()
    assert membership.state == "inside"


RACE = """
import multiprocessing, sys
import django
django.setup()
from django.core.management import call_command
from django.db import connection, transaction
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved
from holdspace.people.models import Person
from tests.people_and_places import AT

def press(n, pk, ready, found):
    person = Person.objects.get(pk=pk)
    ready.wait()
    try:
        with transaction.atomic():
            move(person, out_of="en", into="de", field="language", pronouns=str(n))
            found.put(n)
    except AlreadyMoved:
        found.put(None)

call_command("migrate", "people", verbosity=0)
way = multiprocessing.get_context("fork")
for _ in range(5):
    person = Person.objects.create(joined_at=AT)
    connection.close()
    ready, found = way.Barrier(8), way.Queue()
    several = [way.Process(target=press, args=(n, person.pk, ready, found)) for n in range(8)]
    for one in several: one.start()
    got = [found.get(timeout=60) for _ in several]
    for one in several: one.join()
    person.refresh_from_db()
    [winner] = [n for n in got if n is not None]
    assert (person.language, person.pronouns) == ("de", str(winner)), got
print("one effect each time")
"""


@pytest.mark.slow
def test_of_eight_processes_on_one_file_one_moves(tmp_path):
    found = subprocess.run(
        [sys.executable, "-c", RACE],
        env={
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "HOLDSPACE_DATA": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "holdspace.project.settings",
            "PATH": os.environ["PATH"],
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout == "one effect each time\n", found.stderr


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="races on SQLite are tried on files, above")
def test_of_eight_connections_to_postgresql_one_moves():
    person = a_member(a_community()).person
    ready, found = threading.Barrier(8), []

    def press(n):
        mine = type(person).objects.get(pk=person.pk)
        ready.wait()
        try:
            with transaction.atomic():
                move(mine, out_of="en", into="de", field="language", pronouns=str(n))
            found.append(n)
        except AlreadyMoved:
            found.append(None)
        finally:
            connection.close()

    several = [threading.Thread(target=press, args=(n,)) for n in range(8)]
    for one in several:
        one.start()
    for one in several:
        one.join()
    person.refresh_from_db()
    assert [n for n in found if n is not None] == [int(person.pronouns)]

import base64
import multiprocessing
import os
import stat

import pytest

from holdspace.vault.keys import (
    HEADER,
    KEY_BYTES,
    KeyMissing,
    KeysUnreadable,
    add_key,
    derived_key,
    fingerprints,
    key,
    key_ring,
    keys,
    newest_key,
    retire_keys,
    too_open,
)


def test_reading_makes_no_key(keys_path):
    assert keys() == {}
    assert not keys_path.exists()


def test_the_first_key_is_made_at_first_use_and_stays(keys_path):
    key_id, value = newest_key()
    assert newest_key() == (key_id, value)
    assert len(value) == KEY_BYTES
    assert keys_path.read_text() == f"{HEADER}{key_id}:{base64.b64encode(value).decode()}\n"
    assert stat.S_IMODE(keys_path.stat().st_mode) == 0o600
    assert [p.name for p in keys_path.parent.iterdir()] == ["keys"]


def _first_use(path, ready, found):
    from django.conf import settings

    settings.HOLDSPACE_KEYS_FILE = path
    ready.wait()
    found.put(newest_key())


def test_processes_that_start_together_agree_on_the_first_key(keys_path):
    way = multiprocessing.get_context("fork")
    ready, found = way.Event(), way.Queue()
    several = [way.Process(target=_first_use, args=(keys_path, ready, found)) for _ in range(8)]
    for one in several:
        one.start()
    ready.set()
    got = {found.get(timeout=20) for _ in several}
    for one in several:
        one.join()
    assert got == {newest_key()}


def test_a_key_added_elsewhere_is_seen_at_once(keys_path):
    first, _ = newest_key()
    second = "ffff0000"
    value = os.urandom(KEY_BYTES)
    with keys_path.open("a") as file:
        file.write(f"\n# by hand\n{second}:{base64.b64encode(value).decode()}\n")
    assert list(keys()) == [first, second]
    assert newest_key() == (second, value)


def test_adding_keeps_what_is_there_and_the_order(keys_path):
    first, value = newest_key()
    second = add_key()
    assert list(keys()) == [first, second]
    assert key(first) == value
    assert newest_key()[0] == second
    assert stat.S_IMODE(keys_path.stat().st_mode) == 0o600


def test_a_retired_key_still_verifies_and_no_longer_opens(keys_path):
    first, _ = newest_key()
    derived, other = derived_key(first, "journal"), derived_key(first, "backup")
    second = add_key()
    retire_keys({first, second}, ("journal",))
    assert list(keys()) == [second]
    assert derived_key(first, "journal") == derived
    assert key_ring().derived == {(first, "journal"): derived}
    assert derived != other
    with pytest.raises(KeyMissing):
        key(first)
    with pytest.raises(KeyMissing):
        derived_key(first, "backup")


def test_a_missing_key_is_named_with_what_to_do(keys_path):
    _, value = newest_key()
    with pytest.raises(KeyMissing) as missing:
        key("0badc0de")
    assert str(missing.value) == (
        f"The key 0badc0de is not in the keys file {keys_path}. Add its line from your copy of that file."
    )
    assert base64.b64encode(value).decode() not in str(missing.value)


@pytest.mark.parametrize("line", ["abcd:not base64", "abcd:c2hvcnQ=", "no colon at all", ":AAAA"])
def test_a_damaged_line_is_named_and_not_shown(keys_path, line):
    newest_key()
    with keys_path.open("a") as file:
        file.write(line + "\n")
    with pytest.raises(KeysUnreadable) as damaged:
        keys()
    assert str(damaged.value) == f"Line 4 of the keys file {keys_path} is damaged. Put back your copy of that file."


def test_permissions_are_looked_at(keys_path):
    assert not too_open()
    newest_key()
    assert not too_open()
    keys_path.chmod(0o640)
    assert too_open()


def test_fingerprints_tell_keys_apart_and_nothing_else(keys_path):
    key_id, value = newest_key()
    first = fingerprints()
    add_key()
    assert fingerprints()[key_id] == first[key_id]
    assert len(set(fingerprints().values())) == 2
    assert value.hex()[:16] not in first[key_id]

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from holdspace.vault import rotation
from holdspace.vault.keys import add_key, keys, newest_key
from holdspace.vault.purposes import all_purposes, declare_purpose
from holdspace.vault.sealing import CannotOpen


def fill(diary, n=5):
    diary.objects.bulk_create([diary(pk=k, words=f"text {k}", plan={"n": k}) for k in range(1, n + 1)])


def contents(diary):
    return {d.pk: (d.words, d.plan) for d in diary.objects.all()}


def run(*words):
    out = StringIO()
    call_command("vault", *words, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_every_row_moves_to_the_newest_key_and_reads_the_same(diary):
    fill(diary)
    diary.objects.create(pk=9)
    before, first = contents(diary), newest_key()[0]
    assert rotation.key_usage() == {"vault.diary.words": {first: 5}, "vault.diary.plan": {first: 5}}
    second = add_key()
    assert rotation.rows_behind() == 10
    assert rotation.encrypt_anew() == 10
    assert rotation.key_usage() == {"vault.diary.words": {second: 5}, "vault.diary.plan": {second: 5}}
    assert contents(diary) == before
    assert rotation.encrypt_anew() == 0


def test_an_interruption_loses_nothing_and_it_goes_on_from_there(diary, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 2)
    fill(diary)
    before, first = contents(diary), newest_key()[0]

    def stop(n):
        raise KeyboardInterrupt

    second = add_key()
    with pytest.raises(KeyboardInterrupt):
        rotation.encrypt_anew(stop)
    assert rotation.key_usage()["vault.diary.words"] == {first: 3, second: 2}
    assert contents(diary) == before
    assert run("rotate").splitlines() == [
        "Going on: 8 texts are not yet encrypted with the newest key.",
        "8 texts encrypted anew.",
    ]
    assert list(keys()) == [first, second]
    assert contents(diary) == before


def test_what_somebody_wrote_meanwhile_stays(diary, monkeypatch):
    fill(diary, 1)
    add_key()
    place = next(p for p in rotation.places() if p.name == "vault.diary.words")
    [(pk, sealed)] = place.rows().values_list("pk", "vault_sealed")
    diary.objects.filter(pk=1).update(words="written meanwhile")
    assert rotation._encrypt_row(place, pk, sealed) == 0
    assert diary.objects.get(pk=1).words == "written meanwhile"


def test_a_key_is_retired_only_when_nothing_uses_it(diary):
    fill(diary, 1)
    first = newest_key()[0]
    second = add_key()
    assert rotation.retire_unused() == []
    assert list(keys()) == [first, second]
    rotation.encrypt_anew()
    assert rotation.retire_unused() == [first]
    assert list(keys()) == [second]
    assert contents(diary) == {1: ("text 1", {"n": 1})}


def test_rotate_makes_a_key_and_retires_the_old_one(diary, keys_path):
    fill(diary)
    before, first = contents(diary), newest_key()[0]
    said = run("rotate", "--retire").splitlines()
    second = newest_key()[0]
    assert said == [
        f"New key {second}. Copy the keys file to where you keep its copy: {keys_path}",
        "10 texts encrypted anew.",
        f"Key {first} is retired. Backups made before today still need it: keep its copy.",
    ]
    assert contents(diary) == before


def test_status_names_keys_uses_and_what_is_missing(diary, keys_path):
    assert run("status").splitlines() == [
        f"Keys file: {keys_path}",
        "There is none yet; the first key is made when the first private text is written.",
    ]
    fill(diary, 2)
    first = newest_key()[0]
    keys_path.chmod(0o644)
    said = run("status").splitlines()
    assert said[0:2] == [
        f"Keys file: {keys_path}",
        f"Others on this machine can read it. Close it with: chmod 600 {keys_path}",
    ]
    assert said[3:] == [f"vault.diary.words: 2 with key {first}", f"vault.diary.plan: 2 with key {first}"]
    keys_path.unlink()
    add_key()
    with pytest.raises(CommandError) as problem:
        run("status")
    assert str(problem.value) == (f"Missing from the keys file: {first}. Add these lines from your copy of the file.")
    with pytest.raises(CannotOpen):
        rotation.encrypt_anew()


def test_every_encrypted_field_of_the_house_is_found():
    from django.apps import apps

    from holdspace.vault.fields import EncryptedJSONField, EncryptedTextField

    expected = {
        f"{m._meta.label_lower}.{f.attname}"
        for m in apps.get_models()
        for f in m._meta.get_fields()
        if isinstance(f, EncryptedTextField | EncryptedJSONField)
    }
    assert {p.name for p in rotation.places()} == expected


def test_purposes_are_known_by_name():
    declare_purpose("journal")
    assert "journal" in all_purposes()


@pytest.mark.django_db
def test_every_place_of_the_house_can_be_counted_and_encrypted_anew():
    """No field of any model has a name that gets in the way."""
    assert set(rotation.key_usage()) == {place.name for place in rotation.places()}
    assert rotation.encrypt_anew() == 0

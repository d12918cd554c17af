import base64

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdspace.vault.keys import add_key, newest_key, retire_keys
from holdspace.vault.sealing import CannotOpen, decrypt, encrypt, key_id_of


@given(st.text(), st.text(max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_what_goes_in_comes_out(keys_path, text, context):
    assert decrypt(encrypt(text, context=context), context=context) == text


def test_the_same_text_never_looks_the_same(keys_path):
    assert encrypt("a secret") != encrypt("a secret")
    assert "secret" not in encrypt("a secret")
    assert encrypt("") == ""
    assert key_id_of(encrypt("x")) == newest_key()[0]
    assert key_id_of("") == ""


def test_what_was_altered_does_not_open(keys_path):
    sealed = encrypt("a secret")
    key_id, _, body = sealed.partition(".")
    raw = bytearray(base64.b64decode(body))
    for place in range(len(raw)):
        raw[place] ^= 1
        with pytest.raises(CannotOpen) as problem:
            decrypt(f"{key_id}.{base64.b64encode(raw).decode()}")
        raw[place] ^= 1
    assert str(problem.value) == f"Something encrypted with the key {key_id} was altered."


def test_a_text_moved_under_another_key_or_place_does_not_open(keys_path):
    sealed = encrypt("a secret", context="here")
    other = add_key()
    with pytest.raises(CannotOpen):
        decrypt(f"{other}.{sealed.partition('.')[2]}", context="here")
    with pytest.raises(CannotOpen):
        decrypt(sealed, context="there")
    with pytest.raises(CannotOpen):
        decrypt(sealed)
    assert decrypt(sealed, context="here") == "a secret"


def test_a_missing_key_is_named_and_the_text_is_not(keys_path):
    sealed = encrypt("a secret")
    first = key_id_of(sealed)
    add_key()
    retire_keys({first}, ())
    with pytest.raises(CannotOpen) as problem:
        decrypt(sealed)
    assert str(problem.value) == (
        f"The key {first} is not in the keys file {keys_path}. Add its line from your copy of that file."
    )
    assert problem.value.__cause__ is None


@pytest.mark.parametrize("plain", ["never encrypted", "My name is Ada. I wrote this.", "{}", ".", "é.abc"])
def test_what_was_never_encrypted_is_not_repeated(keys_path, plain):
    with pytest.raises(CannotOpen) as problem:
        decrypt(plain)
    assert str(problem.value) == "What stands in the database was not written by the vault, or was altered."


@pytest.mark.parametrize("broken", ["abcd1234.", "abcd1234.???", "abcd1234.AAAA"])
def test_what_was_cut_short_does_not_open(keys_path, broken):
    key_id, _ = newest_key()
    with pytest.raises(CannotOpen):
        decrypt(broken.replace("abcd1234", key_id))

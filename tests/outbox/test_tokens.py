from hypothesis import given
from hypothesis import strategies as st

from holdspace.outbox.tokens import read_token, stop_token


def test_a_token_names_one_person_and_one_kind():
    assert read_token(stop_token(person_id=7, kind="test.answered")) == (7, "test.answered")


def test_every_altered_letter_is_noticed():
    token = stop_token(person_id=7, kind="test.answered")
    for n, letter in enumerate(token[:-1]):  # the last letter carries bits that mean nothing
        other = "x" if letter != "x" else "y"
        assert read_token(token[:n] + other + token[n + 1 :]) is None


@given(st.text(max_size=80))
def test_what_is_made_up_is_nothing(token):
    assert read_token(token) is None


def test_a_token_of_another_purpose_is_nothing():
    from django.core import signing

    assert read_token(signing.Signer(salt="elsewhere").sign_object([7, "test.answered"])) is None
    assert read_token(signing.Signer(salt="outbox.stop").sign_object("words")) is None
    assert read_token(signing.Signer(salt="outbox.stop").sign_object(["7", "x"])) is None

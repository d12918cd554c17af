"""What is believed of a signed token, for every kind of key that a service may have."""

import json
import time
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from django.test import override_settings

from holdspace.people.linked.provider import Provider
from holdspace.people.linked.tokens import CLOCKS_APART, Known, known, read_token
from holdspace.people.linked.trouble import Trouble
from holdspace.people.linked.wire import is_here, may_be_asked

ASKED = Provider("https://login.example.org", "holdspace", "secret", "Clinic login")
RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
EC = ec.generate_private_key(ec.SECP256R1())
ED = ed25519.Ed25519PrivateKey.generate()
SHOWN = {
    "RS256": (RSA, jwt.algorithms.RSAAlgorithm),
    "PS256": (RSA, jwt.algorithms.RSAAlgorithm),
    "ES256": (EC, jwt.algorithms.ECAlgorithm),
    "EdDSA": (ED, jwt.algorithms.OKPAlgorithm),
}


def jwk(algorithm, kid="k1", **also):
    key, kind = SHOWN[algorithm]
    return json.loads(kind.to_jwk(key.public_key())) | {"kid": kid, "use": "sig"} | also


def a_token(algorithm="RS256", head=None, **but):
    now = int(time.time())
    claims = {
        "iss": ASKED.issuer, "sub": "p-1", "aud": "holdspace", "exp": now + 60, "iat": now, "nonce": "n",
        "email": "Ada@Example.org", "email_verified": True,
    }  # fmt: skip
    head = {"kid": "k1"} if head is None else head
    return jwt.encode(claims | but, SHOWN[algorithm][0], algorithm=algorithm, headers=head)


def read(token, keys, at=None, **more):
    return read_token(token, asked=ASKED, keys=keys, nonce="n", at=at or datetime.now(UTC), **more)


def why(token, keys, **more):
    with pytest.raises(Trouble) as trouble:
        read(token, keys, **more)
    return trouble.value.why


@pytest.mark.parametrize("algorithm", SHOWN)
def test_every_kind_of_key_with_a_private_half_is_known(algorithm):
    assert read(a_token(algorithm), [jwk(algorithm)]) == Known("p-1", "ada@example.org", vouched=True)


def test_the_key_is_the_one_that_is_named_among_many():
    keys = [jwk("ES256", "k0"), jwk("RS256", "k1"), jwk("RS256", "k2", use="enc")]
    assert read(a_token(), keys).subject == "p-1"
    assert why(a_token(head={"kid": "k2"}), keys) == "signed with a key that it does not show"
    assert read(a_token(head={}), [jwk("RS256"), jwk("RS256", "k2", use="enc")]).subject == "p-1"
    assert why(a_token(head={}), [jwk("RS256"), jwk("ES256", "k2")]) == "signed with a key that it does not show"
    assert why(a_token(), [jwk("RS256"), jwk("RS256")]) == "signed with a key that it does not show"


def test_a_key_of_another_kind_than_the_signature_opens_nothing():
    assert why(a_token("ES256"), [jwk("RS256")]) == "a token that does not hold"
    assert why(a_token(), [jwk("ES256")]) == "a token that does not hold"
    assert why(a_token(), [{"kid": "k1"}]) == "a token that does not hold"
    assert why(a_token(), [{"kid": "k1", "kty": "RSA", "n": 5, "e": None}]) == "a token that does not hold"


@pytest.mark.parametrize("token", [None, 7, "", "a.b.c", "x" * 5000])
def test_what_is_no_token_is_told_as_such(token):
    assert why(token, [jwk("RS256")]) in {"no token", "a token that does not hold"}


def test_clocks_may_be_a_minute_apart_and_no_more():
    token, now = a_token(), datetime.now(UTC)
    late = now + timedelta(seconds=60) + CLOCKS_APART
    assert read(token, [jwk("RS256")], at=late - timedelta(seconds=5)).subject == "p-1"
    assert why(token, [jwk("RS256")], at=late + timedelta(seconds=1)) == "out of time"
    assert why(token, [jwk("RS256")], at=now - CLOCKS_APART - timedelta(seconds=2)) == "out of time"


@pytest.mark.parametrize("moment", ["soon", None, True, 1e30, float("nan")])
def test_a_time_that_is_none_is_told_as_such(moment):
    assert why(a_token(nbf=0), [jwk("RS256")], shown_since=datetime.now(UTC)) == "no time"
    with pytest.raises(Trouble):
        read(a_token(auth_time=moment), [jwk("RS256")], shown_since=datetime.now(UTC))


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"sub": "p"}, Known("p")),
        ({"sub": "p", "email": " A@B.org "}, Known("p", "a@b.org")),
        ({"sub": "p", "email": "a@b.org", "email_verified": "true"}, Known("p", "a@b.org", True)),
        ({"sub": "p", "email": "a@b.org", "email_verified": "True"}, Known("p", "a@b.org")),
        ({"sub": "p", "email": "a@b.org", "email_verified": "false"}, Known("p", "a@b.org")),
        ({"sub": "p", "email": "a@b.org", "email_verified": 1}, Known("p", "a@b.org")),
        ({"sub": "p", "email": "", "email_verified": True}, Known("p")),
        ({"sub": "p", "email": "@" * 300, "email_verified": True}, Known("p")),
        ({"sub": "p", "email": ["a@b.org"], "email_verified": True}, Known("p")),
    ],
)
def test_an_address_is_vouched_for_only_where_it_is_said_plainly(claims, expected):
    assert known(claims) == expected


@pytest.mark.parametrize("subject", [None, "", 7, "x" * 256, ["p"]])
def test_somebody_must_be_named(subject):
    with pytest.raises(Trouble):
        known({"sub": subject})


@pytest.mark.parametrize(
    ("url", "plainly", "debug"),
    [
        ("https://login.example.org/token", True, True),
        ("http://login.example.org/token", False, True),
        ("http://localhost:9000/token", True, True),
        ("http://127.0.0.1:9000/token", True, True),
        ("http://127.0.0.1.example.org/token", False, True),
        ("http://192.168.1.7/token", False, True),
        ("https://somebody@login.example.org/token", False, False),
        ("https://login.example.org/token#part", False, False),
        ("ftp://login.example.org/", False, False),
        ("file:///etc/passwd", False, False),
        ("//login.example.org", False, False),
        ("", False, False),
    ],
)
def test_only_what_nobody_reads_along_is_asked(url, plainly, debug):
    assert may_be_asked(url) is plainly
    with override_settings(DEBUG=True):
        assert may_be_asked(url) is debug


def test_this_machine_is_this_machine():
    assert [host for host in ("localhost", "127.0.0.1", "127.1.2.3", "::1") if not is_here(host)] == []
    assert [host for host in ("127.evil.org", "localhost.org", "10.0.0.1", "") if is_here(host)] == []

"""A provider of OpenID Connect as a program of its own, small and whole; `python tests/people/provider.py`.

It does what the standards ask (Discovery 1.0, Core 1.0 with the authorization code, RFC 7636, RFC 9207) and believes
nothing: an unknown client, another way back, a wrong verifier or a code that came before is turned away. Beside that
`POST /behave` makes it lie in one way at a time, which is what a test of a relying party needs. It prints its address
and then serves until it is ended. It knows nothing of Holdspace.
"""

import base64
import hashlib
import json
import secrets
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, unquote_plus, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "holdspace:tests", "a secret with a % and a :"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ANOTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
CODE_SECONDS = 60
USUAL = {
    "sub": "p-1",
    "email": "ada@example.org",
    "email_verified": True,
    "lie": "",  # one of the ways below
    "auth_time": 0,  # seconds that they have signed in before now
    "redirect_uri": "http://localhost:8000/account/linked/back/",
    # How services differ that are right all the same: where they live below their host, what they say beside or do not
    # say of a person, and of themselves.
    "path": "",
    "beside": {},
    "unsaid": [],
    "of_itself": {},
}
behaviour = dict(USUAL)
codes: dict[str, dict] = {}
tokens: dict[str, dict] = {}
last: list[str] = []  # the token that was given last
asked: list[str] = []


def number(value: int) -> str:
    return base64.urlsafe_b64encode(value.to_bytes((value.bit_length() + 7) // 8, "big")).decode().rstrip("=")


def jwk(key) -> dict:
    public = key.public_key().public_numbers()
    return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "k1", "n": number(public.n), "e": number(public.e)}


def id_token(granted: dict, issuer: str) -> str:
    lie, now = behaviour["lie"], int(time.time())
    claims = {
        "iss": issuer,
        "sub": granted["sub"],
        "aud": CLIENT,
        "exp": now + 300,
        "iat": now,
        "auth_time": now - behaviour["auth_time"],
        "nonce": granted["nonce"],
    }
    if lie not in {"address only when asked further", "somebody else's address"}:
        claims |= {"email": granted["email"], "email_verified": granted["email_verified"]}
    claims |= {
        "nonce": {"nonce": "another"},
        "audience": {"aud": "somebody-else"},
        "two audiences": {"aud": [CLIENT, "somebody-else"]},
        "authorised party": {"azp": "somebody-else"},
        "issuer": {"iss": "https://elsewhere.example.org"},
        "too old": {"iat": now - 4000, "exp": now - 300},
        "from tomorrow": {"iat": now + 86400, "exp": now + 90000},
        "not yet": {"nbf": now + 86400},
        "no time": {"exp": "soon"},
        "nobody": {"sub": ""},
        "no auth_time": {"auth_time": None},
    }.get(lie, {})
    if lie == "no nonce":
        del claims["nonce"]
    claims = {name: value for name, value in (claims | behaviour["beside"]).items() if name not in behaviour["unsaid"]}
    if lie == "replayed":
        return last[0]
    if lie == "unsigned":
        return jwt.encode(claims, None, algorithm="none", headers={"kid": "k1"})
    if lie == "signed with the shared secret":
        return jwt.encode(claims, SECRET + " " * 32, algorithm="HS256", headers={"kid": "k1"})
    key = ANOTHER_KEY if lie == "signature" else KEY
    token = jwt.encode(claims, key, algorithm="RS256", headers={"kid": "unknown" if lie == "key" else "k1"})
    last[:] = [token]
    return token


class Provider(BaseHTTPRequestHandler):
    """One request each."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args) -> None:
        """Nothing: the test reads what was asked from /asked."""

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}{behaviour['path']}"

    def do_GET(self) -> None:
        where, query = urlsplit(self.path).path, dict(parse_qsl(urlsplit(self.path).query))
        asked.append(where)
        where = "/" + where.removeprefix(behaviour["path"]).lstrip("/")
        if where == "/asked":
            return self.answer(200, {"asked": asked})
        if where == "/.well-known/openid-configuration":
            return self.answer(200, self.discovery())
        if where == "/jwks":
            return self.answer(200, {"keys": [] if behaviour["lie"] == "no keys" else [jwk(KEY)]})
        if where == "/authorize":
            return self.authorize(query)
        if where == "/userinfo":
            return self.userinfo()
        return self.answer(404, {"error": "nothing here"})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        if self.path == "/behave":
            behaviour.clear()
            behaviour.update(USUAL | json.loads(body))
            return self.answer(200, {})
        asked.append(self.path)
        if not self.path.startswith(behaviour["path"]):
            return self.answer(404, {"error": "nothing here"})
        return self.token({key: values[0] for key, values in parse_qs(body).items()})

    def discovery(self) -> dict:
        lie = behaviour["lie"]
        found = {
            "issuer": self.issuer + ("/other" if lie == "another issuer" else ""),
            "authorization_endpoint": f"{self.issuer.rstrip('/')}/authorize",
            "token_endpoint": f"{self.issuer.rstrip('/')}/token",
            "jwks_uri": f"{self.issuer.rstrip('/')}/jwks",
            "userinfo_endpoint": f"{self.issuer.rstrip('/')}/userinfo",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": [behaviour.get("auth", "client_secret_basic")],
            "authorization_response_iss_parameter_supported": True,
        }
        if lie == "plain http elsewhere":
            found["token_endpoint"] = "http://example.org/token"
        if lie == "no token endpoint":
            del found["token_endpoint"]
        return {name: value for name, value in (found | behaviour["of_itself"]).items() if value is not None}

    def authorize(self, query: dict) -> None:
        if query.get("client_id") != CLIENT or query.get("redirect_uri") != behaviour["redirect_uri"]:
            return self.answer(400, {"error": "invalid_request"})  # never sent on: it could lead anywhere
        right = (
            query.get("response_type") == "code"
            and "openid" in query.get("scope", "").split()
            and query.get("code_challenge_method") == "S256"
            and len(query.get("code_challenge", "")) == 43
        )
        answer = {"state": query.get("state", "")}
        if self.discovery().get("authorization_response_iss_parameter_supported"):
            answer |= {"iss": self.issuer}
        if not right:
            answer |= {"error": "invalid_request"}
        elif behaviour["lie"] == "turned back":
            answer |= {"error": "access_denied"}
        else:
            code = secrets.token_urlsafe(16)
            person = {name: behaviour[name] for name in ("sub", "email", "email_verified")}
            codes[code] = query | person | {"until": time.time() + CODE_SECONDS}
            answer |= {"code": code}
        if behaviour["lie"] == "mixed up":
            answer["iss"] = "https://elsewhere.example.org"
        self.send_response(302)
        self.send_header("Location", f"{query['redirect_uri']}?{urlencode(answer)}")
        self.send_header("Content-Length", "0")
        self.end_headers()
        return None

    def token(self, form: dict) -> None:
        lie = behaviour["lie"]
        if lie == "slow":
            time.sleep(20)
        if lie == "drips":
            return self.drip()
        if lie == "trouble":
            return self.answer(500, {"error": "server_error"})
        if lie == "no JSON":
            return self.answer(200, "<html>")
        if lie == "too long":
            return self.answer(200, {"padding": "x" * 300_000})
        if lie == "sent on":
            self.send_response(302)
            self.send_header("Location", f"{self.issuer}/token2")
            self.send_header("Content-Length", "0")
            return self.end_headers()
        if not self.is_the_client(form):
            return self.answer(401, {"error": "invalid_client"})
        granted = codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if (
            granted is None
            or granted["until"] < time.time()
            or form.get("grant_type") != "authorization_code"
            or form.get("redirect_uri") != granted["redirect_uri"]
            or not secrets.compare_digest(challenge, granted["code_challenge"])
        ):
            return self.answer(400, {"error": "invalid_grant"})
        access = secrets.token_urlsafe(16)
        tokens[access] = granted
        answer = {"access_token": access, "token_type": "Bearer", "expires_in": 300}
        if lie != "no token":
            answer["id_token"] = id_token(granted, self.issuer)
        return self.answer(200, answer)

    def is_the_client(self, form: dict) -> bool:
        if behaviour.get("auth", "client_secret_basic") == "client_secret_post":
            return (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
        kind, _, rest = self.headers.get("Authorization", "").partition(" ")
        name, _, secret = base64.b64decode(rest or "").decode().partition(":")
        return (kind, unquote_plus(name), unquote_plus(secret)) == ("Basic", CLIENT, SECRET)

    def userinfo(self) -> None:
        granted = tokens.get(self.headers.get("Authorization", "").removeprefix("Bearer "))
        if granted is None:
            return self.answer(401, {"error": "invalid_token"})
        sub = "p-2" if behaviour["lie"] == "somebody else's address" else granted["sub"]
        found = {"sub": sub, "email": granted["email"], "email_verified": granted["email_verified"]}
        return self.answer(200, {name: value for name, value in found.items() if name not in behaviour["unsaid"]})

    def drip(self) -> None:
        """A byte each quarter of a second: no single wait is long."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        try:
            for _n in range(80):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.25)
        except OSError:
            self.close_connection = True

    def answer(self, status: int, what: object) -> None:
        body = what.encode() if isinstance(what, str) else json.dumps(what).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    server.daemon_threads = True
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()

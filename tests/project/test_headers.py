import subprocess
import sys

import pytest
from django.test import Client


def test_every_answer_says_what_browsers_may_not_do():
    response = Client().get("/healthz/live")
    found = {
        name: response[name]
        for name in (
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
            "Cross-Origin-Opener-Policy",
        )
    }
    assert found == {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(response["Permissions-Policy"].split(", "))
    assert "default-src 'none'" in response["Content-Security-Policy"].split("; ")
    assert "Strict-Transport-Security" not in response


def test_behind_a_proxy_https_is_believed_and_kept(settings):
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 3600
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    over_https = Client(headers={"X-Forwarded-Proto": "https"}).get("/healthz/live")
    assert over_https["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in Client().get("/healthz/live")


SHOW = """
import json
from holdspace.project import settings as s
print(json.dumps([s.SECURE_PROXY_SSL_HEADER, s.ALLAUTH_TRUSTED_PROXY_COUNT, s.SECURE_HSTS_SECONDS,
                  s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.CSRF_TRUSTED_ORIGINS]))
"""


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, '[null, 0, 0, false, false, ["http://localhost:8000"]]'),
        (
            {"HOLDSPACE_URL": "https://h.example.org"},
            '[null, 0, 31536000, true, true, ["https://h.example.org"]]',
        ),
        (
            {"HOLDSPACE_URL": "https://h.example.org", "HOLDSPACE_PROXIES": "2"},
            '[["HTTP_X_FORWARDED_PROTO", "https"], 2, 31536000, true, true, ["https://h.example.org"]]',
        ),
    ],
)
def test_https_brings_secure_cookies_and_trust_in_the_proxy(tmp_path, variables, expected):
    found = subprocess.run(
        [sys.executable, "-c", SHOW],
        env={"PYTHONPATH": ":".join(p for p in sys.path if p), "HOLDSPACE_DATA": str(tmp_path)} | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == expected

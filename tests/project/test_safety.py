from types import SimpleNamespace

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from holdspace.communities.models import Community
from holdspace.project.safety import insist_on_safety, is_at_home, unsafe_data, unsafe_settings, why_unsafe
from holdspace.vault.keys import newest_key
from tests.people_and_places import a_community

GOOD = {
    "DEBUG": False,
    "SECRET_KEY": "kW2-7uQhT0vYb9sLxR4dNcE1mZpAfGjU8oIyV3tB6",
    "ALLOWED_HOSTS": ["place.example.org"],
    "HOLDSPACE_URL": "https://place.example.org",
    "HOLDSPACE_PROXIES": 1,
    "HOLDSPACE_DEMO": False,
    "HOLDSPACE_OIDC_ISSUER": "",
    "HOLDSPACE_OIDC_CLIENT_ID": "",
    "HOLDSPACE_OIDC_CLIENT_SECRET": "",
}
LINKED = {
    "HOLDSPACE_OIDC_ISSUER": "https://login.example.org/realms/clinic",
    "HOLDSPACE_OIDC_CLIENT_ID": "holdspace",
    "HOLDSPACE_OIDC_CLIENT_SECRET": "s",
}


def names(**but):
    return [u.name for u in unsafe_settings(SimpleNamespace(**(GOOD | but)))]


def test_good_settings_are_safe():
    assert names() == []
    assert names(HOLDSPACE_URL="http://localhost:8000", HOLDSPACE_PROXIES=0, ALLOWED_HOSTS=["localhost"]) == []
    assert names(HOLDSPACE_URL="http://192.168.1.7:8000", HOLDSPACE_PROXIES=0, ALLOWED_HOSTS=["192.168.1.7"]) == []
    assert names(ALLOWED_HOSTS=[".example.org"]) == []


@pytest.mark.parametrize(
    ("but", "expected"),
    [
        ({"SECRET_KEY": "short-but-many-signs-1234"}, ["secret-key"]),
        ({"SECRET_KEY": "ab" * 40}, ["secret-key"]),
        ({"ALLOWED_HOSTS": ["*"]}, ["hosts"]),
        ({"ALLOWED_HOSTS": ["other.example.org"]}, ["url-host"]),
        ({"HOLDSPACE_PROXIES": 0}, ["proxy"]),
        ({"HOLDSPACE_URL": "http://place.example.org"}, ["http"]),
        ({"HOLDSPACE_URL": "http://203.0.113.7", "ALLOWED_HOSTS": ["203.0.113.7"]}, []),
        ({"HOLDSPACE_URL": "http://8.8.8.8", "ALLOWED_HOSTS": ["8.8.8.8"]}, ["http"]),
        ({"HOLDSPACE_URL": "place.example.org"}, ["url", "http"]),
        ({"HOLDSPACE_URL": "ftp://place.example.org"}, ["url", "http"]),
        ({"SECRET_KEY": "", "ALLOWED_HOSTS": ["*"], "HOLDSPACE_PROXIES": 0}, ["secret-key", "hosts", "proxy"]),
        (LINKED, []),
        (LINKED | {"HOLDSPACE_OIDC_ISSUER": "http://localhost:9000"}, []),
        (LINKED | {"HOLDSPACE_OIDC_ISSUER": "http://127.0.0.1:9000"}, []),
        (LINKED | {"HOLDSPACE_OIDC_ISSUER": "http://login.example.org"}, ["oidc-http"]),
        (LINKED | {"HOLDSPACE_OIDC_ISSUER": "http://192.168.1.9"}, ["oidc-http"]),
        (LINKED | {"HOLDSPACE_OIDC_ISSUER": "login.example.org"}, ["oidc-issuer"]),
        (LINKED | {"HOLDSPACE_OIDC_ISSUER": "https://login.example.org/?realm=x"}, ["oidc-issuer"]),
        (LINKED | {"HOLDSPACE_OIDC_ISSUER": ""}, ["oidc-half"]),
        (LINKED | {"HOLDSPACE_OIDC_CLIENT_SECRET": ""}, ["oidc-half"]),
        ({"DEBUG": True}, ["debug"]),
        ({"DEBUG": True, "HOLDSPACE_URL": "http://localhost:8000", "SECRET_KEY": "x", "ALLOWED_HOSTS": ["*"]}, []),
    ],
)
def test_each_unsafe_setting_is_named(but, expected):
    assert names(**but) == expected


def test_half_a_service_is_named_without_its_secret():
    [unsafe] = unsafe_settings(SimpleNamespace(**(GOOD | LINKED | {"HOLDSPACE_OIDC_CLIENT_ID": ""})))
    assert str(unsafe) == (
        "Coming in with an account elsewhere is set up by half: without HOLDSPACE_OIDC_CLIENT_ID. "
        "Set all three, or none of them."
    )


def test_the_key_itself_is_never_said():
    [unsafe] = unsafe_settings(SimpleNamespace(**(GOOD | {"SECRET_KEY": "pssst"})))
    assert str(unsafe) == (
        "HOLDSPACE_SECRET_KEY is too short or too plain. Take it away: a good one is made and kept in the data folder."
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://localhost", True),
        ("http://house.local:8000", True),
        ("http://[::1]:8000", True),
        ("http://10.0.0.3", True),
        ("http://example.org", False),
        ("http://localhost.example.org", False),
        ("", False),
    ],
)
def test_at_home_means_this_house_alone(url, expected):
    assert is_at_home(url) is expected


@pytest.mark.django_db
def test_demo_mode_never_runs_over_real_people():
    demo = SimpleNamespace(**(GOOD | {"HOLDSPACE_DEMO": True}))
    assert unsafe_data(demo) == []
    a_community()
    assert [u.name for u in unsafe_data(demo)] == ["demo"]
    assert unsafe_data(SimpleNamespace(**GOOD)) == []
    Community.objects.update(is_demo=True)
    assert unsafe_data(demo) == []


@pytest.mark.django_db
def test_starting_is_refused_with_everything_that_is_unsafe():
    insist_on_safety(SimpleNamespace(**GOOD))
    with pytest.raises(ImproperlyConfigured) as refused:
        insist_on_safety(SimpleNamespace(**(GOOD | {"ALLOWED_HOSTS": ["*"], "HOLDSPACE_PROXIES": 0})))
    assert str(refused.value) == (
        "Holdspace does not start, because this is not safe:\n"
        "- HOLDSPACE_HOSTS is *, so links in mails could be made to lead elsewhere. "
        "Name the hosts, divided by commas.\n"
        "- HOLDSPACE_URL is https, but HOLDSPACE_PROXIES is 0, so the program cannot tell what came by https. "
        "Put Caddy or nginx in front and set HOLDSPACE_PROXIES to 1."
    )


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["run", "serve"])
def test_the_commands_refuse_too_and_say_why(command, settings, monkeypatch):
    from importlib import import_module

    from django.core.management import CommandError, call_command

    module = import_module(f"holdspace.project.management.commands.{command}")
    monkeypatch.setattr(module, "why_not_listening", lambda bind, port: "")
    settings.ALLOWED_HOSTS = ["*"]
    with pytest.raises(CommandError) as refused:
        call_command(command, *(["--no-migrate"] if command == "run" else []))
    assert str(refused.value) == why_unsafe(settings) != ""
    settings.ALLOWED_HOSTS = ["localhost"]
    assert why_unsafe(settings) == ""


def test_the_server_refuses_to_load(tmp_path):
    import subprocess
    import sys

    found = subprocess.run(
        [sys.executable, "-c", "import holdspace.project.wsgi"],
        env={
            "PYTHONPATH": ":".join(p for p in sys.path if p),
            "HOLDSPACE_DATA": str(tmp_path),
            "HOLDSPACE_HOSTS": "*",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode != 0
    assert "- HOLDSPACE_HOSTS is *, so links in mails" in found.stderr


def test_djangos_checks_say_it_too(tmp_path):
    keys = tmp_path / "keys"
    with override_settings(HOLDSPACE_KEYS_FILE=keys, ALLOWED_HOSTS=["*"], DEBUG=False):
        newest_key()
        keys.chmod(0o644)
        found = [m.id for m in run_checks(tags=["security"]) if m.id.startswith("holdspace.")]
    assert sorted(found) == ["holdspace.hosts", "holdspace.keys"]

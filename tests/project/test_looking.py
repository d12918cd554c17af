from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from holdspace.grammar.actors import THE_MACHINE
from holdspace.journal.actions import record
from holdspace.project import looking
from holdspace.project.looking import LOOK, OK, WRONG, look_at_everything
from holdspace.vault.keys import newest_key
from holdspace.work.models import Schedule
from tests.people_and_places import AT, a_community, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(tmp_path, settings):
    """A good place: closed to others, with a key and a worker at work."""
    settings.HOLDSPACE_DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.HOLDSPACE_KEYS_FILE = tmp_path / "keys"
    tmp_path.chmod(0o700)
    newest_key()
    Schedule.objects.all().delete()
    Schedule.objects.create(name="trial", next_at=AT, done_at=AT - timedelta(minutes=1))
    return tmp_path


def seen(about, at=AT):
    return [(line.how, line.what) for line in look_at_everything(at=at) if line.about == about]


def test_a_good_place_is_well():
    assert [(line.about, line.how) for line in look_at_everything(at=AT)] == [
        ("settings", OK),
        ("database", OK),
        ("keys", OK),
        ("files", OK),
        ("disk", OK),
        ("mail", OK),
        ("limits", OK),
        ("clock", OK),
        ("worker", OK),
    ]


def test_a_service_that_opens_the_door_is_asked(settings):
    settings.HOLDSPACE_OIDC_ISSUER = "http://127.0.0.1:9"
    settings.HOLDSPACE_OIDC_CLIENT_ID = settings.HOLDSPACE_OIDC_CLIENT_SECRET = "x"
    assert seen("accounts elsewhere") == [(WRONG, "http://127.0.0.1:9 does not answer as it should (no answer).")]


def test_unsafe_settings_are_named_once(settings):
    settings.ALLOWED_HOSTS = ["*"]
    assert seen("settings") == [(WRONG, "HOLDSPACE_HOSTS is *, so links in mails could be made to lead elsewhere.")]


def test_a_demo_over_real_people_is_named(settings):
    settings.HOLDSPACE_DEMO = True
    a_community()
    assert seen("settings") == [(WRONG, "HOLDSPACE_DEMO is on, but this database holds a real community.")]


def test_a_database_that_is_away_is_named_and_its_message_is_not(monkeypatch):
    def away():
        raise OperationalError("secret.example.org refused")

    monkeypatch.setattr(connection, "cursor", away)
    found = list(look_at_everything(at=AT))
    assert [line.what for line in found if line.about == "database"] == [
        "It cannot be reached (django.db.utils.OperationalError)."
    ]
    assert {line.about for line in found} == {"settings", "database", "files", "disk", "mail"}
    assert "secret" not in repr(found)


def test_missing_migrations_are_counted():
    MigrationRecorder(connection).migration_qs.filter(app="journal").delete()
    [(how, what)] = seen("database")
    assert how == WRONG
    assert what.endswith("migrations are not applied.")


def test_keys_that_are_missing_open_or_damaged_are_named(place, monkeypatch):
    path = place / "keys"
    path.chmod(0o644)
    assert seen("keys") == [(LOOK, "Others on this machine can read the keys.")]
    monkeypatch.setattr(looking, "key_usage", lambda: {"a.b": {"0badc0de": 3}})
    assert seen("keys") == [(WRONG, f"Texts need keys that are not in {path}: 0badc0de.")]
    path.write_text("abc\n")
    assert seen("keys") == [(WRONG, f"Line 1 of the keys file {path} is damaged. Put back your copy of that file.")]
    path.unlink()
    monkeypatch.setattr(looking, "key_usage", dict)
    assert seen("keys") == [(OK, "None yet; the first one is made with the first private text.")]


def test_a_folder_that_takes_nothing_or_is_open_is_named(place, settings):
    place.chmod(0o755)
    assert seen("files") == [(LOOK, f"Everybody on this machine can look into {place}.")]
    settings.MEDIA_ROOT = place / "keys" / "files"
    assert seen("files") == [(WRONG, f"Nothing can be written to {place}/keys/files (Not a directory).")]


def test_a_full_disk_is_named(monkeypatch):
    from types import SimpleNamespace

    monkeypatch.setattr(looking.shutil, "disk_usage", lambda path: SimpleNamespace(free=12_000_000))
    assert seen("disk") == [(WRONG, "Only 12 MB are free.")]


def test_a_mail_server_that_is_away_is_named_without_its_words(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert seen("mail") == [(WRONG, "127.0.0.1:9 does not take our mail (ConnectionRefusedError).")]
    assert mail.outbox == []


def test_limits_that_nothing_counts_are_named(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert seen("limits") == [(WRONG, "What is counted is forgotten at once.")]


def test_a_clock_that_went_back_is_named():
    record(verb="person.joined", of=a_person(), by=THE_MACHINE, at=AT + timedelta(hours=1))
    assert seen("clock") == [(WRONG, "The journal holds times that are still to come.")]
    assert seen("clock", AT + timedelta(hours=1)) == [(OK, "2026-11-19 10:30 UTC.")]


def test_a_worker_that_is_gone_is_named():
    assert seen("worker", AT + timedelta(minutes=30)) == [
        (WRONG, "None has worked for ten minutes, so mail and notices wait.")
    ]
    Schedule.objects.update(trouble="ValueError at holdspace.x:1")
    assert seen("worker") == [(OK, "At work."), (LOOK, "0 tasks were given up, and something went wrong in trial.")]
    Schedule.objects.all().delete()
    assert seen("worker") == [(LOOK, "None has worked here yet.")]


def run(*words):
    out = StringIO()
    try:
        call_command("check", *words, stdout=out, no_color=True)
    except CommandError as problem:
        return [*out.getvalue().splitlines(), f"! {problem}"]
    return out.getvalue().splitlines()


def test_the_command_says_what_to_do_and_fails(settings, place):
    Schedule.objects.update(done_at=datetime.now(UTC))
    assert run()[0] == f"ok     settings: Safe. People come by {settings.HOLDSPACE_URL}."
    settings.ALLOWED_HOSTS = ["*"]
    found = run()
    assert found[:2] == [
        "wrong  settings: HOLDSPACE_HOSTS is *, so links in mails could be made to lead elsewhere.",
        "       Name the hosts, divided by commas.",
    ]
    assert found[-1] == "! 1 to mend."


def test_djangos_own_check_is_still_there():
    assert run("--list-tags")
    assert run("journal") == ["System check identified no issues (0 silenced)."]

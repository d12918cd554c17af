import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

import holdspace
from holdspace.project import health


@pytest.fixture(autouse=True)
def never_asked(monkeypatch):
    monkeypatch.setattr(health, "_all_applied", set())


def ask(path):
    response = Client().get(path)
    assert response["Cache-Control"] == "no-store"
    return response.status_code, response.json()


@pytest.mark.django_db
def test_all_is_well():
    assert ask("/healthz") == (200, {"live": True, "ready": True, "version": holdspace.__version__})
    assert ask("/healthz/live") == (200, {"live": True})
    assert ask("/healthz/ready") == (200, {"ready": True})


@pytest.mark.django_db
def test_once_all_is_applied_it_costs_one_query(django_assert_num_queries):
    Client().get("/healthz/ready")
    with django_assert_num_queries(1):
        Client().get("/healthz/ready")


def test_living_asks_nothing_of_the_database():
    assert ask("/healthz/live") == (200, {"live": True})


@pytest.mark.django_db
def test_a_missing_migration_is_not_ready():
    MigrationRecorder(connection).migration_qs.filter(app="journal").delete()
    assert ask("/healthz") == (
        503,
        {"live": True, "ready": False, "version": holdspace.__version__, "database": "not migrated"},
    )
    assert ask("/healthz/ready") == (503, {"ready": False})
    assert health.unapplied(connection)[0] == "journal.0001_journal"


@pytest.mark.django_db
def test_a_database_that_is_away_is_not_ready_and_its_message_is_not_shown(monkeypatch):
    def away():
        raise OperationalError("could not connect to secret.example.org")

    monkeypatch.setattr(connection, "cursor", away)
    assert ask("/healthz") == (
        503,
        {"live": True, "ready": False, "version": holdspace.__version__, "database": "unreachable"},
    )


def test_it_is_only_read():
    assert Client().post("/healthz").status_code == 405

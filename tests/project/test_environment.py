import pytest
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from holdspace.project.environment import database, flag, items, number


@pytest.mark.django_db
def test_sqlite_is_safe_beside_other_processes(tmp_path):
    """What the settings promise, asked of a real file."""
    path = tmp_path / "a.sqlite3"
    options = database(f"sqlite:///{path}")["OPTIONS"]
    connection = DatabaseWrapper(connections.databases["default"] | {"NAME": str(path), "OPTIONS": options}, "trial")
    try:
        with connection.cursor() as cursor:
            found = {}
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
                cursor.execute(f"PRAGMA {name}")
                [found[name]] = cursor.fetchone()
        assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 20000}
        assert connection.transaction_mode == "IMMEDIATE"
    finally:
        connection.close()


def test_a_postgresql_address_is_taken_apart():
    assert database("postgres://ada:p%40ss@db.example.org:5433/the%20house?sslmode=require") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "the house",
        "USER": "ada",
        "PASSWORD": "p@ss",
        "HOST": "db.example.org",
        "PORT": "5433",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"sslmode": "require", "server_side_binding": True, "prepare_threshold": 5},
    }


def test_a_pool_excludes_kept_connections():
    found = database("postgresql:///house?pool=8")
    assert "CONN_MAX_AGE" not in found
    assert found["OPTIONS"] == {
        "pool": {"min_size": 1, "max_size": 8, "timeout": 10},
        "server_side_binding": True,
        "prepare_threshold": 5,
    }


@pytest.mark.parametrize("url", ["mysql://x/y", "house.sqlite3", "sqlite://x", ""])
def test_other_addresses_are_refused(url):
    with pytest.raises(ValueError) as refused:
        database(url)
    assert str(refused.value) == "DATABASE_URL must begin with sqlite:/// or postgres://"


def test_switches_numbers_and_lists(monkeypatch):
    for word, on in {"1": True, "TRUE": True, "yes": True, "on": True, "0": False, "off": False, "no": False}.items():
        monkeypatch.setenv("HOLDSPACE_TRIAL", word)
        assert flag("HOLDSPACE_TRIAL", default=not on) is on
    monkeypatch.setenv("HOLDSPACE_TRIAL", "")
    assert (flag("HOLDSPACE_TRIAL", default=True), number("HOLDSPACE_TRIAL", 7)) == (True, 7)
    monkeypatch.setenv("HOLDSPACE_TRIAL", " a , b,, ")
    assert items("HOLDSPACE_TRIAL", "") == ["a", "b"]
    with pytest.raises(ValueError) as refused:
        number("HOLDSPACE_TRIAL", 7)
    assert str(refused.value) == "HOLDSPACE_TRIAL must be a whole number"

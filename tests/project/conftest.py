import os
import shutil

import pytest

from tests.project.backing_up import SEED, holdspace, python


@pytest.fixture(scope="session")
def source(tmp_path_factory):
    """A place with people, a picture and an encrypted text, and a backup of it without and with keys."""
    data = tmp_path_factory.mktemp("source")
    made = python(SEED, data)
    assert made.returncode == 0, made.stderr
    for name, more in (("b.tar", ()), ("k.tar.gz", ("--with-keys",))):
        code, said = holdspace("backup", data / name, *more, data=data)
        assert code == 0, said
    return data


@pytest.fixture
def place(tmp_path, source):
    """An empty place that has the keys."""
    data = tmp_path / "place"
    data.mkdir()
    shutil.copy(source / "keys", data / "keys")
    return data


@pytest.fixture
def postgresql(django_db_setup):
    """The address of an empty database on the server that this suite runs on; skipped on SQLite."""
    from django.db import connection

    if connection.vendor != "postgresql":
        pytest.skip("the suite runs on SQLite")
    import psycopg

    given = connection.settings_dict
    server = f"{given['USER']}:{given['PASSWORD']}@{given['HOST']}:{given['PORT'] or 5432}"
    name = f"holdspace_backups_{os.getpid()}"
    with psycopg.connect(f"postgres://{server}/postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        yield f"postgres://{server}/{name}"
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")

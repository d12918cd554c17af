"""The table of the shared cache comes with migrating, and goes with it."""

from importlib import import_module

import pytest
from django.core.cache import cache, caches
from django.db import connection

[operation] = import_module("holdspace.web.migrations.0001_cache_table").Migration.operations


def tables():
    with connection.cursor() as cursor:
        return connection.introspection.table_names(cursor)


@pytest.mark.django_db(transaction=True)
def test_the_table_goes_and_comes_again():
    with connection.schema_editor() as editor:
        operation.database_backwards("web", editor, None, None)
    assert "holdspace_cache" not in tables()
    for _ in range(2):  # a table that stands already is left alone
        with connection.schema_editor() as editor:
            operation.database_forwards("web", editor, None, None)
    assert "holdspace_cache" in tables()
    cache.set("key", {"a": [1, 2]}, 60)
    assert cache.get("key") == {"a": [1, 2]}
    assert cache.add("key", 1, 60) is False
    assert cache.add("other", 1, 60) is True


@pytest.mark.django_db
def test_limits_are_counted_in_it():
    assert caches["default"].__class__.__name__ == "DatabaseCache"


def test_redis_takes_its_place_by_a_variable():
    from holdspace.project.accounts_settings import cache as cache_of

    assert cache_of("redis://localhost:6379/0") == {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://localhost:6379/0",
    }

import pytest


@pytest.fixture
def keys_path(tmp_path, settings):
    """An empty place for a keys file of this test alone."""
    path = tmp_path / "keys"
    settings.HOLDSPACE_KEYS_FILE = path
    return path


@pytest.fixture
def diary(db, keys_path, monkeypatch):
    """A model with encrypted fields that exists in these tests alone."""
    from django.apps.registry import Apps
    from django.db import connection, models

    from holdspace.vault import rotation
    from holdspace.vault.fields import EncryptedJSONField, EncryptedTextField

    registry = Apps()

    class Diary(models.Model):
        words = EncryptedTextField(blank=True, default="", context="diary")
        plan = EncryptedJSONField(null=True)

        class Meta:
            apps = registry
            app_label = "vault"

        def __str__(self):
            return f"diary {self.pk}"

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE vault_diary (id integer PRIMARY KEY, words text NOT NULL, plan text)")
    monkeypatch.setattr(registry, "get_models", lambda **_: [Diary])
    monkeypatch.setattr(rotation, "apps", registry)
    yield Diary
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE vault_diary")

import pytest


@pytest.fixture(autouse=True)
def keys_path(tmp_path, settings):
    """Keys of this test alone."""
    settings.HOLDSPACE_KEYS_FILE = tmp_path / "keys"
    return settings.HOLDSPACE_KEYS_FILE


@pytest.fixture(autouse=True)
def verbs(monkeypatch):
    """Verbs for these tests: one with words for the power record, one without."""
    from holdspace.journal import verbs

    monkeypatch.setattr(verbs, "_verbs", dict(verbs._verbs))
    verbs.declare_verb("test.happened")
    verbs.declare_verb("test.decided", "decided something")


@pytest.fixture
def write():
    """Writes `n` entries about somebody and returns them."""
    from holdspace.grammar.actors import THE_MACHINE
    from holdspace.journal.actions import record
    from tests.people_and_places import AT, a_person

    def write(n=1, **but):
        given = {"verb": "test.happened", "by": THE_MACHINE, "at": AT} | but
        given["of"] = but.get("of") or a_person()
        return [record(**given) for _ in range(n)]

    return write

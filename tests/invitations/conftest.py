import pytest


@pytest.fixture
def two_kinds(monkeypatch):
    """Two kinds of needs that exist in these tests alone: one that ends with hosts, one that does not."""
    from holdspace.invitations import kinds
    from tests.invitations import made

    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    made.CAME.clear()
    made.ONLY.clear()
    for name, hosts in (("test.low", False), ("test.with_hosts", True)):
        kinds.declare_need_kind(
            name, says=f"Says {name}.", button="Go", way="share", who_may=made.everybody_may, hosts=hosts
        )

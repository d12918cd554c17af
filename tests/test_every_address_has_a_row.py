"""An address that nobody decided about must not exist."""

from importlib import import_module
from pathlib import Path

from tests.permission_matrix import all_addresses


def test_every_address_has_a_row():
    rows = set()
    for file in Path(__file__).parent.glob("*/test_permissions.py"):
        rows |= {row.address for row in import_module(f"tests.{file.parent.name}.test_permissions").ROWS}
    assert sorted(all_addresses() - rows) == []
    assert sorted(rows - all_addresses()) == []

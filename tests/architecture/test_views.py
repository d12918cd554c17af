"""A view makes one call inward and one answer outward: it holds no models and writes nothing."""

import ast
from pathlib import Path

from tests.architecture.house import HOUSE, Tree, build

WRITES = {
    "save",
    "create",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
    "delete",
}


def models_in_views(tree: Tree) -> list[str]:
    return [
        f"{tree.where(module.path, line)} imports {name}"
        for module in tree.pieces("views")
        for line, name in module.imports
        if name.startswith("holdspace.") and ".models" in name
    ]


def writes_in_views(tree: Tree) -> list[str]:
    found = []
    for module in tree.pieces("views"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and node.attr == "objects":
                found.append(f"{tree.where(module.path, node.lineno)} asks the database itself")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
                found.append(f"{tree.where(module.path, node.lineno)} calls {node.func.attr}")
    return found


def test_views_hold_no_models():
    assert models_in_views(HOUSE) == []


def test_views_write_nothing():
    assert writes_in_views(HOUSE) == []


def test_a_view_with_a_model_is_found(tmp_path: Path):
    tree = build(
        tmp_path,
        {
            "sharing/views/share.py": """
                from typing import TYPE_CHECKING
                if TYPE_CHECKING:
                    from holdspace.sharing.models import Share
                def show(request):
                    from holdspace.sharing.models import Response
            """
        },
    )
    assert models_in_views(tree) == ["src/holdspace/sharing/views/share.py:6 imports holdspace.sharing.models.Response"]


def test_a_view_that_writes_is_found(tmp_path: Path):
    tree = build(
        tmp_path,
        {"sharing/views.py": "def show(request, share):\n    share.save()\n    Share.objects.all()\n"},
    )
    assert sorted(writes_in_views(tree)) == [
        "src/holdspace/sharing/views.py:2 calls save",
        "src/holdspace/sharing/views.py:3 asks the database itself",
    ]

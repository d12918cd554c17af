"""Migrations are named, stand alone and go back."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.house import HOUSE, Tree, build, dotted

NAMED = re.compile(r"\d{4}_(?!.*(auto_|merge|initial|squashed))[a-z][a-z0-9_]*")
BACK = {"RunPython": "reverse_code", "RunSQL": "reverse_sql"}


def unnamed(tree: Tree) -> list[str]:
    return [
        f"{tree.where(module.path, 1)} has no name of its own"
        for module in tree.migrations
        if not NAMED.fullmatch(module.path.stem)
    ]


def with_app_code(tree: Tree) -> list[str]:
    """A migration that imports the program breaks as soon as the program moves on."""
    return [
        f"{tree.where(module.path, line)} imports {name}"
        for module in tree.migrations
        for line, name in module.imports
        if name.startswith("holdspace.")
    ]


def one_way(tree: Tree) -> list[str]:
    found = []
    for module in tree.migrations:
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Call):
                continue
            kind = dotted(node.func).rpartition(".")[2]
            if kind not in BACK or len(node.args) > 1:
                continue
            if BACK[kind] not in {keyword.arg for keyword in node.keywords}:
                found.append(f"{tree.where(module.path, node.lineno)} {kind} has no way back")
    return found


@pytest.mark.parametrize("contract", [unnamed, with_app_code, one_way])
def test_migrations_are_named_and_go_back(contract):
    assert contract(HOUSE) == []


def test_names_that_say_nothing_are_found(tmp_path: Path):
    names = ["0001_people", "0002_auto_20261122", "0003_merge", "0001_initial", "4_x"]
    tree = build(tmp_path, {f"people/migrations/{name}.py": "" for name in names})
    assert unnamed(tree) == [
        f"src/holdspace/people/migrations/{name}.py:1 has no name of its own" for name in sorted(names[1:])
    ]


def test_app_code_is_found(tmp_path: Path):
    tree = build(tmp_path, {"people/migrations/0001_people.py": "import os\nimport holdspace.people.models\n"})
    assert with_app_code(tree) == ["src/holdspace/people/migrations/0001_people.py:2 imports holdspace.people.models"]


def test_a_one_way_step_is_found(tmp_path: Path):
    tree = build(
        tmp_path,
        {
            "people/migrations/0002_fill.py": """
                operations = [
                    migrations.RunPython(fill),
                    migrations.RunPython(fill, empty),
                    migrations.RunSQL("a", reverse_sql="b"),
                ]
            """
        },
    )
    assert one_way(tree) == ["src/holdspace/people/migrations/0002_fill.py:3 RunPython has no way back"]

"""Whole small slices: no file above 400 lines, no function above 60, no drawers."""

from pathlib import Path

import pytest

from tests.architecture.house import HOUSE, Tree, build, functions

LONGEST_FILE = 400
LONGEST_FUNCTION = 60

# A drawer takes whatever has no place, and then everything looks for its place there.
DRAWERS = {"utils", "util", "helpers", "helper", "common", "core", "misc", "base", "shared", "lib"}

OTHERS_WORK = {"vendor", "node_modules"}


def long_files(tree: Tree) -> list[str]:
    found = []
    for folder in ("src", "tests", "benchmarks"):
        for path in sorted((tree.root / folder).rglob("*")):
            if path.suffix not in {".py", ".html", ".css", ".js", ".jinja2"}:
                continue
            if OTHERS_WORK & set(path.parts):
                continue
            lines = path.read_text(encoding="utf-8").count("\n")
            if lines > LONGEST_FILE:
                found.append(f"{tree.where(path, 1)} has {lines} lines")
    return found


def long_functions(tree: Tree) -> list[str]:
    found = []
    for module in tree.modules:
        for function in functions(module.tree):
            lines = (function.end_lineno or 0) - function.lineno + 1
            if lines > LONGEST_FUNCTION:
                place = tree.where(module.path, function.lineno)
                found.append(f"{place} {function.name} has {lines} lines")
    return found


def drawers(tree: Tree) -> list[str]:
    return [
        f"{tree.where(path, 1)} is a drawer"
        for folder in ("src", "tests", "benchmarks")
        for path in sorted((tree.root / folder).rglob("*"))
        if path.suffix in {".py", ""} and path.stem in DRAWERS and not OTHERS_WORK & set(path.parts)
    ]


@pytest.mark.parametrize("contract", [long_files, long_functions, drawers])
def test_the_house_keeps_its_sizes(contract):
    assert contract(HOUSE) == []


def test_a_long_file_is_found(tmp_path: Path):
    tree = build(tmp_path, {"people/rules.py": "x = 1\n" * 401, "people/states.py": "x = 1\n" * 400})
    assert long_files(tree) == ["src/holdspace/people/rules.py:1 has 401 lines"]


def test_a_long_function_is_found(tmp_path: Path):
    text = "def short():\n" + "    x = 1\n" * 59 + "\n\ndef long():\n" + "    x = 1\n" * 60
    tree = build(tmp_path, {"people/rules.py": text})
    assert long_functions(tree) == ["src/holdspace/people/rules.py:63 long has 61 lines"]


def test_a_drawer_is_found(tmp_path: Path):
    tree = build(tmp_path, {"people/utils.py": "", "people/helpers/names.py": "", "web/pages.py": ""})
    assert drawers(tree) == [
        "src/holdspace/people/helpers:1 is a drawer",
        "src/holdspace/people/utils.py:1 is a drawer",
    ]

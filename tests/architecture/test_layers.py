"""The import contracts, each broken once on purpose in a made-up house of empty rooms."""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import HOUSE, PROJECT, build, storeys

CONFIG = PROJECT / ".importlinter"
LINTER = Path(sys.executable).with_name("lint-imports")

# Rooms without furniture of their own: nothing in them is a view or a model.
BARE = {"algorithms", "grammar", "project"}

needs_linter = pytest.mark.skipif(not LINTER.exists(), reason="import-linter comes with `make setup`")


def contract(name: str) -> configparser.SectionProxy:
    parser = configparser.ConfigParser()
    parser.read(CONFIG, encoding="utf-8")
    return parser[f"importlinter:contract:{name}"]


def furnished() -> list[str]:
    return [name.removeprefix("holdspace.") for name in contract("furniture")["containers"].split()]


def lint(root: Path) -> str:
    """What the linter says about the tree at a root, with our contracts."""
    shutil.copy(CONFIG, root / ".importlinter")
    answer = subprocess.run(
        [LINTER, "--no-cache", "--no-logo"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.stdout


def broken(root: Path) -> list[str]:
    """The names of the contracts that a tree breaks."""
    return [line.removesuffix(" BROKEN") for line in lint(root).split("\n") if line.endswith(" BROKEN")]


@pytest.fixture
def empty_house(tmp_path: Path) -> Path:
    """Every room that the contracts name, with nothing in it but one of each piece of furniture."""
    files = {"__init__.py": ""}
    for room in HOUSE.rooms:
        files[f"{room}/__init__.py"] = ""
    for room in furnished():
        files[f"{room}/__init__.py"] = ""
        for piece in ("models", "rules", "actions", "views"):
            files[f"{room}/{piece}.py"] = ""
    build(tmp_path, files)
    return tmp_path


def test_every_room_is_in_the_order():
    assert set(HOUSE.rooms) - {room for names in storeys() for room in names} == set()


def test_every_furnished_room_is_held_to_the_order_of_furniture():
    assert set(furnished()) == set(HOUSE.rooms) - BARE


@needs_linter
def test_an_empty_house_breaks_nothing(empty_house: Path):
    answer = lint(empty_house)
    assert "Contracts: 4 kept, 0 broken." in answer, answer


@needs_linter
@pytest.mark.parametrize(
    ("file", "text", "name"),
    [
        (
            "people/rules.py",
            "import holdspace.communities.rules",
            "Rooms import downward only, and siblings do not know each other",
        ),
        (
            "vetting/rules.py",
            "from holdspace.sharing import rules",
            "Rooms import downward only, and siblings do not know each other",
        ),
        (
            "sharing/models.py",
            "def late():\n    from holdspace.sharing.rules import visible",
            "Inside a room imports go up from states to urls",
        ),
        (
            "sharing/views.py",
            "from holdspace.communities.models import Community",
            "Views import no models",
        ),
        ("algorithms/matching.py", "import random", "Algorithms are plain Python"),
    ],
    ids=["upward", "sibling", "furniture", "views", "algorithms"],
)
def test_each_contract_notices(empty_house: Path, file: str, text: str, name: str):
    build(empty_house, {file: text + "\n"})
    assert broken(empty_house) == [name]


@needs_linter
def test_a_room_that_the_order_does_not_name_is_noticed(empty_house: Path):
    build(empty_house, {"drawer/__init__.py": ""})
    assert broken(empty_house) == ["Rooms import downward only, and siblings do not know each other"]


@needs_linter
def test_types_may_be_named_from_anywhere(empty_house: Path):
    text = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import holdspace.sharing.models\n"
    build(empty_house, {"sharing/views.py": text})
    assert broken(empty_house) == []

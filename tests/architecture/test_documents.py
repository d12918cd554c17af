"""What the documents say is so: settings, commands, links and files that they name exist."""

import ast
import re
from pathlib import Path

from django.apps import apps
from django.core.management import get_commands

from tests.architecture.house import HOUSE, PROJECT, Tree, build, dotted

SETTINGS = PROJECT / "docs" / "settings.md"
READERS = {"text", "flag", "number", "items"}
ROW = re.compile(r"^\| `([A-Z][A-Z_]+)` \|", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
COMMAND = re.compile(r"(?:^|[\s/`])holdspace ([a-z][a-z_]+)", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s#]+)[^)]*\)")


def variables_read(tree: Tree) -> set[str]:
    """Every variable that is read from the environment through project's readers."""
    return {
        node.args[0].value
        for module in tree.modules
        if module.room == "project"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and dotted(node.func).rpartition(".")[2] in READERS
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def read_elsewhere(tree: Tree) -> list[str]:
    """Places that look at the environment themselves, where no table would show it."""
    return [
        f"{tree.where(module.path, node.lineno)} reads the environment"
        for module in tree.modules
        if module.room != "project"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and dotted(node) in {"os.environ", "os.getenv"}
    ]


def documents() -> list[Path]:
    return sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md"), *PROJECT.glob("deploy/**/*.md")])


def commands_named(text: str) -> set[str]:
    return {name for code in CODE.findall(text) for name in COMMAND.findall(code)}


def own_commands() -> set[str]:
    return {name for name, app in get_commands().items() if isinstance(app, str) and app.startswith("holdspace.")}


def broken_links(document: Path) -> list[str]:
    return [
        target
        for target in LINK.findall(document.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith("mailto:") and not (document.parent / target).exists()
    ]


def test_the_table_of_settings_is_whole():
    assert sorted(ROW.findall(SETTINGS.read_text(encoding="utf-8"))) == sorted(variables_read(HOUSE))


def test_the_environment_is_read_in_one_place():
    assert read_elsewhere(HOUSE) == []


def test_every_command_that_a_document_names_is_there():
    named = {name for path in documents() for name in commands_named(path.read_text(encoding="utf-8"))}
    assert named - set(get_commands()) == set()


def test_every_command_of_ours_is_in_a_document():
    named = {name for path in documents() for name in commands_named(path.read_text(encoding="utf-8"))}
    assert own_commands() - named == set()


def test_every_link_leads_somewhere():
    assert {str(path): links for path in documents() if (links := broken_links(path))} == {}


def test_every_room_has_its_row_in_the_architecture():
    text = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {config.label for config in apps.get_app_configs() if config.name.startswith("holdspace.")}
    assert {room for room in rooms if f"| {room} |" not in text} == set()


def test_a_setting_is_seen_wherever_it_is_read(tmp_path: Path):
    tree = build(
        tmp_path,
        {
            "project/settings.py": 'A = text("HOLDSPACE_A", "")\nB = environment.flag("HOLDSPACE_B", default=True)\n',
            "people/actions.py": 'import os\na = os.environ["HOLDSPACE_C"]\n',
        },
    )
    assert variables_read(tree) == {"HOLDSPACE_A", "HOLDSPACE_B"}
    assert read_elsewhere(tree) == ["src/holdspace/people/actions.py:2 reads the environment"]


def test_commands_are_found_in_code_alone():
    text = "Holdspace is a place.\n`holdspace found NAME`, holdspace never\n```\n.venv/bin/holdspace backup x\n```\n"
    assert commands_named(text) == {"found", "backup"}


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path):
    (tmp_path / "a.md").write_text("[b](b.md) [c](c.md#x) [d](https://example.org)")
    (tmp_path / "b.md").write_text("")
    assert broken_links(tmp_path / "a.md") == ["c.md"]

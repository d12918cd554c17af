"""What pyproject.toml asks for is locked, at one version, with hashes, for each use."""

import re
import tomllib
from pathlib import Path

from tests.architecture.house import PROJECT

USES = {"base": [], "postgres": ["postgres"], "test": ["test"], "dev": ["dev", "test", "postgres"]}
PINNED = re.compile(r"^([a-z0-9.-]+)(?:\[[\w,-]+\])?==([^\s;]+)", re.MULTILINE)


def plain_name(requirement: str) -> str:
    return re.split(r"[\[<>=~! ;]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def asked_for(root: Path, use: str) -> set[str]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project.get("optional-dependencies", {})
    wanted = [*project["dependencies"], *(one for extra in USES[use] for one in extras.get(extra, []))]
    return {plain_name(one) for one in wanted}


def locked(root: Path, use: str) -> dict[str, str]:
    return dict(PINNED.findall((root / "requirements" / f"{use}.txt").read_text(encoding="utf-8")))


def loose_locks(root: Path) -> list[str]:
    """What is asked for and not locked, locked at two versions, or locked without a hash."""
    largest = locked(root, "dev")
    found = []
    for use in USES:
        versions = locked(root, use)
        found += [f"{use} does not lock {name}" for name in sorted(asked_for(root, use) - set(versions))]
        found += [
            f"{use} locks {name} {version}, dev locks {largest.get(name)}"
            for name, version in versions.items()
            if largest.get(name) != version
        ]
        text = (root / "requirements" / f"{use}.txt").read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\S)", text.strip())
        found += [f"{use} has no hash for {one.split('==')[0]}" for one in entries if "--hash=sha256:" not in one]
    return found


def test_the_locks_hold_what_is_asked_for():
    assert loose_locks(PROJECT) == []


def test_every_dependency_has_its_record():
    records = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "docs" / "decisions").glob("*.md"))
    plain = records.lower()
    small = {"tzdata"}  # the zones of the world, for systems that do not bring them
    assert {name for name in asked_for(PROJECT, "dev") - small if name not in plain} == set()


def test_a_loose_lock_is_found(tmp_path: Path):
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["Django>=5", "nh3"]\n')
    (tmp_path / "requirements").mkdir()
    whole = "django==5.2 \\\n    --hash=sha256:aa\nnh3==1 \\\n    --hash=sha256:bb\n"
    for use in USES:
        (tmp_path / "requirements" / f"{use}.txt").write_text(whole)
    (tmp_path / "requirements" / "base.txt").write_text("django==5.1 \\\n    --hash=sha256:aa\n")
    (tmp_path / "requirements" / "test.txt").write_text("django==5.2\nnh3==1 \\\n    --hash=sha256:bb\n")
    assert loose_locks(tmp_path) == [
        "base does not lock nh3",
        "base locks django 5.1, dev locks 5.2",
        "test has no hash for django",
    ]

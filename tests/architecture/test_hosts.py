"""No registry's address and no path of one machine stands in a tracked file."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.house import PROJECT

# Written with classes of one letter so that this file does not find itself.
REGISTRIES = re.compile(
    r"p[y]pi\.org|pythonh[o]sted|registry\.npmj[s]|deb\.d[e]bian\.org"
    r"|/w[o]rk/(main|shared|steering|\.library)|/t[m]p/w/"
)


def registry_hosts(root: Path, names: list[str]) -> list[str]:
    found = []
    for name in names:
        try:
            text = (root / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
        for number, line in enumerate(text.split("\n"), start=1):
            if match := REGISTRIES.search(line):
                found.append(f"{name}:{number} names {match[0]}")
    return found


def tracked() -> list[str]:
    answer = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        pytest.skip("this tree is no clone")
    return [name for name in answer.stdout.split("\0") if name]


def test_no_registry_is_named():
    assert registry_hosts(PROJECT, tracked()) == []


def test_a_registry_is_found(tmp_path: Path):
    host = "py" + "pi.org"
    (tmp_path / "lock.txt").write_text(f"a==1\n--index-url https://{host}/simple\n")
    assert registry_hosts(tmp_path, ["lock.txt", "gone.txt"]) == [f"lock.txt:2 names {host}"]

"""A charter as a file: the default that ships, or one that founders wrote."""

from __future__ import annotations

import tomllib
from pathlib import Path

from holdspace.communities.states import CHARTER_FIELDS

DEFAULT = Path(__file__).parent / "data" / "charter.toml"


class CharterUnreadable(Exception):
    """The file lacks something; the message says what, for the operator."""


def read_charter(path: Path = DEFAULT) -> dict[str, str]:
    """The texts of a charter by field. Line breaks inside a sentence are joined; a line that ends one stays."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise CharterUnreadable(f"{path}: {problem}") from problem
    lacking = [field for field in CHARTER_FIELDS if not str(raw.get(field, "")).strip()]
    if lacking:
        raise CharterUnreadable(f"{path} lacks: {', '.join(lacking)}")
    return {field: _join(str(raw[field])) for field in CHARTER_FIELDS}


def _join(text: str) -> str:
    lines: list[str] = []
    for line in text.strip().splitlines():
        if lines and not lines[-1].endswith((".", "!", "?", ":")):
            lines[-1] = f"{lines[-1]} {line.strip()}"
        else:
            lines.append(line.strip())
    return "\n".join(lines)

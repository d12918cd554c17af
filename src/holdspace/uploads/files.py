"""Where pictures and files lie in the data folder; a file appears under its name only when it is whole."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = re.compile(r"[A-Za-z0-9_-]{32}")
# A picture has two sizes; a file is kept once, and if it is an image it has a small one, too.
ENDINGS = {"large": "large.webp", "small": "small.webp", "kept": "kept"}


def new_name() -> str:
    """A name that nobody can guess: 192 random bits."""
    return secrets.token_urlsafe(24)


def path_of(name: str, size: str) -> Path:
    """The file of a name at a size ("large", "small", "kept"). ValueError for what is no name of ours."""
    if not NAME.fullmatch(name) or size not in ENDINGS:
        raise ValueError("no name of a file")
    return Path(settings.MEDIA_ROOT) / name[:2] / f"{name}.{ENDINGS[size]}"


def write(name: str, size: str, content: bytes) -> None:
    """Put a file there, on the disk before it has its name."""
    path = path_of(name, size)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.part")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def remove(name: str) -> None:
    """Take away what lies under a name; nothing happens where there is none."""
    for size in ENDINGS:
        path_of(name, size).unlink(missing_ok=True)


def files_there() -> Iterator[tuple[Path, str]]:
    """Every file in the folder with the name of what it would belong to ("" for what is none of ours)."""
    for path in sorted(Path(settings.MEDIA_ROOT).glob("*/*")):
        name = path.name.split(".")[0]
        if path.is_file():
            yield path, name if NAME.fullmatch(name) else ""

"""The files that never change: gathered once per version, named by their content, compressed beforehand."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from whitenoise.storage import CompressedManifestStaticFilesStorage

import holdspace

if TYPE_CHECKING:
    from collections.abc import Iterator

LEFT_OUT = ["CVS", ".*", "*~"]


def gather_static_files() -> bool:
    """Gather them into the data folder unless what lies there is of the same files; returns whether it did.

    Files of an earlier version stay, since pages that are still open ask for them.
    """
    found = dict(_sources())
    mark = Path(settings.STATIC_ROOT) / ".gathered"
    fingerprint = _fingerprint(found)
    if mark.exists() and mark.read_text(encoding="ascii") == fingerprint:
        return False
    storage = CompressedManifestStaticFilesStorage()
    for path, source in found.items():
        storage.delete(path)
        with source.open(path) as file:
            storage.save(path, file)
    for _name, _hashed, problem in storage.post_process({path: (storage, path) for path in found}):
        if isinstance(problem, Exception):
            raise problem
    mark.write_text(fingerprint, encoding="ascii")
    return True


def _sources() -> Iterator[tuple[str, Any]]:
    """The first finder that has a file wins, as everywhere in Django."""
    seen: set[str] = set()
    for finder in get_finders():
        for path, source in finder.list(LEFT_OUT):
            if path not in seen:
                seen.add(path)
                yield path, source


def _fingerprint(found: dict[str, Any]) -> str:
    lines = [holdspace.__version__]
    for path, source in sorted(found.items()):
        stat = Path(source.path(path)).stat()
        lines.append(f"{path} {stat.st_size} {stat.st_mtime_ns}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()

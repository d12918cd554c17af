"""Sweeping the folder: what no row names because it was never kept, or whose removal was cut short."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from holdspace.uploads.files import files_there
from holdspace.uploads.models import File, Picture

if TYPE_CHECKING:
    from pathlib import Path

LEFT_ALONE = timedelta(days=1)  # something is being kept at this moment, or a backup reads it
BATCH = 500


def sweep_orphans(*, at: datetime) -> None:
    """Remove what no picture and no file has named for a day. What is none of ours stays."""
    batch: list[tuple[Path, str]] = []
    for path, name in files_there():
        if name and datetime.fromtimestamp(path.stat().st_mtime, UTC) < at - LEFT_ALONE:
            batch.append((path, name))
        if len(batch) >= BATCH:
            _sweep(batch)
            batch = []
    _sweep(batch)


def _sweep(batch: list[tuple[Path, str]]) -> None:
    asked = {name for _, name in batch}
    named = set(Picture.objects.filter(name__in=asked).values_list("name", flat=True))
    named.update(File.objects.filter(name__in=asked).values_list("name", flat=True))
    for path, name in batch:
        if name not in named or path.suffix == ".part":
            path.unlink(missing_ok=True)

"""Reading an archive: nothing of it is believed before it is held against its list."""

from __future__ import annotations

import re
import tarfile
from hashlib import sha256
from typing import IO, TYPE_CHECKING

from holdspace.project.backups.manifest import NAME, read_manifest
from holdspace.project.backups.trouble import BackupTrouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MEMBER = re.compile(
    r"rows/[a-z0-9_]+\.[a-z0-9_]+\.jsonl|files/[A-Za-z0-9_-]{1,40}/[A-Za-z0-9_.-]{1,80}|keys|secret-key"
)
LARGEST_LIST = 500_000_000


class Archive:
    """An open archive with its manifest. Use it in a `with`."""

    def __init__(self, path: Path) -> None:
        try:
            self._tar = tarfile.open(path, "r:*")  # noqa: SIM115 - closed in __exit__
            self._members = {member.name: member for member in self._tar.getmembers()}
        except FileNotFoundError:
            raise BackupTrouble(f"There is no file {path}.") from None
        except (tarfile.TarError, EOFError, OSError):
            raise BackupTrouble(f"{path} is no whole tar file: it is damaged, or something else.") from None
        if NAME not in self._members:
            raise BackupTrouble(f"{path} holds no list ({NAME}): it is cut off, or no backup of Holdspace.")
        with self.open(NAME) as file:
            self.manifest, self.mac = read_manifest(file.read(LARGEST_LIST))

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *problem: object) -> None:
        self._tar.close()

    def open(self, name: str) -> IO[bytes]:
        """One member's content."""
        file = self._tar.extractfile(self._members[name])
        if file is None:
            raise BackupTrouble(f"{name} in the archive is no file.")
        return file

    def names(self, prefix: str) -> list[str]:
        """The members under a prefix ("files/"), by name."""
        return sorted(name for name in self.manifest.sums if name.startswith(prefix))

    def differences(self, step: Callable[[int], object] = int) -> Iterator[str]:
        """Each member that is altered, missing, or stands in the archive without standing in the list."""
        listed = self.manifest.sums
        for name in sorted({*listed, *self._members} - {NAME}):
            step(1)
            if name not in listed or not MEMBER.fullmatch(name):
                yield f"{name} does not belong there"
            elif name not in self._members:
                yield f"{name} is missing"
            elif self._sum(name) != listed[name]:
                yield f"{name} was altered"

    def _sum(self, name: str) -> str:
        digest = sha256()
        try:
            with self.open(name) as file:
                while block := file.read(1_000_000):
                    digest.update(block)
        except (tarfile.TarError, OSError, EOFError):
            return ""
        return digest.hexdigest()

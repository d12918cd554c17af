"""What keeps a backup from being made or brought back."""

from __future__ import annotations


class BackupTrouble(Exception):
    """Says what is wrong and what to do; holds nothing that is in the rows."""

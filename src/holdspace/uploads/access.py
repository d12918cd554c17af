"""Who may see whose pictures and files: rooms above know who belongs together, so they declare it in ready()."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor


class OwnerRule(Protocol):
    """Whether whoever looks may see the pictures of this person (blocks are the rule's business)."""

    def __call__(self, *, owner_id: int, seen_by: Actor, at: datetime) -> bool: ...


_rules: dict[str, OwnerRule] = {}


def declare_owner_rule(name: str, rule: OwnerRule) -> None:
    """Let one more circle of people see a person's pictures; without any rule only the owner does."""
    _rules[name] = rule


class PictureRule(Protocol):
    """Whether whoever looks may see the thing that this picture, kept apart, belongs to."""

    def __call__(self, *, picture_id: int, seen_by: Actor, at: datetime) -> bool: ...


_apart: dict[str, PictureRule] = {}


def declare_picture_rule(name: str, rule: PictureRule) -> None:
    """Say who sees the pictures of a kind of thing; a picture kept apart is seen by no other rule."""
    _apart[name] = rule


class FileRule(Protocol):
    """Whether whoever looks may see a thing that this file belongs to (blocks are the rule's business)."""

    def __call__(self, *, file_id: int, seen_by: Actor, at: datetime) -> bool: ...


_files: dict[str, FileRule] = {}


def declare_file_rule(name: str, rule: FileRule) -> None:
    """Say who may read the files of a kind of thing, from ready(); without a rule that says yes only the owner does."""
    _files[name] = rule


def all_file_rules() -> list[FileRule]:
    """Every declared rule for files: one that says yes is enough."""
    return list(_files.values())


def all_picture_rules() -> list[PictureRule]:
    """Every declared rule for pictures kept apart: one that says yes is enough."""
    return list(_apart.values())


def all_owner_rules() -> list[OwnerRule]:
    """Every declared rule: one that says yes is enough."""
    return list(_rules.values())

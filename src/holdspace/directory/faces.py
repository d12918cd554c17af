"""The face of a person, for beside a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from holdspace.directory.models import Profile


@dataclass(frozen=True, slots=True)
class Face:
    """A picture of a person, or nothing: then their initials stand there. `url` is small, for beside a name."""

    url: str = ""
    description: str = ""
    large_url: str = ""


NO_FACE = Face()


def face_of(profile: Profile | None) -> Face:
    """The picture of a profile whose person is shown anyhow."""
    if profile is None or profile.face is None:
        return NO_FACE
    small, large = (reverse(f"uploads:{size}", args=[profile.face.name]) for size in ("small_picture", "picture"))
    return Face(small, profile.face.description, large)

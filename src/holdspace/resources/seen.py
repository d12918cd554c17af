"""How a resource looks to one reader: plain data for pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from holdspace.communities.models import Membership
from holdspace.communities.states import AudienceKind
from holdspace.directory.queries import additions, faces
from holdspace.resources.models import Resource
from holdspace.resources.rules import A_FEW, MANY, host_of
from holdspace.resources.states import Licence, ResourceKind
from holdspace.resources.topics import for_whom_in_words, topic_in_words
from holdspace.uploads.states import FileKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.resources.models import Collection
    from holdspace.uploads.models import File


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file as a page offers it; `image` is true for what can be shown. `size` is in words ("1.2 MB")."""

    called: str
    kind: str
    size: str
    description: str
    url: str
    image: bool
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ResourceSeen:
    """A resource as somebody reads it; `url` leads to its page, `link` away from here (to `host`; `missing`: it did not
    answer on two days).

    `circle` is the name of the one it is for, "" for everybody; `text` is Markdown; `helped` says in words whether it
    helped people, "" where nobody said so yet.
    """

    number: int
    kind: ResourceKind
    title: str
    words: str
    topic: str
    topic_key: str
    for_whom: list[str]
    licence: Licence
    link: str
    host: str
    missing: bool
    text: str
    file: FileSeen | None
    circle: str
    helped: str
    who: str
    who_id: int
    mine: bool
    given_at: datetime
    changed_at: datetime | None
    url: str
    person_url: str
    face_url: str

    @property
    def facts(self) -> list[str]:
        """What a card says in short."""
        where = [self.host] if self.host else [f"{self.file.kind}, {self.file.size}"] if self.file else []
        return [*where, *([self.topic] if self.topic else []), *self.for_whom, *([self.circle] if self.circle else [])]


@dataclass(frozen=True, slots=True)
class CollectionSeen:
    """A collection as somebody reads it, without what is in it."""

    number: int
    title: str
    words: str
    circle: str
    who: str
    mine: bool
    made_at: datetime
    url: str
    person_url: str


def added_words(community: Community, seen_by: Actor) -> dict[str, str]:
    """The stewards' words of the lists, by key. One query."""
    return {one.key: one.label for one in additions(community=community, seen_by=seen_by)}


def to_show(rows: QuerySet[Resource]) -> QuerySet[Resource]:
    """The rows with what `resources_seen` needs, so that a list stays one query."""
    membership = Membership.objects.filter(person_id=OuterRef("giver_id"), community_id=OuterRef("community_id"))
    shown = rows.select_related("giver", "community", "audience__circle", "file")
    return shown.annotate(giver_membership=Subquery(membership.values("pk")[:1]))


def in_this_order(numbers: Sequence[int]) -> list[Resource]:
    """These resources, which the reader may see, as `resources_seen` takes them. One query."""
    found = {one.pk: one for one in to_show(Resource.objects.filter(pk__in=numbers))}
    return [found[number] for number in numbers if number in found]


def resources_seen(
    rows: Iterable[Any], *, added: Mapping[str, str], reader: Actor, at: datetime, with_faces: bool = True
) -> list[ResourceSeen]:
    """The rows of `to_show` as this reader sees them. One query more for the faces, where a page shows them."""
    found = list(rows)
    if not with_faces:
        return [_seen(one, "", added, reader) for one in found]
    shown = faces(person_ids={one.giver_id for one in found}, seen_by=reader)
    return [_seen(one, shown[one.giver_id].url, added, reader) for one in found]


def _seen(one: Any, face_url: str, added: Mapping[str, str], reader: Actor) -> ResourceSeen:
    slug = one.community.slug
    person_url = reverse("directory:person", args=[slug, one.giver_membership]) if one.giver_membership else ""
    return ResourceSeen(
        number=one.pk,
        kind=ResourceKind(one.kind),
        title=one.title,
        words=one.words,
        topic=topic_in_words(one.topic, added),
        topic_key=one.topic,
        for_whom=for_whom_in_words(one.for_whom, added),
        licence=Licence(one.licence),
        link=one.link,
        host=host_of(one.link) if one.link else "",
        missing=one.told_missing_at is not None,
        text=one.text,
        file=_file_seen(one.file) if one.file else None,
        circle=one.audience.circle.name if one.audience.kind == AudienceKind.CIRCLE else "",
        helped=helped_in_words(one.helped),
        who=one.giver.name,
        who_id=one.giver_id,
        mine=one.giver_id == reader.actor_id,
        given_at=one.given_at,
        changed_at=one.changed_at,
        url=reverse("resources:resource", args=[slug, one.pk]),
        person_url=person_url,
        face_url=face_url,
    )


def helped_in_words(people: int) -> str:
    """How many say that it helped them, never as a figure: nothing here is counted against anything else."""
    if people >= MANY:
        return _("helped many")
    if people >= A_FEW:
        return _("helped a few people")
    return _("helped somebody") if people else ""


def _file_seen(file: File) -> FileSeen:
    return FileSeen(
        called=file.called,
        kind=str(FileKind(file.kind).label),
        size=filesizeformat(file.size),
        description=file.description,
        url=reverse("uploads:file", args=[file.name]),
        image=file.kind == FileKind.IMAGE,
        width=file.width,
        height=file.height,
    )


def collections_to_show(rows: QuerySet[Collection]) -> QuerySet[Collection]:
    """The rows with what `collections_seen` needs, so that a list stays one query."""
    membership = Membership.objects.filter(person_id=OuterRef("keeper_id"), community_id=OuterRef("community_id"))
    shown = rows.select_related("keeper", "community", "audience__circle")
    return shown.annotate(keeper_membership=Subquery(membership.values("pk")[:1]))


def collections_seen(rows: Iterable[Any], *, reader: Actor) -> list[CollectionSeen]:
    """The rows of `collections_to_show` as this reader sees them. No query."""
    return [_collection_seen(one, reader) for one in rows]


def _collection_seen(one: Any, reader: Actor) -> CollectionSeen:
    slug = one.community.slug
    return CollectionSeen(
        number=one.pk,
        title=one.title,
        words=one.words,
        circle=one.audience.circle.name if one.audience.kind == AudienceKind.CIRCLE else "",
        who=one.keeper.name,
        mine=one.keeper_id == reader.actor_id,
        made_at=one.made_at,
        url=reverse("resources:collection", args=[slug, one.pk]),
        person_url=reverse("directory:person", args=[slug, one.keeper_membership]) if one.keeper_membership else "",
    )

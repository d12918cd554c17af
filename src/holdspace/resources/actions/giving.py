"""Giving a resource, changing it, and taking it back."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, NamedTuple

from holdspace.communities.queries import circle_audience, everybody_in
from holdspace.communities.rules import is_inside
from holdspace.directory.queries import additions
from holdspace.grammar.refusals import NothingHere, insist
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.resources.models import Resource
from holdspace.resources.moving import take_step
from holdspace.resources.rules import A_DAY, fits, fits_inside, may_change, may_give_more, plain_link
from holdspace.resources.states import ResourceKind
from holdspace.resources.topics import for_whom as people_known
from holdspace.resources.topics import topics
from holdspace.search.actions import forget, index
from holdspace.uploads.actions import keep_file, let_go_file
from holdspace.web.coaching import names_no_client, plain_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.communities.models import Community, Membership
    from holdspace.people.models import Person


class Brought(NamedTuple):
    """A file as it came: its bytes, its name, and what it shows or holds."""

    file: IO[bytes]
    called: str
    description: str = ""


@once_only
def give_resource(
    *,
    membership: Membership,
    kind: str,
    title: str,
    topic: str,
    licence: str,
    words: str = "",
    for_whom: Sequence[str] = (),
    link: str = "",
    text: str = "",
    brought: Brought | None = None,
    circle: int = 0,
    by: Person,
    at: datetime,
    once: str = "",
) -> Resource:
    """Give everybody here, or one of one's circles (its number), a link, a file or a how-to.

    Of `link`, `text` and `brought` the one of its kind is kept. Raises `Refused` for what does not fit, cannot be kept,
    or could identify a client: in words, in a how-to, in the name of a file. What is in a file is not read.
    """
    if membership.person_id != by.pk:
        raise NothingHere
    insist(is_inside(membership))
    given = Resource.objects.filter(giver=by, community_id=membership.community_id, given_at__gt=at - A_DAY)
    insist(may_give_more(given_today=given.count()))
    said = _beside(membership.community, kind, title, words, topic, for_whom, licence, by)
    inside = _inside(kind, link, text, brought, has_file=brought is not None)
    audience = (
        circle_audience(membership=membership, number=circle, seen_by=by)
        if circle
        else everybody_in(community=membership.community, seen_by=by)
    )
    file = None
    if brought is not None and kind == ResourceKind.FILE:
        file = keep_file(**brought._asdict(), owner_id=by.pk, by=by, at=at)
    resource = Resource.objects.create(
        community=membership.community,
        audience=audience,
        giver=by,
        kind=kind,
        file=file,
        given_at=at,
        look_next_at=at if inside["link"] else None,
        **said,
        **inside,
    )
    data = {"kind": str(resource.kind)}
    record(verb="resource.given", of=resource, by=by, at=at, community_id=resource.community_id, data=data, once=once)
    index(kind="resource", thing=resource, by=by, at=at)
    return resource


@once_only
def change_resource(
    *,
    resource: Resource,
    title: str,
    topic: str,
    licence: str,
    words: str = "",
    for_whom: Sequence[str] = (),
    link: str = "",
    text: str = "",
    brought: Brought | None = None,
    by: Person,
    at: datetime,
    once: str = "",
) -> Resource:
    """Say it otherwise, or put another link, text or file in its place (without `brought` the file stays).

    What it is and whom it is for to see do not change. Earlier words and files are kept nowhere.
    """
    insist(may_change(resource, by=by))
    said = _beside(resource.community, resource.kind, title, words, topic, for_whom, licence, by)
    inside = _inside(resource.kind, link, text, brought, has_file=True)
    anew = {"look_next_at": at if inside["link"] else None, "missed_at": None, "told_missing_at": None}
    take_step(resource, "change", changed_at=at, **anew, **said, **inside)
    if brought is not None and resource.kind == ResourceKind.FILE:
        resource.refresh_from_db(fields=["file"])
        earlier = resource.file
        resource.file = keep_file(**brought._asdict(), owner_id=by.pk, by=by, at=at)
        resource.save(update_fields=["file"])
        if earlier is not None:
            let_go_file(file=earlier, by=by, at=at)
    index(kind="resource", thing=resource, by=by, at=at)
    record(verb="resource.changed", of=resource, by=by, at=at, community_id=resource.community_id, once=once)
    return resource


@once_only
def take_back_resource(*, resource: Resource, by: Person, at: datetime, once: str = "") -> Resource:
    """Take it off the shelf, for everybody and for good: link, file and words are gone, without reasons."""
    insist(may_change(resource, by=by))
    gone = {"title": "", "words": "", "link": "", "text": "", "file": None, "look_next_at": None}
    # Its row is held first, and the file is asked for after that: in one statement PostgreSQL would join the new row to
    # the file as it was when the wait began, find none, and a file put in its place at this moment would stay behind.
    file = Resource.objects.select_for_update().get(pk=resource.pk).file
    take_step(resource, "take_back", taken_back_at=at, **gone)
    if file is not None:
        let_go_file(file=file, by=by, at=at)
    forget(kind="resource", thing_ids=[resource.pk], by=by, at=at)
    record(verb="resource.taken_back", of=resource, by=by, at=at, community_id=resource.community_id, once=once)
    return resource


def _beside(
    community: Community,
    kind: str,
    title: str,
    words: str,
    topic: str,
    for_whom: Sequence[str],
    licence: str,
    by: Person,
) -> dict[str, Any]:
    """What stands beside it, looked at and tidied: the fields as they are kept."""
    added = {one.key: one.label for one in additions(community=community, seen_by=by)}
    known = {key for key, _label in (*topics(added), *people_known(added))}
    insist(fits(kind=kind, title=title, words=words, topic=topic, for_whom=for_whom, licence=licence, known=known))
    insist(names_no_client(title, words, kind="ask"))
    return {
        "title": " ".join(title.split()),
        "words": plain_lines(words),
        "topic": topic,
        "for_whom": list(dict.fromkeys(for_whom)),
        "licence": licence,
    }


def _inside(kind: str, link: str, text: str, brought: Brought | None, *, has_file: bool) -> dict[str, str]:
    """The thing itself, as far as it is words: the fields as they are kept, "" for what is not of its kind."""
    link = plain_link(link) if kind == ResourceKind.LINK else ""
    text = plain_lines(text) if kind == ResourceKind.HOWTO else ""
    insist(fits_inside(kind=kind, link=link, text=text, has_file=has_file))
    insist(names_no_client(text, *((brought.called, brought.description) if brought else ()), kind="ask"))
    return {"link": link, "text": text}

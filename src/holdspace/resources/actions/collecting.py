"""Gathering resources under a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.communities.queries import circle_audience, everybody_in
from holdspace.communities.rules import is_inside
from holdspace.grammar.refusals import NothingHere, insist
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.resources.models import Collection, Gathered, Resource
from holdspace.resources.moving import take_step
from holdspace.resources.rules import fits_collection, may_collect, may_gather, may_keep, visible
from holdspace.resources.states import CollectionState
from holdspace.search.actions import forget, index
from holdspace.web.coaching import names_no_client, plain_lines

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person


@once_only
def make_collection(
    *,
    membership: Membership,
    title: str,
    words: str = "",
    circle: int = 0,
    first: Resource | None = None,
    by: Person,
    at: datetime,
    once: str = "",
) -> Collection:
    """Begin a collection for everybody here, or for one of one's circles (its number), with a `first` thing in it."""
    if membership.person_id != by.pk:
        raise NothingHere
    insist(is_inside(membership))
    mine = Collection.objects.filter(keeper=by, community_id=membership.community_id, state=CollectionState.HERE)
    insist(may_collect(collections=mine.count()))
    insist(fits_collection(title=title, words=words))
    insist(names_no_client(title, words, kind="ask"))
    audience = (
        circle_audience(membership=membership, number=circle, seen_by=by)
        if circle
        else everybody_in(community=membership.community, seen_by=by)
    )
    collection = Collection.objects.create(
        community=membership.community,
        audience=audience,
        keeper=by,
        title=" ".join(title.split()),
        words=plain_lines(words),
        made_at=at,
    )
    record(verb="collection.made", of=collection, by=by, at=at, community_id=collection.community_id, once=once)
    index(kind="collection", thing=collection, by=by, at=at)
    if first is not None:
        gather(collection=collection, resource=first, by=by, at=at)
    return collection


@once_only
def change_collection(
    *, collection: Collection, title: str, words: str = "", by: Person, at: datetime, once: str = ""
) -> Collection:
    """Say otherwise what it gathers."""
    insist(may_keep(collection, by=by))
    insist(fits_collection(title=title, words=words))
    insist(names_no_client(title, words, kind="ask"))
    take_step(collection, "change", title=" ".join(title.split()), words=plain_lines(words), changed_at=at)
    record(verb="collection.changed", of=collection, by=by, at=at, community_id=collection.community_id, once=once)
    index(kind="collection", thing=collection, by=by, at=at)
    return collection


@transaction.atomic
def gather(*, collection: Collection, resource: Resource, by: Person, at: datetime) -> Gathered:
    """Put something into one's collection. Twice is once. `NothingHere` for what one cannot see."""
    insist(may_keep(collection, by=by))
    if not Resource.objects.filter(visible(by, at), pk=resource.pk, community_id=collection.community_id).exists():
        raise NothingHere
    take_step(collection, "change", changed_at=at)  # its row is held, so that two at once are counted one by one
    there = Gathered.objects.filter(collection=collection, resource=resource).first()
    if there is not None:
        return there
    insist(may_gather(gathered=Gathered.objects.filter(collection=collection).count()))
    gathered = Gathered.objects.create(collection=collection, resource=resource, at=at)
    record(verb="collection.gathered", of=collection, by=by, at=at, community_id=collection.community_id)
    return gathered


@transaction.atomic
def leave_out(*, collection: Collection, resource_id: int, by: Person, at: datetime) -> None:
    """Take something out of one's collection; it stays on the shelf."""
    insist(may_keep(collection, by=by))
    gone, _rows = Gathered.objects.filter(collection=collection, resource_id=resource_id).delete()
    if gone:
        record(verb="collection.left_out", of=collection, by=by, at=at, community_id=collection.community_id)


@once_only
def let_go_collection(*, collection: Collection, by: Person, at: datetime, once: str = "") -> Collection:
    """Let a collection go; what was in it stays on the shelf."""
    insist(may_keep(collection, by=by))
    take_step(collection, "let_go", title="", words="", changed_at=at)
    Gathered.objects.filter(collection=collection).delete()
    forget(kind="collection", thing_ids=[collection.pk], by=by, at=at)
    record(verb="collection.let_go", of=collection, by=by, at=at, community_id=collection.community_id, once=once)
    return collection

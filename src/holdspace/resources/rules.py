"""Who sees a resource, what may be given, and who may change it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Membership
from holdspace.communities.rules import reached
from holdspace.communities.states import MembershipState
from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.people.rules import not_blocked
from holdspace.resources.models import LINK_LIMIT, TEXT_LIMIT, TITLE_LIMIT, WORDS_LIMIT
from holdspace.resources.states import NO_FILE_UNDER, CollectionState, Licence, ResourceKind, ResourceState

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.resources.models import Collection, Resource

MOST_FOR: Final = 3
MOST_A_DAY: Final = 20
A_DAY: Final = timedelta(days=1)
TO_GIVER_LIMIT: Final = 400
ASK_AFTER: Final = timedelta(days=14)  # since it was taken along
ASK_APART: Final = timedelta(days=7)  # between two questions to the same person
# Of one giver to one taker the ledger counts this many in that time; the others help as much, and are not counted.
MOST_COUNTED: Final = 3
COUNTED_WITHIN: Final = timedelta(days=30)
LOOK_EVERY: Final = timedelta(days=30)
LOOK_AGAIN_AFTER: Final = timedelta(days=1)  # so that the second try is on another day
A_FEW, MANY = 3, 10
MOST_GATHERED: Final = 100  # in one collection
MOST_COLLECTIONS: Final = 30  # of one member


def visible(seen_by: Actor, at: datetime) -> Q:
    """What is on the shelf for somebody: their own, and what people who are still here gave to an audience that they
    belong to, with no block either way. What was taken back is on nobody's."""
    return Q(state=ResourceState.HERE) & _meant_for(seen_by, of="giver")


def collections_visible(seen_by: Actor, at: datetime) -> Q:
    """One's own, and those of others in the same way; what is in them is asked of each resource by itself."""
    return Q(state=CollectionState.HERE) & _meant_for(seen_by, of="keeper")


def _meant_for(seen_by: Actor, *, of: str) -> Q:
    """One's own, and what people who are still here meant for an audience that one belongs to, with no block either
    way. `of` is the field of whose it is."""
    if seen_by.actor_id is None:
        return Q(pk__in=[])
    inside = Membership.objects.filter(community_id=OuterRef("community_id"), state=MembershipState.INSIDE)
    i_am_inside = inside.filter(person_id=seen_by.actor_id, affirmed_version__gt=0)
    they_are_inside = inside.filter(person_id=OuterRef(f"{of}_id"))
    of_others = reached(seen_by) & Q(Exists(they_are_inside)) & not_blocked(seen_by, of)
    return Q(Exists(i_am_inside)) & (Q(**{f"{of}_id": seen_by.actor_id}) | of_others)


def may_change(resource: Resource, *, by: Actor) -> Verdict:
    """Whoever gave it."""
    return YES if resource.giver_id == by.actor_id else no(_("Only whoever gave this can change it or take it back."))


def may_keep(collection: Collection, *, by: Actor) -> Verdict:
    """Whoever made it."""
    return YES if collection.keeper_id == by.actor_id else no(_("Only whoever made this collection can change it."))


def may_gather(*, gathered: int) -> Verdict:
    """As many as one still looks through."""
    if gathered < MOST_GATHERED:
        return YES
    return no(_("A hundred things are in it already. Begin a second collection, or take something out."))


def may_collect(*, collections: int) -> Verdict:
    """A few collections each."""
    if collections < MOST_COLLECTIONS:
        return YES
    return no(_("You keep thirty collections already. Let one go first."))


def fits_collection(*, title: str, words: str) -> Verdict:
    """A line, and a few words if one likes."""
    if not title.strip():
        return no(_("Say in one line what it gathers."))
    if len(title) > TITLE_LIMIT or len(words) > WORDS_LIMIT:
        return no(_("This is longer than fits here. What matters most?"))
    return YES


def opens_for(resource: Resource, *, asker: Actor) -> Verdict:
    """Whether a resource can be offered to somebody: they must belong to whom it was given to.

    Blocks are not asked: an answer that changed would tell. Where one stands, the offer comes without the resource.
    """
    meant = type(resource)._default_manager.filter(reached(asker), pk=resource.pk)
    if resource.giver_id == asker.actor_id or meant.exists():
        return YES
    return no(_("This was given to a circle alone, and would not open for them. Choose another one."))


def may_give_more(*, given_today: int) -> Verdict:
    """A shelf is for choosing: nobody fills it in one go."""
    if given_today < MOST_A_DAY:
        return YES
    return no(_("You gave twenty things since yesterday. Thank you. The next one goes on the shelf tomorrow."))


def words_visible(seen_by: Actor, at: datetime) -> Q:
    """Takings with words to their giver: for the giver alone, with no block either way."""
    if seen_by.actor_id is None:
        return Q(pk__in=[])
    return Q(resource__giver_id=seen_by.actor_id, said_words=True) & not_blocked(seen_by, "person")


def may_take(resource: Resource, *, by: Actor) -> Verdict:
    """Whoever sees it, but its giver."""
    return no(_("You gave this yourself.")) if resource.giver_id == by.actor_id else YES


def may_say_to_giver(words: str) -> Verdict:
    """A line or two."""
    return YES if len(words) <= TO_GIVER_LIMIT else no(_("This is longer than fits here. A line is enough."))


def counts_as_gift(*, counted_lately: int) -> bool:
    """Whether one more that helped is a line in the ledger; `counted_lately` of this pair within `COUNTED_WITHIN`."""
    return counted_lately < MOST_COUNTED


def fits(
    *, kind: str, title: str, words: str, topic: str, for_whom: Sequence[str], licence: str, known: Container[str]
) -> Verdict:
    """What stands beside every resource; `known` are the keys of topics, and of whom something can be for."""
    if kind not in ResourceKind.values or licence not in Licence.values:
        return no(_("Please choose what it is, and what others may do with it."))
    if not title.strip():
        return no(_("Say in one line what it is."))
    if len(title) > TITLE_LIMIT or len(words) > WORDS_LIMIT:
        return no(_("This is longer than fits here. What matters most?"))
    if topic not in known or any(key not in known for key in for_whom) or len(for_whom) > MOST_FOR:
        return no(_("Please choose from the list: one topic, and up to three for whom it is."))
    if kind == ResourceKind.FILE and licence in NO_FILE_UNDER:
        return no(
            _(
                "A file is kept here only if it may be passed on. Is it somebody else's? Then give its address as a "
                "link; whoever wants it finds it there."
            )
        )
    return YES


def fits_inside(*, kind: str, link: str, text: str, has_file: bool) -> Verdict:
    """The thing itself: the one of its kind."""
    if kind == ResourceKind.LINK and not link:
        return no(_("Please give the whole address, as it stands in the browser: https://…"))
    if kind == ResourceKind.FILE and not has_file:
        return no(_("Choose a file first."))
    if kind == ResourceKind.HOWTO and not text.strip():
        return no(_("Write how it goes, step by step. A few lines are enough."))
    if len(text) > TEXT_LIMIT:
        return no(_("This is longer than a short how-to. Give it as a PDF, or in two parts."))
    return YES


def plain_link(said: str) -> str:
    """An address of the web as it will be kept, or "" for anything else.

    http and https alone, with a name of a host in it, without a name or password of anybody; where the beginning is
    missing it is https.
    """
    link = said.strip()
    if not link or any(c.isspace() or not c.isprintable() for c in link) or len(link) > LINK_LIMIT - 8:
        return ""
    if "://" not in link.split("?")[0]:
        link = f"https://{link}"
    try:
        parts = urlsplit(link)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or "." not in host.strip("."):
        return ""
    return link


def host_of(link: str) -> str:
    """The name of the host that a kept link leads to, as one reads it."""
    return (urlsplit(link).hostname or "").removeprefix("www.")

"""A share wants people: what this room tells the invitations of it, and of what becomes of it.

Everything here runs inside the action that shares, answers or lets go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.algorithms.host_hours import after_hours
from holdspace.algorithms.inviting import fallback_hours, stated_hours, wanted_people, yes_chance
from holdspace.communities.models import Membership
from holdspace.communities.queries import count_heads, who_belongs
from holdspace.communities.rules import belongs_to
from holdspace.communities.states import MembershipState
from holdspace.grammar.actors import THE_MACHINE
from holdspace.invitations.actions import (
    change_wanted,
    come_to_need,
    end_need,
    meet_need,
    open_need,
    open_need_again,
    withdraw_from,
)
from holdspace.invitations.duty import host_stretches, rests_until
from holdspace.invitations.kinds import WhoMay
from holdspace.people.models import Block
from holdspace.sharing.content_notes import marks_of, same_note
from holdspace.sharing.models import Mute, NoteMute, Response, Share
from holdspace.sharing.rules import is_seen, mutes_in_force
from holdspace.sharing.states import ResponseKind, ShareState

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.invitations.models import Need

TO_BE_READ = "sharing.to_be_read"


def due_times(community: Community, *, hours: float, at: datetime) -> tuple[datetime, datetime]:
    """When hosts are asked and when the stated time is over, in the community's host hours, and not while all of it
    rests. Two queries."""
    at = rests_until(community, at) or at
    stretches = [one for some in host_stretches(community).values() for one in some]
    return after_hours(at, fallback_hours(hours), stretches), after_hours(at, hours, stretches)


def want_readers(*, share: Share, readers: int, hosts_at: datetime, by: Actor, at: datetime) -> None:
    """A share wants two people, or fewer where fewer may see it (`readers`, the sharer not counted)."""
    open_need(
        kind=TO_BE_READ,
        about_id=share.pk,
        community=share.community,
        whose_id=share.author_id,
        wanted=wanted_people(readers),
        hosts_at=hosts_at,
        due_at=share.due_at,
        level=share.level,
        by=by,
        at=at,
    )


def somebody_came(*, share: Share, membership: Membership, by: Actor, at: datetime) -> None:
    """Somebody answered; only their first answer to a share counts."""
    if Response.objects.filter(share=share, responder_id=membership.person_id).count() == 1:
        come_to_need(kind=TO_BE_READ, about_id=share.pk, membership=membership, by=by, at=at)


def follow_seen(*, share: Share, seen: bool, readers: int, by: Actor, at: datetime) -> None:
    """Seen, nobody else is asked; where an answer was taken back and it is not seen any more, people are again."""
    if seen:
        meet_need(kind=TO_BE_READ, about_id=share.pk, by=by, at=at)
    else:
        want_readers(share=share, readers=readers, hosts_at=share.due_at, by=by, at=at)


def want_nobody(*, share: Share, by: Actor, at: datetime) -> None:
    """Taken back, let go, closed: there is nothing to come to any more."""
    end_need(kind=TO_BE_READ, about_id=share.pk, by=by, at=at)


def want_readers_again(*, share: Share, by: Actor, at: datetime) -> None:
    """A closed share that was not seen is open again: people are asked anew, with the stated time from now."""
    heads = count_heads(community=share.community, seen_by=by)
    hosts_at, due_at = due_times(share.community, hours=stated_hours(heads), at=at)
    Share.objects.filter(pk=share.pk).update(due_at=due_at)
    share.due_at = due_at
    if open_need_again(kind=TO_BE_READ, about_id=share.pk, hosts_at=hosts_at, due_at=due_at, by=by, at=at) is None:
        want_readers(share=share, readers=count_readers(share), hosts_at=hosts_at, by=by, at=at)


def count_readers(share: Share) -> int:
    """How many may see it beside the sharer, counted no further than two are needed."""
    blocks = Block.objects.filter(blocker_id=share.author_id).values("blocked_id")
    blocked_by = Block.objects.filter(blocked_id=share.author_id).values("blocker_id")
    inside = Membership.objects.filter(
        belongs_to(share.audience),
        community_id=share.community_id,
        state=MembershipState.INSIDE,
        affirmed_version__gt=0,
    )
    readers = inside.exclude(person_id=share.author_id).exclude(person_id__in=blocks).exclude(person_id__in=blocked_by)
    return len(readers.values_list("pk", flat=True)[:2])


def answered_enough(share: Share, *, readers: int) -> bool:
    """Whether what was answered so far makes it seen, with so many who may read it."""
    given = list(Response.objects.filter(share=share).values_list("responder_id", "kind"))
    return is_seen(
        people=len({person for person, _kind in given}),
        in_words=sum(kind == ResponseKind.WORDS for _person, kind in given),
        readers=readers,
    )


def follow_audience(*, audience_ids: Collection[int], gone: Collection[int], by: Actor, at: datetime) -> None:
    """Fewer or more may read what was shared to these circles: nobody who went is asked any more, as many people are
    wanted as can still come, and what has been answered enough for those who are left is seen."""
    shares = Share.objects.filter(audience_id__in=audience_ids, state=ShareState.OPEN).select_related(
        "audience", "community"
    )
    if gone:
        withdraw_from(kind=TO_BE_READ, about_ids=list(shares.values_list("pk", flat=True)), gone=gone, by=by, at=at)
    for share in shares.filter(seen_at__isnull=True, closed_at__isnull=True).order_by("pk"):
        readers = count_readers(share)
        if answered_enough(share, readers=readers):
            Share.objects.filter(pk=share.pk).update(seen_at=at)
            meet_need(kind=TO_BE_READ, about_id=share.pk, by=by, at=at)
            continue
        wanted = wanted_people(readers)
        if not change_wanted(kind=TO_BE_READ, about_id=share.pk, wanted=wanted, by=by, at=at) and wanted:
            want_readers(share=share, readers=wanted, hosts_at=share.due_at, by=by, at=at)


def follow_moved(needs: Sequence[Need]) -> None:
    """The times that pages tell are those of the needs."""
    due = {need.about_id: need.due_at for need in needs}
    shares = list(Share.objects.filter(pk__in=due))
    for share in shares:
        share.due_at = due[share.pk]
    Share.objects.bulk_update(shares, ["due_at"], batch_size=500)


def _muted_by(authors: set[int], at: datetime) -> dict[int, set[int]]:
    """Who does not read each of these people for now."""
    found: dict[int, set[int]] = {}
    rows = Mute.objects.filter(mutes_in_force(at), whom_id__in=authors)
    for whom, person in rows.values_list("whom_id", "membership__person_id"):
        found.setdefault(whom, set()).add(person)
    return found


def _note_muted_by(shares: Collection[Share], at: datetime) -> dict[int, set[int]]:
    """Who does not read each of these shares for now, because of what was said beforehand. Two queries, and only where
    one of these shares has a note: those found by their mark, and those that have none yet, which are opened."""
    noted = {share.pk: same_note(share.content_note) for share in shares if share.content_note}
    if not noted:
        return {}
    by_mark = {mark: said for said in set(noted.values()) for mark in marks_of(said)}
    away: dict[str, set[int]] = {}
    places = {share.community_id for share in shares if share.pk in noted}
    rows = NoteMute.objects.filter(mutes_in_force(at), membership__community_id__in=places)
    for mark, person in rows.filter(mark__in=by_mark).values_list("mark", "membership__person_id"):
        away.setdefault(by_mark[mark], set()).add(person)
    for note, person in rows.filter(mark="").values_list("note", "membership__person_id"):
        away.setdefault(same_note(note), set()).add(person)
    return {number: away.get(note, set()) for number, note in noted.items()}


def who_may_read(needs: Sequence[Need], *, at: datetime) -> dict[int, WhoMay]:
    """Who may come to each share: its audience, without its sharer; who has answered has come. Five queries, two
    more where something was said beforehand.

    Nobody is asked to read somebody, or what stands under a content note, whom or which they muted.
    """
    shares = {
        share.pk: share
        for share in Share.objects.filter(pk__in=[need.about_id for need in needs], state=ShareState.OPEN)
    }
    members = who_belongs(kinds={s.audience_id: s.reach for s in shares.values()}, seen_by=THE_MACHINE)
    came: dict[int, set[int]] = {}
    in_words: dict[int, int] = {}
    answers = Response.objects.filter(share__in=shares).values_list("share_id", "responder_id", "kind")
    for share_id, person_id, kind in answers:
        came.setdefault(share_id, set()).add(person_id)
        in_words[share_id] = in_words.get(share_id, 0) + (kind == ResponseKind.WORDS)
    muted = _muted_by({share.author_id for share in shares.values()}, at)
    note_muted = _note_muted_by(shares.values(), at)
    return {
        need.pk: WhoMay(
            came=frozenset(came.get(need.about_id, ())),
            only=members[shares[need.about_id].audience_id].only,
            without=members[shares[need.about_id].audience_id].without
            | {shares[need.about_id].author_id, *muted.get(shares[need.about_id].author_id, ())}
            | note_muted.get(need.about_id, set()),
            yes=yes_chance(need.level),
            in_words=in_words.get(need.about_id, 0),
        )
        for need in needs
        if need.about_id in shares
    }

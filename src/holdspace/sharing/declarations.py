"""What this room tells the rooms below it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from holdspace.communities.followers import declare_audience_follower
from holdspace.invitations.kinds import declare_need_kind
from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.people.personal import PersonalData, declare_personal, rows
from holdspace.search.kinds import declare_own_things
from holdspace.sharing.content_notes import PURPOSE
from holdspace.sharing.finding import find_own
from holdspace.sharing.needs import TO_BE_READ, follow_audience, follow_moved, who_may_read
from holdspace.sharing.queries import shows_picture
from holdspace.sharing.states import ANSWERED, SAID_BACK
from holdspace.sharing.tasks import let_go_when_due, mark_muted_notes
from holdspace.uploads.access import declare_picture_rule
from holdspace.vault.purposes import declare_purpose
from holdspace.web.menu import declare_menu
from holdspace.web.ways import declare_way
from holdspace.work.registry import declare_task

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

VERBS = (
    "draft.begun",
    "draft.dropped",
    "draft.picture_kept",
    "draft.picture_dropped",
    "share.written",
    "share.taken_back",
    "share.let_go",
    "share.stays",
    "share.picture_shown",
    "share.picture_taken_away",
    "share.reworded",
    "response.given",
    "response.taken_back",
    "reply.said",
    "reply.taken_back",
    "mute.begun",
    "mute.lifted",
    "mutes.marked",
    "share.closed",
    "share.opened_again",
    "share.answers_kept",
    "share.answers_opened",
)


def declare() -> None:
    """Called once from ready()."""
    for verb in VERBS:
        declare_verb(verb)
    declare_menu("sharing:shares", label=_("Shares"), icon="message-circle-heart", order=20)
    declare_way("shares", "sharing:shares")
    declare_way("write", "sharing:write")
    declare_way("share", "sharing:share")
    declare_way("circle", "sharing:circle")
    declare_need_kind(
        TO_BE_READ,
        says=_("Somebody shared something. Read it if you have room."),
        button=_("Read it"),
        way="share",
        who_may=who_may_read,
        hosts=True,
        moved=follow_moved,
    )
    declare_picture_rule("share", shows_picture)
    declare_audience_follower("sharing", follow_audience)
    _declare_notices()
    declare_task("sharing.let_go", let_go_when_due, every=timedelta(minutes=10))
    declare_task("sharing.mark_notes", mark_muted_notes, every=timedelta(hours=1))
    declare_purpose(PURPOSE)
    declare_own_things("own_share", label=_("What you shared"), find=find_own)
    _declare_personal()


def _declare_notices() -> None:
    declare_notice(
        ANSWERED,
        label=_("Somebody answered what you shared"),
        line=_("{who} answered what you shared."),
        subject=_("Somebody thought of you in {community}"),
    )
    declare_notice(
        SAID_BACK,
        label=_("Somebody said something back to your answer"),
        line=_("{who} said something back to you."),
        subject=_("Somebody thought of you in {community}"),
    )


def _declare_personal() -> None:
    declare_personal(
        PersonalData(
            name="shares",
            label=_("What you shared, and what you are writing"),
            tables=("sharing.share", "sharing.draft", "sharing.reply", "sharing.feltheard"),
            why=_("So that the people here can read and answer it."),
            who_sees=_(
                "Shares: the people of the community. What you said back to an answer: who reads that answer. "
                "Drafts, and that you felt heard: only you."
            ),
            how_long=_("Until you let it go, or the day that you chose. Of an earlier wording nothing is kept."),
            when_erased="delete",
            export=export_shares,
            erase=erase_shares,
        )
    )
    declare_personal(
        PersonalData(
            name="mutes",
            label=_("Whom, and what, you do not read for now"),
            tables=("sharing.mute", "sharing.notemute"),
            why=_("So that you take in what you have room for."),
            who_sees=_("Only you."),
            how_long=_("Until its time is over and you mute them anew, or you lift it."),
            when_erased="delete",
            export=export_mutes,
            erase=erase_mutes,
        )
    )
    declare_personal(
        PersonalData(
            name="responses",
            label=_("What you answered to others"),
            tables=("sharing.response",),
            why=_("So that whoever shared something is not alone with it."),
            who_sees=_(
                "Your words: whoever can read the share, or the sharer alone where they said so. "
                "Your gestures: only who shared it."
            ),
            how_long=_("Until you take it back, or the share is let go."),
            when_erased="anonymise",
            because=_("Your words are deleted; that somebody answered stays, without your name."),
            export=export_responses,
            erase=erase_responses,
        )
    )


def export_mutes(*, person_id: int) -> Iterable[dict[str, Any]]:
    """Whom one does not read for a while; never who does not read one."""
    from holdspace.sharing.models import Mute, NoteMute

    mutes = Mute.objects.filter(membership__person_id=person_id).select_related("whom", "membership__community")
    yield from rows(mutes, community="membership__community__name", whom="whom__name", until="until")
    notes = NoteMute.objects.filter(membership__person_id=person_id).select_related("membership__community")
    yield from rows(notes, community="membership__community__name", content_note="note", until="until")


def erase_mutes(*, person_id: int, at: datetime) -> None:
    """Both ways: nobody is left whom they could be about."""
    from holdspace.sharing.models import Mute, NoteMute

    Mute.objects.filter(Q(membership__person_id=person_id) | Q(whom_id=person_id)).delete()
    NoteMute.objects.filter(membership__person_id=person_id).delete()


def export_shares(*, person_id: int) -> Iterable[dict[str, Any]]:
    """Open shares with their words, those let go with their times alone, and drafts."""
    from holdspace.sharing.models import Draft, FeltHeard, Reply, Share

    heard = dict(FeltHeard.objects.filter(share__author_id=person_id).values_list("share_id", "at"))
    for share in Share.objects.filter(author_id=person_id).select_related("community").order_by("shared_at", "id"):
        yield {
            "community": share.community.name,
            "shared_at": share.shared_at,
            "level": share.level,
            "hope": share.hope,
            "text": share.words,
            "content_note": share.content_note or "",
            "answers_for_me_alone": share.for_me_alone,
            "closed_at": share.closed_at,
            "lets_go_at": share.lets_go_at,
            "reworded_at": share.reworded_at,
            "let_go_at": share.let_go_at,
            "felt_heard_at": heard.get(share.pk),
        }
    replies = Reply.objects.filter(response__share__author_id=person_id).select_related("response__share__community")
    for reply in replies.order_by("said_at", "id"):
        yield {
            "community": reply.response.share.community.name,
            "said_back_at": reply.said_at,
            "text": reply.words,
        }
    for draft in Draft.objects.filter(membership__person_id=person_id).select_related(
        "membership__community", "picture"
    ):
        yield {
            "community": draft.membership.community.name,
            "draft_kept_at": draft.kept_at,
            "level": draft.level,
            "hope": draft.hope,
            "text": draft.text,
            "content_note": draft.content_note,
            "picture": draft.picture is not None,
            "answers_for_me_alone": draft.for_me_alone,
            "lets_go_after_days": draft.lets_go_days or None,
        }


def erase_shares(*, person_id: int, at: datetime) -> None:
    """Shares and drafts go, and the answers to the shares with them."""
    from holdspace.sharing.models import Draft, Share

    Share.objects.filter(author_id=person_id).delete()
    Draft.objects.filter(membership__person_id=person_id).delete()


def export_responses(*, person_id: int) -> Iterable[dict[str, Any]]:
    """One's own words and gestures, without what they answer to: that is somebody else's."""
    from holdspace.sharing.models import Response

    answers = Response.objects.filter(responder_id=person_id).select_related("share__community")
    for response in answers.order_by("given_at", "id"):
        yield {
            "community": response.share.community.name,
            "given_at": response.given_at,
            "text": response.words,
            "gesture": response.gesture,
        }


def erase_responses(*, person_id: int, at: datetime) -> None:
    """The words go; the rows stay, so that what was seen stays seen."""
    from holdspace.sharing.models import Response

    Response.objects.filter(responder_id=person_id).exclude(text="", sealed__isnull=True).update(text="", sealed=None)

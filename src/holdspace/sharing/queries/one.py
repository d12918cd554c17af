"""One share and what was answered to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext

from holdspace.communities.queries import named_in, numbers_of
from holdspace.communities.states import AudienceKind
from holdspace.directory.queries import faces
from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.sharing.models import FeltHeard, Reply, Response, Share
from holdspace.sharing.queries.cards import Card, cards_of
from holdspace.sharing.rules import TAKE_BACK, just_shared, visible, visible_responses
from holdspace.sharing.states import Gesture, ResponseKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.uploads.models import Picture

NO_WORDS = Q(kind=ResponseKind.WORDS, text="", sealed__isnull=True)  # whoever said them erased them


@dataclass(frozen=True, slots=True)
class Answer:
    """One response as a page shows it: words, or a gesture's words."""

    id: int
    person_id: int
    name: str
    text: str
    gesture: str
    given_at: datetime
    own: bool
    face_url: str
    number: int | None
    reply: str = ""
    reply_at: datetime | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class ShareAlone:
    """One share with its answers.

    Everybody reads the words with their names. Gestures are named to the sharer alone (they stand among the
    answers); all others learn that people are with them, not who and not how many: `people_are_with`.
    """

    card: Card
    answers: KeysetPage[Answer]
    people_are_with: bool
    my_words_id: int | None
    my_gesture_id: int | None
    can_take_back: bool
    take_back_until: datetime
    due_at: datetime
    seen: bool
    closed: bool = False
    for_me_alone: bool = False
    felt_heard: bool = False
    back_to_my_gesture: str = ""
    readers: str = ""
    lets_go_at: datetime | None = None
    picture: Picture | None = None


def one_share(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Share:
    """An open share that one may see. Raises `NothingHere` otherwise, whatever the reason."""
    share = (
        Share.objects.filter(visible(seen_by, at), community=community, pk=number)
        .select_related("author", "community", "audience__circle", "picture")
        .first()
    )
    if share is None:
        raise NothingHere
    return share


def share_alone(*, share: Share, seen_by: Actor, at: datetime, after: str = "") -> ShareAlone:
    """The page of a share that `one_share` gave, oldest answer first. Eight queries however many answers there are."""
    own = share.author_id == seen_by.actor_id
    theirs = Response.objects.filter(visible_responses(seen_by, at), share=share).exclude(NO_WORDS)
    given = Response.objects.filter(share=share, responder_id=seen_by.actor_id).select_related("reply")
    mine = {r.kind: r for r in given}
    words, gesture = mine.get(ResponseKind.WORDS), mine.get(ResponseKind.GESTURE)
    if not own:
        theirs = theirs.filter(kind=ResponseKind.WORDS)
    found = page_by_key(theirs.select_related("responder", "reply"), by=("given_at", "id"), after=after)
    return ShareAlone(
        card=cards_of([share], seen_by=seen_by)[0]._replace(
            my_words=words.words if words else "",
            my_gesture=gesture.gesture if gesture else "",
        ),
        answers=KeysetPage(_answers(found.items, share.community_id, seen_by), found.older),
        people_are_with=not own and Response.objects.filter(share=share, kind=ResponseKind.GESTURE).exists(),
        my_words_id=words.pk if words else None,
        my_gesture_id=gesture.pk if gesture else None,
        can_take_back=own and just_shared(share, at),
        take_back_until=share.shared_at + TAKE_BACK,
        due_at=share.due_at,
        seen=share.seen_at is not None,
        closed=share.closed_at is not None,
        for_me_alone=share.for_me_alone,
        felt_heard=own and FeltHeard.objects.filter(share=share).exists(),
        back_to_my_gesture=_reply_to(gesture)[0] if gesture and not own else "",
        readers=_readers(share, seen_by),
        lets_go_at=share.lets_go_at if own else None,
        picture=share.picture,
    )


def shows_picture(*, picture_id: int, seen_by: Actor, at: datetime) -> bool:
    """Whether a picture belongs to a share that one may see."""
    return Share.objects.filter(visible(seen_by, at), picture_id=picture_id).exists()


def my_response(*, share: Share, number: int, seen_by: Actor) -> Response:
    """One's own response to a share. Raises `NothingHere` for everybody else's."""
    response = (
        Response.objects.filter(share=share, pk=number, responder_id=seen_by.actor_id).select_related("share").first()
    )
    if response is None:
        raise NothingHere
    return response


def answer_to_me(*, share: Share, number: int, seen_by: Actor, at: datetime) -> Response:
    """One response to one's own share, to say something back to. Raises `NothingHere` for everybody else."""
    if share.author_id != seen_by.actor_id:
        raise NothingHere
    found = Response.objects.filter(visible_responses(seen_by, at), share=share, pk=number)
    response = found.exclude(NO_WORDS).select_related("share", "responder", "reply").first()
    if response is None:
        raise NothingHere
    return response


def _reply_to(response: Response) -> tuple[str, datetime | None]:
    reply: Reply | None = getattr(response, "reply", None)
    return (reply.words, reply.said_at) if reply is not None else ("", None)


def _readers(share: Share, seen_by: Actor) -> str:
    """Who can read it, in words. The sharer reads whom they named, and how many it is for; all others neither: that
    somebody was left out would tell."""
    own, place = share.author_id == seen_by.actor_id, {"name": share.community.name}
    if share.reach == AudienceKind.CIRCLE:
        return gettext("the people of %(name)s") % {"name": share.audience.circle.name}
    if share.reach == AudienceKind.EVERYBODY:
        return gettext("the people of %(name)s") % place
    if not own:
        chosen = share.reach == AudienceKind.CHOSEN
        return gettext("a few people whom the sharer chose") if chosen else gettext("people of %(name)s") % place
    names = ", ".join(one.name for one in named_in(audience=share.audience, seen_by=seen_by))
    if share.reach == AudienceKind.CHOSEN:
        return gettext("whom you chose: %(names)s") % {"names": names}
    return gettext("the people of %(name)s, without %(names)s") % (place | {"names": names})


def _answers(responses: Sequence[Response], community_id: int, seen_by: Actor) -> list[Answer]:
    people = {response.responder_id for response in responses}
    shown = faces(person_ids=people, seen_by=seen_by)
    numbers = numbers_of(community_id=community_id, person_ids=people, seen_by=seen_by)
    return [
        Answer(
            id=response.pk,
            person_id=response.responder_id,
            name=response.responder.name,
            text=response.words,
            gesture=str(Gesture(response.gesture).label) if response.gesture else "",
            given_at=response.given_at,
            own=response.responder_id == seen_by.actor_id,
            face_url=shown[response.responder_id].url,
            number=numbers.get(response.responder_id),
            reply=_reply_to(response)[0],
            reply_at=_reply_to(response)[1],
            alone=response.for_sharer_alone,
        )
        for response in responses
    ]

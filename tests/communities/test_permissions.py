"""Who may open what of the community's own pages."""

from datetime import timedelta

import pytest

from holdspace.communities.actions import ask_in, open_proposal, speak_to_proposal
from holdspace.communities.models import OwnWords, Pulse
from holdspace.communities.states import ProposalAbout, Stance
from tests.people_and_places import AT
from tests.permission_matrix import NO_SUCH_METHOD, OPEN, SIGN_IN, Row, everybody, insiders, matrix_test, only
from tests.sharing.made import a_circle

pytestmark = pytest.mark.slow


def _slug(cast):
    return ["bridges"]


def _member(cast):
    return ["bridges", cast.memberships["member"].pk]


def _circle_of_two(cast):
    """A circle of the member and the host, which the newcomer is asked into."""
    circle = cast.things["circle"] = a_circle(cast.memberships["member"], cast.memberships["host"])
    ask_in(
        circle=circle,
        membership=cast.memberships["member"],
        other=cast.memberships["newcomer"],
        by=cast.people["member"],
        at=AT,
    )


def _circle(cast):
    return ["bridges", cast.things["circle"].pk]


def _new_circle(cast, kind):
    return {"name": "Tuesday", "is_for": "To breathe out together.", "once": "0" * 32}


def _somebody(cast, kind):
    return {"person": str(cast.memberships["reviewer"].pk)}


def _changes(cast):
    """A proposal that waits for its answer, a word to it, words of the community's own, and a season that is over."""
    mo = cast.memberships["member"]
    long_ago = AT - timedelta(days=20)
    proposal = open_proposal(
        membership=mo,
        about=ProposalAbout.CHARTER,
        in_short="Say that we rest",
        why="I would like to read it there.",
        texts={"mission": "Hold space, and rest."},
        by=mo.person,
        at=long_ago,
    )
    cast.things["proposal"] = proposal
    cast.things["voice"] = speak_to_proposal(
        proposal=proposal, membership=mo, stance=Stance.GLAD, words="Yes.", by=mo.person, at=long_ago
    )
    cast.things["own"] = OwnWords.objects.create(
        community=cast.community, about=ProposalAbout.NOTES, words="Breathe.", since=long_ago, proposal=proposal
    )
    Pulse.objects.create(
        community=cast.community, season="2026-09", state="shown", opened_at=AT, closes_at=AT, answers_given=8
    )


def prepare(cast):
    _circle_of_two(cast)
    _changes(cast)


def _proposal(cast):
    return ["bridges", cast.things["proposal"].pk]


def _voice(cast):
    return [*_proposal(cast), cast.things["voice"].pk]


def _own_words(cast):
    return ["bridges", cast.things["own"].pk]


def _about(cast):
    return ["bridges", "charter"]


def _version(cast):
    return ["bridges", 1]


def _season(cast):
    return ["bridges", "2026-09"]


POST_ONLY = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)
ROWS = [
    Row("communities:charter", read=everybody(OPEN), args=_slug),
    Row("communities:charter_version", read=everybody(OPEN), args=_version),
    Row("communities:proposals", read=insiders(), args=_slug),
    Row("communities:propose", read=insiders(), write=insiders(), args=_about),
    Row("communities:proposal", read=insiders(), write=insiders(), args=_proposal),
    Row("communities:take_back_proposal", read=POST_ONLY, write=only("member"), args=_proposal),
    Row("communities:unsay", read=POST_ONLY, write=only("member"), args=_voice),
    Row("communities:answer_proposal", read=only("steward"), write=only("steward"), args=_proposal),
    Row("communities:end_own_words", read=POST_ONLY, write=only("steward"), args=_own_words),
    Row("communities:together", read=insiders(), write=only(), args=_slug),
    Row("communities:told", read=insiders(), args=_season),
    Row(
        "communities:ask_each_season",
        read=POST_ONLY,
        write=only("steward"),
        args=_slug,
        data=lambda cast, kind: {"on": "no"},
    ),
    Row("communities:affirm", read=insiders(), write=insiders(), args=_slug),
    Row("communities:members", read=only("steward"), args=_slug),
    Row(
        "communities:change_role",
        read=everybody(NO_SUCH_METHOD, visitor="sign in"),
        write=only("steward"),
        args=_member,
        data=lambda cast, kind: {"role": "host", "held": "yes"},
    ),
    Row("communities:leave", read=insiders(), write=insiders(), args=_slug),
    Row("communities:circles", read=insiders(), write=insiders(), args=_slug, data=_new_circle),
    Row("communities:ask", read=only("member", "host"), write=only("member", "host"), args=_circle, data=_somebody),
    # In it already, or asked: to everybody else there is no such circle.
    Row("communities:come_in", read=POST_ONLY, write=only("newcomer", "member", "host"), args=_circle),
    Row("communities:decline", read=POST_ONLY, write=only("newcomer", "member", "host"), args=_circle),
    Row("communities:leave_circle", read=only("member", "host"), write=only("member", "host"), args=_circle),
]
test_permissions = matrix_test(ROWS, prepare)

"""Who may open which page of joining and reviewing.

The cast's applicant has sent nothing yet; the applications in `things` are other people's. The reviewer has one under
way and has read another; the steward decides.
"""

import pytest

from holdspace.communities.actions import give_role
from holdspace.communities.models import Membership
from holdspace.communities.states import Role
from holdspace.grammar.actors import OPERATOR
from holdspace.vetting.actions import (
    agree_to_decision,
    ask_for_accommodation,
    ask_for_vouch,
    ask_members,
    keep_pathway_draft,
    offer_to_guide,
    take_reading,
)
from holdspace.vetting.actions.appealing import ask_for_second_look
from holdspace.vetting.actions.buddies import ask_buddy
from holdspace.vetting.models import Accompanying
from holdspace.vetting.queries import open_application
from holdspace.vetting.shipped import shipped_plan
from tests.people_and_places import AT, a_member, a_person
from tests.permission_matrix import (
    INSIDE,
    KINDS,
    NO_SUCH_METHOD,
    NOTHING,
    OPEN,
    REFUSED,
    SIGN_IN,
    Row,
    everybody,
    insiders,
    matrix_test,
    only,
)
from tests.ways_in import DAY, a_proposal, a_read_one, a_sent_one, said_first

pytestmark = pytest.mark.slow

POST_ONLY = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)
SIGNED_IN = everybody(OPEN, visitor=SIGN_IN)
ONE = "0123456789abcdef" * 2


def prepare(cast):
    community, rea = cast.community, cast.memberships["reviewer"]
    other = a_member(community, "Rolf", Role.REVIEWER)
    cast.things["waiting"] = a_sent_one(community, a_person("Wanda"))
    cast.things["taken"] = a_sent_one(community, a_person("Tara"))
    take_reading(application=cast.things["taken"], membership=rea, by=rea.person, at=AT)
    cast.things["read"] = a_read_one(community, rea, other, person=a_person("Ruth"))
    cast.things["proposed"] = a_read_one(community, rea, other, person=a_person("Pia"))
    give_role(membership=other, role=Role.STEWARD, by=OPERATOR, at=AT)
    other.refresh_from_db()
    a_proposal(cast.things["proposed"], other)
    # The reviewer and another read and decided this one; the cast's steward had no part.
    cast.things["sent_away"] = a_read_one(community, rea, other, person=a_person("Sia"))
    decision = a_proposal(cast.things["sent_away"], other, outcome="not_yet")
    agree_to_decision(decision=decision, membership=rea, by=rea.person, at=AT)
    said_first(decision)
    gone = cast.things["sent_away"]
    gone.refresh_from_db()
    cast.things["appeal"] = ask_for_second_look(application=gone, words="Please look.", by=gone.person, at=AT)


def bridges(cast):
    return ["bridges"]


def about(name):
    return lambda cast: ["bridges", cast.things[name].pk]


def of_reviewers(**but):
    return only("reviewer", **but)


def behind(**but):
    return only("reviewer", "steward", **but)


ROWS = [
    Row(
        "vetting:begin",
        everybody(OPEN),
        everybody(OPEN, visitor=SIGN_IN) | dict.fromkeys(INSIDE, REFUSED),
        args=bridges,
    ),
    # Whoever has no application is led to how joining goes.
    Row("vetting:status", SIGNED_IN, everybody(NO_SUCH_METHOD, visitor=SIGN_IN), args=bridges),
    Row("vetting:not_for_me", SIGNED_IN, SIGNED_IN, args=bridges),
    Row("vetting:send", POST_ONLY, SIGNED_IN, args=bridges),
    Row("vetting:look_over", only("applicant"), POST_ONLY, args=bridges),
    Row(
        "vetting:step",
        only("applicant"),
        only("applicant"),
        args=lambda cast: ["bridges", "values"],
        data=lambda cast, kind: {"business": "Fair."},
    ),
    Row(
        "vetting:keep",
        POST_ONLY,
        only("applicant"),
        args=lambda cast: ["bridges", "values"],
        data=lambda cast, kind: {"business": "Fair."},
    ),
    # Somebody else's answers are nothing to anybody, whatever their role.
    Row("vetting:answers", everybody(NOTHING, visitor=SIGN_IN), POST_ONLY, args=about("read")),
    Row("vetting:queue", behind(), POST_ONLY, args=bridges),
    Row("vetting:take", POST_ONLY, of_reviewers(), args=about("waiting")),
    Row("vetting:pass_by", POST_ONLY, of_reviewers(), args=about("waiting")),
    Row("vetting:opening", of_reviewers(), POST_ONLY, args=about("waiting")),
    Row("vetting:known", POST_ONLY, of_reviewers(), args=about("taken"), data=lambda cast, kind: {"how_known": "x"}),
    Row(
        "vetting:applicants_work",
        only("applicant"),
        only("applicant"),
        args=bridges,
        data=lambda cast, kind: {"employer": "Harbour"},
    ),
    Row(
        "vetting:readers_work",
        of_reviewers(),
        of_reviewers(),
        args=bridges,
        data=lambda cast, kind: {"employer": "Harbour"},
    ),
    Row("vetting:desk", of_reviewers(), of_reviewers(), args=about("taken")),
    Row("vetting:keep_reading", POST_ONLY, of_reviewers(), args=about("taken")),
    Row("vetting:hand_on", POST_ONLY, only("steward"), args=about("taken")),
    Row(
        "vetting:decide",
        behind(),
        behind(),
        args=about("read"),
        data=lambda cast, kind: {"outcome": "welcome", "letter": "Come in.", "once": ONE},
    ),
    Row("vetting:unmask", POST_ONLY, behind(), args=about("read")),
    Row(
        "vetting:already_here",
        only("steward"),
        only("steward"),
        args=bridges,
        data=lambda cast, kind: {"text": "email\nold@example.org\n", "then": "bring"},
    ),
    Row("vetting:fairness", only("steward"), POST_ONLY, args=bridges),
    Row(
        "vetting:of_myself",
        only("applicant"),
        only("applicant"),
        args=bridges,
        data=lambda cast, kind: {"queer": "yes"},
    ),
    Row("vetting:practice", of_reviewers(), POST_ONLY, args=bridges),
    Row(
        "vetting:practise_one",
        of_reviewers(),
        of_reviewers(),
        args=lambda cast: ["bridges", "short-and-staying"],
        data=lambda cast, kind: {f"level_{slug}": "some" for slug in ("safe", "together", "aware")},
    ),
    Row("vetting:figures", only("steward"), POST_ONLY, args=bridges),
    Row("vetting:my_reading", of_reviewers(), POST_ONLY, args=bridges),
    Row("vetting:forget_my_reading", POST_ONLY, of_reviewers(), args=bridges),
    Row("vetting:keep_letter", POST_ONLY, behind(), args=about("read"), data=lambda cast, kind: {"letter": "Dear"}),
    Row("vetting:talk", of_reviewers(), of_reviewers(), args=about("read"), data=lambda cast, kind: {"said": "times"}),
    Row("vetting:answer_talk", POST_ONLY, everybody(NOTHING, visitor=SIGN_IN), args=bridges),
    Row("vetting:after_letter", POST_ONLY, everybody(NOTHING, visitor=SIGN_IN), args=bridges),
    Row("vetting:ally", POST_ONLY, only("steward"), args=about("sent_away"), data=lambda cast, kind: {"email": "x"}),
    # Those who had a part do not open the second look; the steward, who had none, does.
    Row(
        "vetting:second_look",
        only("steward"),
        only("steward"),
        args=about("appeal"),
        data=lambda cast, kind: {"said": "propose", "outcome": "stands", "letter": "It stands, because."},
    ),
    Row("vetting:answer", POST_ONLY, behind(), args=about("proposed"), data=lambda cast, kind: {"said": "agree"}),
    Row(
        "vetting:pathway",
        only("steward"),
        only("steward"),
        args=bridges,
        data=lambda cast, kind: {"from": "large"},
    ),
]
test_permissions = matrix_test(list(ROWS), prepare)

# The same pages for an application that somebody has not taken, or that is not read yet: as if there were none.
NOT_YET_ROWS = [
    Row("vetting:desk", everybody(NOTHING, visitor=SIGN_IN), args=about("waiting")),
    Row("vetting:decide", everybody(NOTHING, visitor=SIGN_IN), args=about("taken")),
    Row("vetting:unmask", POST_ONLY, everybody(NOTHING, visitor=SIGN_IN), args=about("taken")),
    Row("vetting:answer", POST_ONLY, everybody(NOTHING, visitor=SIGN_IN), args=about("read")),
    Row("vetting:desk", everybody(NOTHING, visitor=SIGN_IN), args=lambda cast: ["bridges", 10**15]),
    Row("vetting:decide", everybody(NOTHING, visitor=SIGN_IN), args=lambda cast: ["bridges", 10**15]),
]
test_what_is_not_there_yet = matrix_test(NOT_YET_ROWS, prepare)


def test_every_kind_is_decided_about():
    assert all(set(row.read) == set(KINDS) for row in ROWS)


def with_a_draft(cast):
    steward = cast.memberships["steward"]
    keep_pathway_draft(community=cast.community, plan=shipped_plan("small"), steward=steward, by=steward.person, at=AT)


STEWARDS = only("steward")
PLANNING_ROWS = [
    Row("vetting:draft", STEWARDS, STEWARDS, args=bridges, data=lambda cast, kind: {"do": "up:2"}),
    Row(
        "vetting:draft_step",
        STEWARDS,
        STEWARDS,
        args=lambda cast: ["bridges", 1],
        data=lambda cast, kind: {"minutes": "12"},
    ),
    Row("vetting:draft_step", everybody(NOTHING, visitor=SIGN_IN), args=lambda cast: ["bridges", 9]),
    Row("vetting:draft_times", STEWARDS, STEWARDS, args=bridges),
    Row("vetting:preview", STEWARDS, POST_ONLY, args=bridges),
    Row("vetting:preview_step", STEWARDS, POST_ONLY, args=lambda cast: ["bridges", "values"]),
    Row("vetting:preview_step", everybody(NOTHING, visitor=SIGN_IN), args=lambda cast: ["bridges", "elsewhere"]),
    Row("vetting:bring_in_file", STEWARDS, STEWARDS, args=bridges),
    Row("vetting:pathway_file", STEWARDS, POST_ONLY, args=lambda cast: ["bridges", "draft"]),
    Row("vetting:pathway_file", everybody(NOTHING, visitor=SIGN_IN), args=lambda cast: ["bridges", "medium"]),
]
ROWS += PLANNING_ROWS
test_planning = matrix_test(PLANNING_ROWS, with_a_draft)


def people_beside(cast):
    """Mo guides Ada; Ada has asked everything there is to ask. A vouch waits behind a link."""
    applicant, member = cast.people["applicant"], cast.memberships["member"]
    application = open_application(community=cast.community, seen_by=applicant)
    offer_to_guide(membership=member, by=member.person, at=AT)
    cast.things["beside"] = Accompanying.objects.get(application=application)
    cast.things["question"] = ask_members(application=application, words="How loud is it?", by=applicant, at=AT)
    cast.things["need"] = ask_for_accommodation(application=application, words="Captions", by=applicant, at=AT)
    ask_for_vouch(application=application, address="", token="a" * 32, by=applicant, at=AT)
    cast.things["sent"] = a_sent_one(cast.community, a_person("Wanda"))


def words(cast, kind):
    return {"words": "A few words.", "once": ONE}


APPLICANTS = only("applicant")


def people_arriving(cast):
    """Nina came last week, asked Mo to go along, and was asked how it was."""
    member = cast.memberships["member"]
    offer_to_guide(membership=member, by=member.person, at=AT)
    nina = a_member(cast.community, "Nina", at=AT - 7 * DAY)
    cast.things["along"] = ask_buddy(membership=nina, number=member.pk, by=nina.person, at=AT)
    # Pages look at the day it is: so that the newcomer of the cast is none on any day, they founded the place.
    Membership.objects.filter(pk=cast.memberships["newcomer"].pk).update(founder=True)


SETTLED = everybody(NOTHING, visitor=SIGN_IN) | dict.fromkeys(INSIDE, REFUSED)
ARRIVING_ROWS = [
    # The cast came long ago: for them there are no first weeks any more, and nothing was asked.
    Row("vetting:arriving", SETTLED, SETTLED, args=bridges),
    Row("vetting:how", everybody(NOTHING, visitor=SIGN_IN), args=lambda cast: ["bridges", 30]),
    Row("vetting:buddy", POST_ONLY, only("member"), args=about("along"), data=lambda cast, kind: {"said": "yes"}),
    Row("vetting:how_we_did", STEWARDS, POST_ONLY, args=bridges),
]
ROWS += ARRIVING_ROWS
test_arriving = matrix_test(ARRIVING_ROWS, people_arriving)


BESIDE_ROWS = [
    Row("vetting:guide", APPLICANTS, APPLICANTS, args=bridges, data=words),
    Row("vetting:us", APPLICANTS, APPLICANTS, args=bridges, data=words),
    Row("vetting:accommodation", APPLICANTS, APPLICANTS, args=bridges, data=words),
    # The pathway of the cast asks for no vouch, so that nobody has that page.
    Row("vetting:vouches", everybody(NOTHING, visitor=SIGN_IN), everybody(NOTHING, visitor=SIGN_IN), args=bridges),
    Row("vetting:take_back", POST_ONLY, SIGNED_IN, args=bridges),
    Row("vetting:guiding", insiders(), insiders(), args=bridges, data=lambda cast, kind: {"offers": "yes"}),
    Row("vetting:beside", only("member"), only("member"), args=about("beside"), data=words),
    Row("vetting:at_the_door", insiders(), POST_ONLY, args=bridges),
    Row("vetting:answer_door", insiders(), insiders(), args=about("question"), data=words),
    Row("vetting:answer_door", everybody(NOTHING, visitor=SIGN_IN), args=lambda cast: ["bridges", 10**15]),
    Row("vetting:vouch", insiders(), insiders(), args=lambda cast: ["bridges", "a" * 32], data=words),
    Row("vetting:vouch", everybody(NOTHING, visitor=SIGN_IN), args=lambda cast: ["bridges", "b" * 32]),
    Row("vetting:vouched", STEWARDS, POST_ONLY, args=bridges),
    Row("vetting:accommodations", STEWARDS, STEWARDS, args=bridges),
    Row("vetting:answer_need", STEWARDS, STEWARDS, args=about("need"), data=words),
    Row("vetting:answer_need", everybody(NOTHING, visitor=SIGN_IN), args=lambda cast: ["bridges", 10**15]),
    Row("vetting:what_stewards_see", STEWARDS, STEWARDS, args=about("sent")),
    Row("vetting:what_stewards_see", everybody(NOTHING, visitor=SIGN_IN), args=about("beside")),
]
ROWS += BESIDE_ROWS
test_beside = matrix_test(BESIDE_ROWS, people_beside)

from tests.permission_matrix import NO_SUCH_METHOD, REFUSED, SIGN_IN, Row, everybody, insiders, matrix_test, only
from tests.referrals.made import a_handover, a_referral, takes


def prepare(cast):
    """The member looks; the host was asked, the newcomer has room and was told of; the steward left words."""
    from holdspace.referrals.actions import answer_not_this_time

    member, host, newcomer = (cast.memberships[name] for name in ("member", "host", "newcomer"))
    takes(host)
    cast.things["referral"] = a_referral(member)
    cast.things["handover"] = a_handover(member, newcomer)
    takes(cast.memberships["steward"])
    other = a_referral(member)
    steward = cast.memberships["steward"].person
    words = "Full until spring, sorry."
    cast.things["answer"] = answer_not_this_time(referral=other, words=words, by=steward, at=other.asked_at)
    cast.things["host"] = host


def referral(cast):
    return ["bridges", cast.things["referral"].pk]


def answer(cast):
    return ["bridges", cast.things["answer"].pk]


def handover(cast):
    return ["bridges", cast.things["handover"].pk]


def here(cast):
    return ["bridges"]


def sought(cast, kind):
    return {"specialty": ["grief"], "where": "either", "once": "0" * 32}


def named(cast, kind):
    somebody = "newcomer" if kind == "reviewer" else "reviewer"
    return {"to": str(cast.memberships[somebody].pk), "once": "1" * 32}


def ending(cast, kind):
    return {"ending": "connected", "once": "2" * 32}


NO_READ = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)
ROWS = [
    Row("referrals:board", insiders(), args=here),
    Row("referrals:mine", insiders(), args=here),
    Row("referrals:write", insiders(), insiders(), args=here, data=sought),
    Row("referrals:referral", insiders(), args=referral),
    Row("referrals:yes", NO_READ, insiders() | {"member": REFUSED}, args=referral),
    Row("referrals:not_this_time", NO_READ, only("host"), args=referral),
    Row("referrals:pass_on", insiders(), only("host"), args=referral, data=named),
    Row("referrals:extend", NO_READ, only("member"), args=referral),
    Row("referrals:found", NO_READ, only("member"), args=referral),
    Row("referrals:let_go", NO_READ, only("member"), args=referral),
    Row("referrals:thank", NO_READ, only("member"), args=answer),
    Row("referrals:ended", NO_READ, only("member", "newcomer"), args=handover, data=ending),
]

test_permissions = matrix_test(ROWS, prepare)

"""Who reaches one's own pages: everybody with an account, each their own."""

import pytest
from allauth.mfa.models import Authenticator

from holdspace.people.actions import keep_words
from holdspace.people.models import Block
from tests.people_and_places import AT
from tests.permission_matrix import INSIDE, NO_SUCH_METHOD, NOTHING, OPEN, REFUSED, SIGN_IN, Row, everybody, matrix_test

pytestmark = pytest.mark.slow

ACCOUNT = everybody(OPEN, visitor=SIGN_IN)
WRITE_ONLY = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)
READ_ONLY = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)
MEMBERS_OWN = everybody(NOTHING, visitor=SIGN_IN, member=OPEN)
OPERATORS = everybody(NOTHING, visitor=SIGN_IN, operator=OPEN)
NAMES = {"display_name": "Mo", "time_zone": "UTC", "language": "en"}


def prepare(cast):
    """The member has a passkey, a block and kept words; nobody else may touch them."""
    member = cast.people["member"]
    cast.things["passkey"] = Authenticator.objects.create(
        user=member, type="webauthn", data={"name": "Phone", "credential": {}}
    )
    cast.things["block"] = Block.objects.create(blocker=member, blocked=cast.people["elsewhere"], at=AT)
    cast.things["kept"] = keep_words(person_id=member.pk, path="/me/", fields=[("a", "b")], by=member, at=_now())


def _now():
    from datetime import UTC, datetime

    return datetime.now(UTC)


def thing(name):
    return lambda cast: [cast.things[name].pk]


def host(cast):
    return [cast.people["host"].pk]


# Only people of one community can block each other: to everybody else there is nobody of that number.
BLOCK_HOST = everybody(NOTHING, visitor=SIGN_IN) | dict.fromkeys(INSIDE, OPEN) | {"host": REFUSED}

ROWS = [
    Row("people:me", ACCOUNT, ACCOUNT, data=lambda cast, kind: NAMES),
    Row("people:devices", ACCOUNT, READ_ONLY),
    Row(
        "people:leave_one",
        WRITE_ONLY,
        everybody(NOTHING, visitor=SIGN_IN),
        args=lambda cast: ["0" * 32],
    ),
    Row("people:password", ACCOUNT, ACCOUNT, data=lambda cast, kind: {"password": "boat lantern seven rye"}),
    Row("people:without_password", ACCOUNT, ACCOUNT),
    Row("people:second_step", ACCOUNT, ACCOUNT, data=lambda cast, kind: {"code": "000000"}),
    Row("people:second_step_picture", ACCOUNT, READ_ONLY),
    Row("people:second_step_off", ACCOUNT, ACCOUNT),
    Row("people:codes_on_paper", ACCOUNT, ACCOUNT),
    Row("people:once_more_password", WRITE_ONLY, ACCOUNT, data=lambda cast, kind: {"password": "wrong"}),
    Row("people:leave_elsewhere", WRITE_ONLY, ACCOUNT),
    Row("people:hints", WRITE_ONLY, ACCOUNT),
    Row("people:new_address", ACCOUNT, ACCOUNT),
    Row("people:once_more", ACCOUNT, ACCOUNT),
    Row("people:stop_unlocking", WRITE_ONLY, ACCOUNT),
    # Where a service is named: tests/people/test_linked.py. Everybody is asked once more who they are first.
    Row("people:linked", ACCOUNT, ACCOUNT),
    Row("people:take_linked", WRITE_ONLY, ACCOUNT),
    Row("people:leave_linked", WRITE_ONLY, ACCOUNT),
    Row("people:unlink", WRITE_ONLY, ACCOUNT, args=lambda cast: [1]),
    Row("people:once_more_linked", WRITE_ONLY, everybody(NOTHING, visitor=SIGN_IN)),
    Row("people:passkeys", ACCOUNT, ACCOUNT),
    Row("people:make_passkey", ACCOUNT, ACCOUNT),
    # Everybody is asked once more who they are before it is even looked for.
    Row("people:name_passkey", ACCOUNT, ACCOUNT, args=thing("passkey"), data=lambda cast, kind: {"name": "x"}),
    Row("people:drop_passkey", ACCOUNT, ACCOUNT, args=thing("passkey")),
    Row("people:blocks", ACCOUNT, READ_ONLY),
    Row("people:block", WRITE_ONLY, BLOCK_HOST, args=host),
    Row("people:unblock", WRITE_ONLY, MEMBERS_OWN, args=thing("block")),
    Row("people:my_data", ACCOUNT, READ_ONLY),
    Row("people:take_along", ACCOUNT, ACCOUNT),
    Row("people:erase", ACCOUNT, ACCOUNT, data=lambda cast, kind: {"sure": "on"}),
    Row("people:still_here", ACCOUNT, READ_ONLY),
    Row("people:let_words_go", WRITE_ONLY, MEMBERS_OWN, args=thing("kept")),
    Row(
        "admin:index",
        everybody(NOTHING, visitor=SIGN_IN, operator=OPEN),
        everybody(NOTHING, visitor=SIGN_IN, operator=OPEN),
    ),
]
test_permissions = matrix_test(ROWS, prepare)

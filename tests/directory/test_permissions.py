"""Who may open what of the people's pages."""

import pytest

from holdspace.directory.actions import add_credential, add_to_list, keep_profile
from tests.people_and_places import AT
from tests.permission_matrix import NO_SUCH_METHOD, NOTHING, OPEN, SIGN_IN, Row, everybody, insiders, matrix_test, only

pytestmark = pytest.mark.slow


def _slug(cast):
    return ["bridges"]


def _member(cast):
    return ["bridges", cast.memberships["member"].pk]


def _open_one(cast):
    return ["bridges", cast.memberships["host"].pk]


def _credential(cast):
    return ["bridges", cast.things["credential"].pk]


def _prepare(cast):
    member = cast.memberships["member"]
    cast.things["credential"] = add_credential(
        membership=member, kind="license", title="LCSW", ask=True, by=member.person, at=AT
    )
    steward, host = cast.memberships["steward"], cast.memberships["host"]
    cast.things["addition"] = add_to_list(facet="role", label="Puppeteer", steward=steward, by=steward.person, at=AT)
    keep_profile(texts={"work_as": "Host"}, seen_by={"work_as": "everybody"}, by=host.person, at=AT)


ROWS = [
    Row("directory:people", read=insiders(), args=_slug),
    Row("directory:person", read=insiders(), args=_member),
    Row("directory:card", read=everybody(NOTHING, visitor=SIGN_IN), args=_member),
    Row("directory:card", read=everybody(OPEN), args=_open_one),
    Row("directory:as_others", read=insiders(), args=lambda cast: ["bridges", "anybody"]),
    Row("directory:lists", read=only("steward"), write=only("steward"), args=_slug),
    Row(
        "directory:take_from_list",
        read=everybody(NO_SUCH_METHOD, visitor=SIGN_IN),
        write=only("steward"),
        args=lambda cast: ["bridges", cast.things["addition"].pk],
    ),
    Row("directory:credentials", read=insiders(), write=insiders(), args=_slug),
    Row(
        "directory:renew_credential",
        read=everybody(NO_SUCH_METHOD, visitor=SIGN_IN),
        write=only("member"),
        args=_credential,
    ),
    Row(
        "directory:credential_away",
        read=everybody(NO_SUCH_METHOD, visitor=SIGN_IN),
        write=only("member"),
        args=_credential,
    ),
    Row("directory:to_verify", read=only("steward"), args=_slug),
    Row(
        "directory:verify",
        read=everybody(NO_SUCH_METHOD, visitor=SIGN_IN),
        write=only("steward"),
        args=_credential,
        data=lambda cast, kind: {"how": "document"},
    ),
    Row("directory:edit", read=insiders(), write=insiders(), args=_slug),
    Row("directory:answering", read=everybody(NO_SUCH_METHOD, visitor=SIGN_IN), write=insiders(), args=_slug),
    Row("directory:face", read=everybody(NO_SUCH_METHOD, visitor=SIGN_IN), write=insiders(), args=_slug),
    Row("directory:no_face", read=everybody(NO_SUCH_METHOD, visitor=SIGN_IN), write=insiders(), args=_slug),
]
test_permissions = matrix_test(ROWS, _prepare)

from holdspace.uploads.actions import keep_picture
from tests.people_and_places import AT
from tests.permission_matrix import NO_SUCH_METHOD, Row, everybody, insiders, matrix_test


def a_members_picture(cast):
    """The member's own profile picture: whoever shares a community with them sees it."""
    import io

    from PIL import Image

    sent = io.BytesIO()
    Image.new("RGB", (20, 20), "navy").save(sent, "PNG")
    member = cast.people["member"]
    kept = keep_picture(file=sent, description="Me", owner_id=member.pk, by=member, at=AT)
    cast.things["picture"] = kept


def name(cast):
    return [cast.things["picture"].name]


ROWS = [
    Row("uploads:picture", insiders(), everybody(NO_SUCH_METHOD), args=name),
    Row("uploads:small_picture", insiders(), everybody(NO_SUCH_METHOD), args=name),
]
test_permissions = matrix_test(ROWS, a_members_picture)

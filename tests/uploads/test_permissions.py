import io

from PIL import Image

from holdspace.uploads.actions import keep_file, keep_picture
from tests.people_and_places import AT
from tests.permission_matrix import NO_SUCH_METHOD, Row, everybody, insiders, matrix_test, only


def an_image():
    sent = io.BytesIO()
    Image.new("RGB", (20, 20), "navy").save(sent, "PNG")
    return sent


def what_a_member_brought(cast):
    """The member's own profile picture: whoever shares a community with them sees it. And a file that no thing holds:
    the room of a thing says who else may read it."""
    member = cast.people["member"]
    kept = keep_picture(file=an_image(), description="Me", owner_id=member.pk, by=member, at=AT)
    cast.things["picture"] = kept
    given = {"called": "chart.png", "description": "A chart", "owner_id": member.pk}
    cast.things["file"] = keep_file(file=an_image(), **given, by=member, at=AT)


def name(cast):
    return [cast.things["picture"].name]


def of_file(cast):
    return [cast.things["file"].name]


ROWS = [
    Row("uploads:picture", insiders(), everybody(NO_SUCH_METHOD), args=name),
    Row("uploads:small_picture", insiders(), everybody(NO_SUCH_METHOD), args=name),
    Row("uploads:file", only("member"), everybody(NO_SUCH_METHOD), args=of_file),
    Row("uploads:small_file", only("member"), everybody(NO_SUCH_METHOD), args=of_file),
]
test_permissions = matrix_test(ROWS, what_a_member_brought)

import io
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from holdspace.grammar.actors import OPERATOR, THE_MACHINE, VISITOR
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.uploads import access, files, personal_rows
from holdspace.uploads.actions import keep_picture, let_go_picture
from holdspace.uploads.models import Picture
from holdspace.uploads.queries import picture_named, pictures_of
from holdspace.uploads.rules import may_let_go, may_see
from holdspace.uploads.tasks import sweep_orphans
from tests.people_and_places import AT, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def keep(an_image):
    def keep(person, **but):
        given = {"file": an_image(), "description": "Me by the sea", "owner_id": person.pk, "by": person, "at": AT}
        return keep_picture(**(given | but))

    return keep


def refusal(action, **arguments):
    with pytest.raises(Refused) as refused:
        action(**arguments)
    return str(refused.value.verdict.because)


def there(folder):
    return sorted(p.name for p in folder.glob("*/*"))


def test_a_picture_is_kept_with_its_description(keep, folder):
    ada = a_person()
    kept = keep(ada, description="  Me \n by the sea ")
    found = Picture.objects.get()
    assert found == kept
    assert (found.owner_id, found.description, found.decorative) == (ada.pk, "Me by the sea", False)
    assert (found.width, found.height, found.at) == (800, 600, AT)
    assert found.size == files.path_of(found.name, "large").stat().st_size
    assert there(folder) == [f"{found.name}.large.webp", f"{found.name}.small.webp"]
    assert files.path_of(found.name, "large").stat().st_mode & 0o077 == 0


def test_names_cannot_be_guessed(keep):
    ada = a_person()
    names = {keep(ada).name for _ in range(5)}
    assert len(names) == 5
    assert all(files.NAME.fullmatch(name) for name in names)


def test_a_description_is_required_unless_it_is_decoration(keep, folder):
    ada = a_person()
    assert refusal(keep, person=ada, description="  ") == (
        "Please say in a few words what the picture shows, or that it is only decoration."
    )
    assert refusal(keep, person=ada, description="x" * 201) == (
        "Please describe the picture in at most 200 characters."
    )
    assert there(folder) == []
    kept = keep(ada, description="left over", decorative=True)
    assert (kept.description, kept.decorative) == ("", True)


def test_the_database_holds_to_it_too(keep):
    ada = a_person()
    kept = keep(ada)
    with pytest.raises(IntegrityError), transaction.atomic():
        Picture.objects.filter(pk=kept.pk).update(description="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Picture.objects.filter(pk=kept.pk).update(decorative=True)


def test_nobody_brings_a_picture_of_somebody_else(keep):
    ada, bo = a_person(), a_person()
    assert refusal(keep, person=ada, by=bo) == "One can only bring a picture of one's own."
    assert keep(ada, by=THE_MACHINE).owner_id == ada.pk


def test_what_cannot_be_kept_leaves_nothing(keep, folder):
    assert refusal(keep, person=a_person(), file=io.BytesIO(b"<svg/>")) == (
        "This is not a JPEG, PNG or WebP picture. Please choose one of these."
    )
    assert (Picture.objects.count(), there(folder)) == (0, [])


def test_letting_go_removes_row_and_files_after_the_commit(keep, folder, django_capture_on_commit_callbacks):
    ada, bo = a_person(), a_person()
    mine, theirs = keep(ada), keep(bo)
    assert refusal(let_go_picture, picture=mine, by=bo, at=AT) == (
        "Only the person whose picture it is can take it down."
    )
    with django_capture_on_commit_callbacks(execute=True):
        let_go_picture(picture=mine, by=ada, at=AT)
        assert len(there(folder)) == 4
    assert list(Picture.objects.all()) == [theirs]
    assert there(folder) == [f"{theirs.name}.large.webp", f"{theirs.name}.small.webp"]


def test_the_machine_may_let_go_and_visitors_may_not(keep):
    kept = keep(a_person())
    found = [may_let_go(kept, by=who).allowed for who in (THE_MACHINE, VISITOR, OPERATOR)]
    assert found == [True, False, False]


def test_only_the_owner_sees_until_a_room_above_says_more(keep, monkeypatch):
    monkeypatch.setattr(access, "_rules", {})
    ada, bo, cy = a_person(), a_person(), a_person()
    kept = keep(ada)
    people = (ada, bo, cy, VISITOR, OPERATOR)
    assert [may_see(kept, seen_by=p, at=AT).allowed for p in people] == [True, False, False, False, False]
    access.declare_owner_rule("friends", lambda *, owner_id, seen_by, at: owner_id == ada.pk and seen_by == bo)
    assert [may_see(kept, seen_by=p, at=AT).allowed for p in people] == [True, True, False, False, False]
    assert picture_named(name=kept.name, seen_by=bo, at=AT) == kept
    for name, who in ((kept.name, cy), (files.new_name(), cy), (kept.name, VISITOR)):
        with pytest.raises(NothingHere):
            picture_named(name=name, seen_by=who, at=AT)


def test_ones_pictures_are_listed_for_oneself_alone(keep):
    ada, bo = a_person(), a_person()
    first, second = keep(ada), keep(ada)
    keep(bo)
    assert pictures_of(person_id=ada.pk, seen_by=ada) == [second, first]
    assert pictures_of(person_id=ada.pk, seen_by=bo) == []


def test_everything_goes_along_and_everything_is_erased(keep, folder, django_capture_on_commit_callbacks):
    ada, bo = a_person(), a_person()
    mine, theirs = keep(ada), keep(bo, description="", decorative=True)
    name = f"pictures/{mine.pk}.webp"
    assert personal_rows.export(person_id=ada.pk) == [
        {
            "file": name,
            "description": "Me by the sea",
            "decorative": False,
            "width": 800,
            "height": 600,
            "at": AT,
        }
    ]
    assert dict(personal_rows.files_of(person_id=ada.pk)) == {name: files.path_of(mine.name, "large").read_bytes()}
    with django_capture_on_commit_callbacks(execute=True):
        personal_rows.erase(person_id=ada.pk, at=AT)
    assert list(Picture.objects.all()) == [theirs]
    assert there(folder) == [f"{theirs.name}.large.webp", f"{theirs.name}.small.webp"]
    files.remove(theirs.name)
    assert dict(personal_rows.files_of(person_id=bo.pk)) == {}


def test_orphans_are_swept_after_a_day_and_nothing_else(keep, folder):
    import os

    kept, orphan, fresh = keep(a_person()), files.new_name(), files.new_name()
    files.write(orphan, "large", b"x")
    files.write(fresh, "large", b"x")
    files.path_of(kept.name, "large").with_suffix(".part").write_bytes(b"half")
    (folder / "ab" / "notes.txt").parent.mkdir(exist_ok=True)
    (folder / "ab" / "notes.txt").write_text("not ours")
    old = (AT - timedelta(days=2)).timestamp()
    for path in folder.glob("*/*"):
        new = path.name.startswith(fresh)
        os.utime(path, (old, old) if not new else ((AT.timestamp(),) * 2))
    sweep_orphans(at=AT)
    assert there(folder) == sorted(
        [f"{kept.name}.large.webp", f"{kept.name}.small.webp", f"{fresh}.large.webp", "notes.txt"]
    )


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "a" * 31, "a" * 33, "ä" * 32, "a" * 31 + "/"])
def test_a_made_up_name_reaches_no_file(name):
    with pytest.raises(ValueError):
        files.path_of(name, "large")
    with pytest.raises(ValueError):
        files.path_of("a" * 32, "huge")

import pytest

from holdspace.people.actions import erase_person
from holdspace.people.personal import all_personal
from holdspace.resources.actions import take_back_resource
from holdspace.resources.models import Resource
from holdspace.uploads.models import File
from tests.people_and_places import AT
from tests.resources.made import a_file, a_howto, a_resource

pytestmark = pytest.mark.django_db


def personal():
    return next(one for one in all_personal() if one.name == "resources")


def test_a_person_takes_what_they_gave_along_but_what_they_took_back(three):
    a_howto(three.ada)
    a_file(three.ada)
    take_back_resource(resource=a_resource(three.ada), by=three.ada.person, at=AT)
    rows = list(personal().export(person_id=three.ada.person_id))
    assert [(row["gave"], row["file"]) for row in rows] == [("Five senses", ""), ("A sheet", "Grounding.pdf")]
    assert list(personal().export(person_id=three.bo.person_id)) == []


def test_erasing_oneself_takes_everything_off_the_shelf_with_its_files(
    three, folder, django_capture_on_commit_callbacks
):
    a_howto(three.ada)
    a_file(three.ada)
    kept = a_file(three.bo)
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person=three.ada.person, by=three.ada.person, at=AT)
    assert (list(Resource.objects.all()), list(File.objects.all())) == ([kept], [kept.file])
    assert len(list(folder.glob("*/*"))) == 1

import pytest

from holdspace.people.actions import erase_person
from holdspace.people.personal import all_personal
from holdspace.resources.actions import say_it_helped, take_back_resource
from holdspace.resources.models import Collection, Resource, Taking
from holdspace.uploads.models import File
from tests.people_and_places import AT
from tests.resources.made import a_collection, a_file, a_howto, a_resource, a_taking

pytestmark = pytest.mark.django_db


def exported(member):
    personal = next(one for one in all_personal() if one.name == "resources")
    return list(personal.export(person_id=member.person_id))


def test_a_person_takes_what_they_gave_along_but_what_they_took_back(three):
    a_howto(three.ada)
    a_file(three.ada)
    take_back_resource(resource=a_resource(three.ada), by=three.ada.person, at=AT)
    rows = exported(three.ada)
    assert [(row["gave"], row["file"]) for row in rows] == [("Five senses", ""), ("A sheet", "Grounding.pdf")]
    assert exported(three.bo) == []


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


def test_what_one_took_goes_along_and_goes_with_oneself(three):
    taking = a_taking(three.ada, three.bo)
    say_it_helped(taking=taking, words="The second step.", by=three.bo.person, at=AT)
    assert [(row["took"], row["how_it_was"], row["words_to_giver"]) for row in exported(three.bo)] == [
        ("Grounding for groups", "helped", "The second step.")
    ]
    assert [row for row in exported(three.ada) if "took" in row] == []
    erase_person(person=three.bo.person, by=three.bo.person, at=AT)
    assert (Taking.objects.count(), Resource.objects.get().helped) == (0, 0)


def test_what_one_gathered_goes_along_and_goes_with_oneself(three):
    a_collection(three.bo, a_resource(three.ada))
    assert [row["gathered"] for row in exported(three.bo)] == ["For a first session"]
    erase_person(person=three.bo.person, by=three.bo.person, at=AT)
    assert (Collection.objects.count(), Resource.objects.count()) == (0, 1)

import io
from datetime import timedelta

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from PIL import Image

from holdspace.grammar.actors import OPERATOR, THE_MACHINE, VISITOR
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.uploads import access, files, personal_rows
from holdspace.uploads.actions import keep_file, let_go_file
from holdspace.uploads.bounds import LARGEST_REQUEST, BoundedUploadHandler
from holdspace.uploads.models import File
from holdspace.uploads.queries import file_named
from holdspace.uploads.rules import MOST_FILES, may_keep, may_read
from holdspace.uploads.tasks import sweep_orphans
from tests.people_and_places import AT, a_person
from tests.uploads.conftest import PDF

pytestmark = pytest.mark.django_db
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def keep(a_pdf):
    def keep(person, **but):
        given = {"file": a_pdf(), "called": "Grounding.pdf", "owner_id": person.pk, "by": person, "at": AT}
        return keep_file(**(given | but))

    return keep


def refusal(action, **arguments):
    with pytest.raises(Refused) as refused:
        action(**arguments)
    return str(refused.value.verdict.because)


def there(folder):
    return sorted(p.name for p in folder.glob("*/*"))


def browser(person=None):
    client = Client()
    if person is not None:
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def handed(client, path):
    response = client.get(path)
    return response.content, response


def test_a_file_is_kept_with_its_kind_and_name(keep, folder):
    ada = a_person()
    kept = keep(ada, description="  Five \n steps ")
    found = File.objects.get()
    assert found == kept
    assert (found.kind, found.called, found.description, found.size) == ("pdf", "Grounding.pdf", "Five steps", len(PDF))
    assert (found.width, found.height, found.owner_id, found.at) == (0, 0, ada.pk, AT)
    assert there(folder) == [f"{found.name}.kept"]
    assert files.path_of(found.name, "kept").read_bytes() == PDF
    assert files.path_of(found.name, "kept").stat().st_mode & 0o077 == 0


def test_an_image_needs_its_description_in_the_database_too(keep, an_image, folder):
    ada = a_person()
    assert refusal(keep, person=ada, file=an_image()) == (
        "Please say in a few words what the image shows, for people who do not see it."
    )
    assert there(folder) == []
    kept = keep(ada, file=an_image(), called="chart.png", description="A circle in four parts")
    assert (kept.kind, kept.called, kept.width, kept.height) == ("image", "chart.webp", 1200, 900)
    assert there(folder) == [f"{kept.name}.kept", f"{kept.name}.small.webp"]
    with pytest.raises(IntegrityError), transaction.atomic():
        File.objects.filter(pk=kept.pk).update(description="")
    assert refusal(keep, person=ada, description="a" * 201) == "Please describe the file in at most 200 characters."


def test_nobody_brings_a_file_for_somebody_else(keep):
    ada, bo = a_person(), a_person()
    assert refusal(keep, person=ada, by=bo) == "One can only bring a file of one's own."
    assert keep(ada, by=THE_MACHINE).owner_id == ada.pk


def test_what_one_person_keeps_is_counted(keep, settings, folder):
    settings.HOLDSPACE_FILES_MB = 1
    ada, bo = a_person(), a_person()
    big = b"%PDF-1.7" + b" " * 600_000 + b"%%EOF"
    keep(ada, file=io.BytesIO(big))
    assert refusal(keep, person=ada, file=io.BytesIO(big)) == (
        "There is room for 1 MB of your files here, and this one does not fit any more. "
        "Take back one that is not needed, then there is room again."
    )
    keep(bo, file=io.BytesIO(big))
    keep(ada)
    assert (File.objects.filter(owner=ada).count(), len(there(folder))) == (2, 3)
    found = [may_keep(size=1, files=n, kept=0).allowed for n in (0, MOST_FILES - 1, MOST_FILES)]
    assert found == [True, True, False]


def test_only_the_owner_reads_until_a_room_says_more(keep, monkeypatch):
    monkeypatch.setattr(access, "_files", {})
    ada, bo, cy = a_person(), a_person(), a_person()
    kept, other = keep(ada), keep(ada)
    people = (ada, bo, cy, VISITOR, OPERATOR)
    assert [may_read(kept, seen_by=p, at=AT).allowed for p in people] == [True, False, False, False, False]
    access.declare_file_rule("notes", lambda *, file_id, seen_by, at: file_id == kept.pk and seen_by == bo)
    assert [may_read(kept, seen_by=p, at=AT).allowed for p in people] == [True, True, False, False, False]
    assert file_named(name=kept.name, seen_by=bo, at=AT) == kept
    for name, who in ((other.name, bo), (kept.name, cy), (files.new_name(), ada), (kept.name, VISITOR)):
        with pytest.raises(NothingHere):
            file_named(name=name, seen_by=who, at=AT)


def test_letting_go_removes_row_and_bytes_after_the_commit(keep, folder, django_capture_on_commit_callbacks):
    ada, bo = a_person(), a_person()
    mine = keep(ada)
    assert refusal(let_go_file, file=mine, by=bo, at=AT) == "Only the person whose file it is can take it back."
    with django_capture_on_commit_callbacks(execute=True):
        let_go_file(file=mine, by=ada, at=AT)
        assert len(there(folder)) == 1
    assert (File.objects.count(), there(folder)) == (0, [])


def test_everything_goes_along_and_everything_is_erased(keep, folder, django_capture_on_commit_callbacks):
    ada, bo = a_person(), a_person()
    mine, theirs = keep(ada), keep(bo)
    name = f"files/{mine.pk}-Grounding.pdf"
    assert personal_rows.export_files(person_id=ada.pk) == [
        {"file": name, "called": "Grounding.pdf", "description": "", "bytes": len(PDF), "at": AT}
    ]
    assert dict(personal_rows.kept_files_of(person_id=ada.pk)) == {name: PDF}
    with django_capture_on_commit_callbacks(execute=True):
        personal_rows.erase_files(person_id=ada.pk, at=AT)
    assert (list(File.objects.all()), there(folder)) == ([theirs], [f"{theirs.name}.kept"])
    files.remove(theirs.name)
    assert dict(personal_rows.kept_files_of(person_id=bo.pk)) == {}


def test_the_sweep_knows_files(keep, folder):
    import os

    kept, orphan = keep(a_person()), files.new_name()
    files.write(orphan, "kept", b"x")
    old = (AT - timedelta(days=2)).timestamp()
    for path in folder.glob("*/*"):
        os.utime(path, (old, old))
    sweep_orphans(at=AT)
    assert there(folder) == [f"{kept.name}.kept"]


def test_a_pdf_and_a_text_are_handed_out_and_never_shown(keep):
    ada = a_person()
    for sent, called, kind, handed_as in (
        (PDF, "Fünf Schritte.pdf", "application/pdf", "attachment; filename*=utf-8''F%C3%BCnf%20Schritte.pdf"),
        (b"One\nTwo\n", "steps.md", "text/plain; charset=utf-8", 'attachment; filename="steps.md"'),
    ):
        kept = keep(ada, file=io.BytesIO(sent), called=called)
        content, response = handed(browser(ada), f"/files/kept/{kept.name}")
        assert (content, response["Content-Type"], response["Content-Disposition"]) == (sent, kind, handed_as)
        assert {name: response[name] for name in HEADERS} == HEADERS
        assert browser(ada).get(f"/files/kept/{kept.name}/small").status_code == 404


def test_an_image_is_shown_at_two_sizes(keep, an_image):
    ada = a_person()
    kept = keep(ada, file=an_image(), called="chart.png", description="A chart")
    for path, size in ((f"/files/kept/{kept.name}", (1200, 900)), (f"/files/kept/{kept.name}/small", (160, 120))):
        content, response = handed(browser(ada), path)
        assert Image.open(io.BytesIO(content)).size == size
        assert (response["Content-Type"], response["Content-Disposition"]) == (
            "image/webp",
            'inline; filename="chart.webp"',
        )
        assert {name: response[name] for name in HEADERS} == HEADERS


def test_to_somebody_else_there_is_nothing_exactly_as_with_no_file(keep, monkeypatch):
    monkeypatch.setattr(access, "_files", {})
    kept = keep(a_person())
    other = browser(a_person())
    assert [other.get(f"/files/kept/{name}").status_code for name in (kept.name, files.new_name())] == [404, 404]
    response = browser().get(f"/files/kept/{kept.name}")
    assert (response.status_code, response["Location"]) == (302, f"/account/login/?next=%2Ffiles%2Fkept%2F{kept.name}")
    assert browser(kept.owner).get(f"/files/{kept.name}").status_code == 404
    files.remove(kept.name)
    assert browser(kept.owner).get(f"/files/kept/{kept.name}").status_code == 404


def test_a_request_that_says_it_is_too_large_is_not_read():
    handler = BoundedUploadHandler()
    assert handler.handle_raw_input(None, {}, LARGEST_REQUEST, "") is None
    with pytest.raises(RequestDataTooBig):
        handler.handle_raw_input(None, {}, LARGEST_REQUEST + 1, "")
    assert handler.receive_data_chunk(b"as it is", 0) == b"as it is"


def test_a_page_turns_it_back_in_words(monkeypatch):
    monkeypatch.setattr("holdspace.uploads.bounds.LARGEST_REQUEST", 1000)
    sent = SimpleUploadedFile("a.pdf", b"x" * 2000)
    response = browser(a_person()).post("/me/", {"file": sent})
    assert (response.status_code, b"That was too much to carry" in response.content) == (413, True)

"""The letter that no keyboard has and PostgreSQL cannot keep never gets as far as a view."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory

from holdspace.communities.states import Role
from holdspace.web.middleware import WithoutNul
from tests.people_and_places import a_community, a_member

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def seen(request):
    """What the view gets."""
    found = []
    WithoutNul(lambda one: found.append(one) or HttpResponse())(request)
    return found[0]


def test_what_was_sent_comes_without_it():
    sent = {"text": "a\x00b", "na\x00me": ["1\x00", "2"], "file": SimpleUploadedFile("x.txt", b"a\x00b")}
    request = seen(RequestFactory().post("/?q=c%00d&q=e", sent))
    assert dict(request.POST.lists()) == {"text": ["ab"], "name": ["1", "2"]}
    assert request.GET.getlist("q") == ["cd", "e"]
    assert request.FILES["file"].read() == b"a\x00b"
    with pytest.raises(AttributeError):
        request.POST["text"] = "still not to be changed"


def test_everything_else_comes_as_it_was():
    request = RequestFactory().post("/?q=1%25&q=é", {"text": "a\nb", "several": ["1", "2"]})
    before = request.POST, request.GET
    assert before == (seen(request).POST, seen(request).GET)
    assert seen(request).POST is before[0]


@pytest.mark.django_db
def test_a_page_that_reads_single_words_opens(client):
    community = a_community()
    ines = a_member(community, "Ines", Role.HOST)
    client.force_login(ines.person, backend=BACKEND)
    told = client.post(
        f"/c/{community.slug}/shares/write/", {"then": "names", "audience": "without", "like": "\x00nul"}
    )
    assert told.status_code in {200, 422}
    assert client.get(f"/c/{community.slug}/find/?q=%00nul").status_code == 200
    assert client.get(f"/c/{community.slug}/shares/%00/").status_code == 404

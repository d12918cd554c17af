"""What goes wrong is told in the house's words, and without the database (these tests may not touch it)."""

import re

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.test import RequestFactory

from holdspace.web import views


@pytest.fixture
def request_of_somebody():
    return RequestFactory().get("/c/bridges/shares/")


def headline(response):
    return re.search(r"<h1>(.*?)</h1>", response.content.decode())[1]


@pytest.mark.parametrize(
    ("view", "problem", "status", "words"),
    [
        (views.bad_request, None, 400, "We could not read that"),
        (views.bad_request, RequestDataTooBig(), 413, "That was too much to carry"),
        (views.forbidden, None, 403, "This door is not yours"),
        (views.not_found, None, 404, "There is nothing here"),
    ],
)
def test_each_has_its_page(request_of_somebody, view, problem, status, words):
    response = view(request_of_somebody, problem)
    assert (response.status_code, headline(response), response["Cache-Control"]) == (status, words, "no-store")


@pytest.mark.parametrize(
    ("problem", "status", "words"),
    [
        (ValueError("private words"), 500, "Something broke on our side"),
        (OperationalError("database is locked"), 503, "The house is busy"),
    ],
)
def test_what_breaks_here(request_of_somebody, problem, status, words):
    try:
        raise problem
    except (ValueError, OperationalError):
        response = views.broken(request_of_somebody)
    assert (response.status_code, headline(response)) == (status, words)
    assert str(problem) not in response.content.decode()


def test_too_many_tries_have_a_page(request_of_somebody):
    assert headline(views.bare_page(request_of_somebody, "web/429.html", status=429)) == "Let us wait a moment"


def test_a_page_that_waited_too_long_gives_the_words_back():
    request = RequestFactory().post(
        "/c/bridges/shares/new/", {"csrfmiddlewaretoken": "x", "once": "y", "words": "Small <true> things", "hope": " "}
    )
    response = views.waited_too_long(request)
    assert response.status_code == 403
    assert headline(response) == "This page had waited too long"
    boxes = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", response.content.decode(), re.DOTALL)
    assert boxes == ["Small &lt;true&gt; things"]

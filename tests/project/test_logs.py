"""A secret is put wherever somebody's text could come from, and looked for in everything that is logged."""

import io
import json
import logging

import pytest
import structlog
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from holdspace.project import urls as house
from holdspace.project.logs import Lines, configure_structlog, line_of, logging_settings

SECRET = "I-am-so-afraid"


def fail(request, slug=""):
    raise RuntimeError(f"could not keep {request.POST.get('words', SECRET)} for {SECRET}@example.org")


def fail_from(request):
    try:
        fail(request)
    except RuntimeError as problem:
        raise ValueError(SECRET) from problem


def suspicious(request):
    raise SuspiciousOperation(f"something about {SECRET}")


def locked(request):
    raise OperationalError(f"database is locked while writing {SECRET}")


def missing(request):
    raise OperationalError("no such table: people_person")


def full(request):
    raise OSError(28, "No space left on device", f"/data/{SECRET}")


def library(request):
    log = logging.getLogger("some.library")
    log.warning("Sent %s to %s", SECRET, f"{SECRET}@example.org")
    log.warning(" ".join(["Put together from", SECRET]))
    log.error({"words": SECRET})
    try:
        raise KeyError(SECRET)
    except KeyError:
        log.exception("While doing %s", SECRET)
    return HttpResponse("fine")


def our_own(request):
    log = structlog.get_logger("holdspace.trial")
    log.warning("task given up", task="outbox.send", tries=8, words=SECRET, problem="ValueError")
    return HttpResponse("fine")


urlpatterns = [
    *house.urlpatterns,
    path("c/<slug:slug>/fail/", fail, name="fail"),
    path("from/", fail_from, name="from"),
    path("suspicious/", suspicious, name="suspicious"),
    path("locked/", locked, name="locked"),
    path("missing/", missing, name="missing"),
    path("full/", full, name="full"),
    path("library/", library, name="library"),
    path("ours/", our_own, name="ours"),
]
handler400, handler403, handler404, handler500 = (
    house.handler400,
    house.handler403,
    house.handler404,
    house.handler500,
)


@pytest.fixture
def logged():
    """Everything that is logged, as production would write it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines(readable=False))
    configure_structlog()
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def browser(settings):
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def short(line):
    return {k: v for k, v in line.items() if k not in {"at", "ms", "request_id", "place"}}


REQUESTS = [
    ("post", f"/c/{SECRET}/fail/?q={SECRET}", 500),
    ("get", f"/from/?q={SECRET}", 500),
    ("get", "/suspicious/", 400),
    ("get", "/locked/", 503),
    ("get", "/missing/", 500),
    ("get", "/full/", 503),
    ("get", "/library/", 200),
    ("get", "/ours/", 200),
    ("get", f"/{SECRET}/", 404),
    ("post", f"/healthz/?q={SECRET}", 404),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "address", "status"), REQUESTS, ids=[a for _, a, _ in REQUESTS])
def test_nothing_that_somebody_wrote_is_ever_logged(browser, logged, method, address, status):
    data = {"words": f"{SECRET} with all details"} if method == "post" else None
    response = getattr(browser, method)(address, data, headers={"User-Agent": SECRET, "X-Request-ID": SECRET})
    assert response.status_code == status
    lines = logged()
    assert lines
    assert SECRET not in json.dumps(lines)
    assert {line["request_id"] for line in lines} == {response["X-Request-ID"]}
    assert short(lines[-1]) | {"route": ""} == {
        "level": "info",
        "logger": "holdspace.requests",
        "event": "request",
        "method": method.upper(),
        "route": "",
        "status": status,
    }


@pytest.mark.django_db
def test_a_request_is_one_line_with_the_name_of_its_page(browser, logged):
    browser.get(f"/ours/?q={SECRET}")
    line = logged()[-1]
    assert (line["route"], line["status"], line["ms"] >= 0) == ("ours", 200, True)
    browser.get("/nowhere/at/all/")
    assert logged()[-1]["route"] == "none"
    browser.generic("SECRETS", "/ours/")
    assert logged()[-1]["method"] == "other"


def test_asking_for_health_is_not_logged(browser, logged):
    browser.get("/healthz/live")
    assert logged() == []


@pytest.mark.django_db
def test_of_an_exception_class_and_place_are_kept(browser, logged):
    browser.get("/from/")
    [line] = [one for one in logged() if one["level"] == "error"]
    assert (line["logger"], line["event"], line["problem"]) == ("django.request", "%s: %s", "ValueError")
    assert line["place"].partition(":")[0] in {__name__, "holdspace.project.request_log"}


@pytest.mark.django_db
def test_of_others_messages_the_template_is_kept(browser, logged):
    browser.get("/library/")
    found = [(one["event"], one.get("problem")) for one in logged() if one["logger"] == "some.library"]
    assert found == [
        ("Sent %s to %s", None),
        ("(a message without a template)", None),
        ("(a message without a template)", None),
        ("While doing %s", "KeyError"),
    ]


@pytest.mark.django_db
def test_our_own_lines_carry_known_fields_alone(browser, logged):
    browser.get("/ours/")
    [line] = [one for one in logged() if one["logger"] == "holdspace.trial"]
    assert short(line) == {
        "level": "warning",
        "logger": "holdspace.trial",
        "event": "task given up",
        "task": "outbox.send",
        "tries": 8,
        "problem": "ValueError",
    }


def test_people_read_lines_in_debug():
    record = logging.makeLogRecord(
        {"name": "holdspace.requests", "levelname": "INFO", "msg": "request", "created": 0.0, "status": 200}
    )
    assert Lines(readable=True).format(record) == "00:00:00 info    holdspace.requests  request  status=200"
    assert line_of(record) == {
        "at": "1970-01-01T00:00:00.000+00:00",
        "level": "info",
        "logger": "holdspace.requests",
        "event": "request",
        "status": 200,
    }


def test_nobody_is_mailed_about_errors():
    found = logging_settings(debug=False)
    assert found["loggers"]["django"]["handlers"] == []
    assert list(found["handlers"]) == ["lines"]


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "page"), [("/locked/", "503"), ("/full/", "503"), ("/missing/", "500")])
def test_what_is_locked_or_full_gets_a_page_that_says_so(browser, address, page):
    response = browser.get(address)
    assert response.status_code == int(page)
    assert ("The house is busy" in response.text) is (page == "503")
    assert SECRET not in response.text


@pytest.mark.django_db
def test_a_database_that_is_away_before_any_view_gets_the_page_too(browser, monkeypatch):
    from django.contrib.sessions.backends.db import SessionStore

    def away(self):
        raise OperationalError("away")

    monkeypatch.setattr(SessionStore, "load", away)
    browser.cookies["sessionid"] = "x" * 32
    response = browser.get("/account/login/")
    assert response.status_code == 503

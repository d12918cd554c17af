"""The way out, against what it replaces."""

import gzip
import importlib.util
import sys

import pytest
from csp.constants import HEADER
from csp.decorators import csp_exempt
from csp.middleware import CSPMiddleware
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.urls import get_resolver
from hypothesis import given
from hypothesis import strategies as st

from holdspace.web.wire import Compressed, ContentPolicy, PathsRemembered, compress

PAGE = b"<p>small true things</p>" * 40


def ask(middleware, response, **headers):
    return middleware(lambda request: response)(RequestFactory().get("/", **headers))


@given(st.binary(max_size=5_000), st.integers(1, 100))
def test_what_is_compressed_opens_again(body, padding):
    assert gzip.decompress(compress(body, padding=padding)) == body


def test_where_isa_l_is_not_built_zlib_does_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "isal", None)
    spec = importlib.util.find_spec("holdspace.web.wire")
    without = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(without)
    assert without.zlib.__name__ == "zlib"
    assert gzip.decompress(without.compress(PAGE, padding=3)) == PAGE


def test_a_page_is_compressed_for_whoever_takes_it():
    response = ask(Compressed, HttpResponse(PAGE), HTTP_ACCEPT_ENCODING="br, gzip;q=0.8")
    assert gzip.decompress(response.content) == PAGE
    assert response.headers["Content-Encoding"] == "gzip"
    assert response.headers["Content-Length"] == str(len(response.content))
    assert response.headers["Vary"] == "Accept-Encoding"


def test_its_length_does_not_tell():
    lengths = {len(ask(Compressed, HttpResponse(PAGE), HTTP_ACCEPT_ENCODING="gzip").content) for _ in range(40)}
    assert len(lengths) > 10


@pytest.mark.parametrize(
    ("response", "accepts"),
    [
        (HttpResponse(b"short"), "gzip"),
        (HttpResponse(PAGE), "identity"),
        (HttpResponse(PAGE), ""),
        (HttpResponse(PAGE, headers={"Content-Encoding": "br"}), "gzip"),
    ],
)
def test_left_as_it_is(response, accepts):
    before = (response.content, response.headers.get("Content-Encoding"))
    answer = ask(Compressed, response, HTTP_ACCEPT_ENCODING=accepts)
    assert (answer.content, answer.headers.get("Content-Encoding")) == before


def test_a_stream_is_left_to_flow():
    answer = ask(Compressed, StreamingHttpResponse([PAGE]), HTTP_ACCEPT_ENCODING="gzip")
    assert b"".join(answer) == PAGE


def test_the_policy_is_the_one_of_django_csp():
    expected = ask(CSPMiddleware, HttpResponse(PAGE)).headers[HEADER]
    policy = ContentPolicy(lambda request: HttpResponse(PAGE))
    assert [policy(RequestFactory().get("/")).headers[HEADER] for _ in range(3)] == [expected] * 3


def test_a_view_that_asks_for_another_policy_gets_it():
    answers = iter([HttpResponse(PAGE), csp_exempt()(lambda request: HttpResponse(PAGE))(None), HttpResponse(PAGE)])
    policy = ContentPolicy(lambda request: next(answers))
    assert [HEADER in policy(RequestFactory().get("/")) for _ in range(3)] == [True, False, True]


def test_paths_lead_where_they_led():
    PathsRemembered(lambda request: HttpResponse(""))
    PathsRemembered(lambda request: HttpResponse(""))
    resolver = get_resolver()
    found = [resolver.resolve("/c/bridges/charter/") for _ in range(2)]
    assert [(match.view_name, match.kwargs) for match in found] == [("communities:charter", {"slug": "bridges"})] * 2
    assert resolver.resolve.cache_info().hits >= 1

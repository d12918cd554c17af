"""The style page shows every component: a macro that is not on it does not exist."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.test import RequestFactory

from holdspace.web import views
from holdspace.web.jinja import Components


class Watched:
    """The components, remembering which were called."""

    def __init__(self, env):
        self.real, self.called = Components(env), set()

    def __getattr__(self, name):
        self.called.add(name)
        return getattr(self.real, name)


@pytest.fixture
def request_of_a_visitor():
    request = RequestFactory().get("/style/")
    request.at, request.user = datetime(2026, 11, 19, 9, 30, tzinfo=UTC), AnonymousUser()
    return request


def test_every_macro_is_shown(request_of_a_visitor, monkeypatch):
    env = engines["jinja2"].env
    watched = Watched(env)
    monkeypatch.setitem(env.globals, "ui", watched)
    env.cache.clear()
    response = views.style(request_of_a_visitor)
    env.cache.clear()
    watched.real.icon  # noqa: B018 - loads the macros, whatever the page did
    assert response.status_code == 200
    assert sorted(set(watched.real._macros) - watched.called) == []


def test_it_is_not_there_outside_of_debugging(client):
    assert client.get("/style/").status_code == 404

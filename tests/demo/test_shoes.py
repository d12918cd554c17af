"""Stepping into somebody's shoes, and the mail of the demo."""

import pytest
from django.test import Client, override_settings

from holdspace.demo.shoes import ALL

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo_mode(settings):
    with override_settings(
        HOLDSPACE_DEMO=True,
        ROOT_URLCONF="tests.demo.urls_with_demo",
        MIDDLEWARE=[*settings.MIDDLEWARE, "holdspace.demo.middleware.DemoBar"],
    ):
        yield


@pytest.mark.slow
def test_every_pair_of_shoes_leads_to_a_page_that_opens(demo_mode, played):
    client = Client()
    for shoes in ALL:
        page = client.post(f"/demo/as/{shoes.kind}/", follow=True)
        assert (shoes.kind, page.status_code, page.redirect_chain[0][0]) == (shoes.kind, 200, shoes.leads_to)
        text = page.content.decode()
        assert text.count('aria-current="true"') == 1


@pytest.mark.slow
def test_shoes_are_changed_by_posting_alone_and_only_those_there_are(demo_mode, played):
    client = Client()
    assert client.get("/demo/as/steward/").status_code == 405
    assert client.post("/demo/as/operator/", follow=True).redirect_chain[0][0].startswith("/account/login/")


@pytest.mark.slow
def test_who_steps_into_them_reads_since_when_they_are_signed_in(demo_mode, played):
    client = Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"})
    client.post("/demo/as/member/")
    page = " ".join(client.get("/me/devices/").content.decode().split())
    assert "Firefox, Linux" in page
    assert "since " in page.partition("Firefox, Linux")[2][:200]


@pytest.mark.slow
def test_the_mail_page_opens_for_anybody(demo_mode, played):
    assert Client().get("/demo/mail/").status_code == 200
    assert Client().get("/demo/mail/none.eml/").status_code == 302

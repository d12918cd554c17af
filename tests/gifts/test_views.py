import re

import pytest
from django.test import Client

from tests.gifts.test_actions import give
from tests.people_and_places import a_community, a_member

pytestmark = pytest.mark.django_db


def page_of(member):
    client = Client()
    client.force_login(member.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.get("/c/bridges/rhythm/").content.decode()


def test_each_reads_their_own_in_words_and_no_figure():
    community = a_community()
    ana, ben = a_member(community), a_member(community)
    give(ana, ben)
    give(ana, ben, cause=ana)
    texts = {
        member: re.sub(r"<[^>]+>", " ", page_of(member).split("<main", 1)[1].split(">", 1)[1].split("</main>")[0])
        for member in (ana, ben)
    }
    assert "Lately you have mostly given." in texts[ana]
    assert "Lately you have mostly received, and that is what this place is for." in texts[ben]
    assert [re.findall(r"\d", text) for text in texts.values()] == [[], []]

"""Nonsense, markup, endless and impossible words in every form within reach: an answer, never a broken page."""

import pytest
from django.test import Client, override_settings

from holdspace.demo.shoes import ALL
from tests.demo.everywhere import walk_everywhere

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# Fewer than this means that the walk ended at its first door.
AT_LEAST = {"visitor": 20, "applicant": 60, "reviewer": 200, "member": 200, "host": 200, "steward": 200}


@pytest.mark.parametrize("shoes", ALL, ids=lambda shoes: shoes.kind)
def test_no_page_breaks(shoes, settings, played):
    with override_settings(
        HOLDSPACE_DEMO=True,
        ROOT_URLCONF="tests.demo.urls_with_demo",
        MIDDLEWARE=[*settings.MIDDLEWARE, "holdspace.demo.middleware.DemoBar"],
    ):
        client = Client()
        client.post(f"/demo/as/{shoes.kind}/")
        broken, told = walk_everywhere(client, shoes.leads_to, seed=shoes.kind, pages=120, times=4)
    assert broken == []
    assert sum(told.values()) >= AT_LEAST[shoes.kind]
    assert told[200] >= AT_LEAST[shoes.kind] / 4

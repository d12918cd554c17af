"""Outside demo mode the demo has no address at all; what it has inside is tried in test_shoes.py."""

import pytest

ROWS = []


@pytest.mark.django_db
def test_no_address_of_the_demo_exists_outside_demo_mode(client):
    for address in ("/demo/mail/", "/demo/mail/x.eml/", "/demo/as/steward/"):
        assert (client.get(address).status_code, client.post(address).status_code) == (404, 404)

"""Walking to the provider of `provider.py` and back, as a browser does."""

import html
import json
import re
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import TestCase

from holdspace.people.linked.provider import forget_what_is_known
from tests.people import provider as program

ENTER, BACK, MINE = "/account/linked/", "/account/linked/back/", "/me/linked/"


class AtTheProvider:
    """The running program, and how it is to behave."""

    def __init__(self, issuer):
        self.issuer = issuer
        self.netloc = urlsplit(issuer).netloc

    def _ask(self, method, path, body=None):
        connection = HTTPConnection(self.netloc, timeout=30)
        try:
            connection.request(method, path, body)
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()

    def behave(self, **how):
        self._ask("POST", "/behave", json.dumps(how))

    def asked(self):
        return json.loads(self._ask("GET", "/asked")[1])["asked"]

    def sign_in(self, address):
        """Let the provider send one back; path and query of where to."""
        parts = urlsplit(address)
        assert parts.netloc == self.netloc
        answer, _body = self._ask("GET", f"{parts.path}?{parts.query}")
        assert answer.status == 302
        return "/" + answer.getheader("Location").split("/", 3)[3]

    def there(self, client, path=ENTER, **data):
        """Press the button here; the address that the page leads on to."""
        page = client.post(path, data)
        assert page.status_code == 200
        return html.unescape(
            re.search(r'<meta http-equiv="refresh" content="0;url=([^"]+)">', page.content.decode())[1]
        )

    def walk(self, client, path=ENTER, **data):
        """There and back."""
        address = self.sign_in(self.there(client, path, **data))
        with TestCase.captureOnCommitCallbacks(execute=True):
            return client.get(address)


@pytest.fixture(scope="session")
def running_provider():
    process = subprocess.Popen([sys.executable, str(Path(program.__file__))], stdout=subprocess.PIPE, text=True)
    yield process.stdout.readline().strip()
    process.terminate()
    process.wait()
    process.stdout.close()


@pytest.fixture
def there(running_provider, settings):
    settings.HOLDSPACE_URL = "http://localhost:8000"
    settings.HOLDSPACE_OIDC_ISSUER = running_provider
    settings.HOLDSPACE_OIDC_CLIENT_ID = program.CLIENT
    settings.HOLDSPACE_OIDC_CLIENT_SECRET = program.SECRET
    settings.HOLDSPACE_OIDC_NAME = "Clinic login"
    forget_what_is_known()
    found = AtTheProvider(running_provider)
    found.behave()
    return found

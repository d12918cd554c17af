"""What a browser calls itself, in words that its owner knows; nothing else of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from holdspace.web.requests import Request

DEVICE, SINCE = "people.device", "people.since"
# The first that is named counts: others name their ancestors, too.
BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def device_of(agent: str) -> str:
    """ "Firefox, Linux" for what the browser says of itself; "" for what nobody would know."""
    found = (next((name for sign, name in signs if sign in agent), "") for signs in (BROWSERS, SYSTEMS))
    return ", ".join(name for name in found if name)


def note_arrival(request: Request) -> None:
    """This browser's session knows from now on what it is called and since when it is in."""
    request.session[DEVICE] = device_of(request.headers.get("User-Agent", "")[:500])
    request.session[SINCE] = request.at.isoformat()


def number_of(session_key: str) -> str:
    """What stands in an address for a session: its key would open the door."""
    return salted_hmac("holdspace.people.devices", session_key, algorithm="sha256").hexdigest()[:32]

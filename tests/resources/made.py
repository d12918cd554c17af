"""People who give and take, made through the real actions."""

import io
from dataclasses import dataclass
from typing import Any

from holdspace.resources.actions import gather, give_resource, make_collection, take_resource
from holdspace.resources.actions.giving import Brought
from holdspace.resources.models import Collection, Resource, Taking
from tests.people_and_places import AT, a_community, a_member

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
LINK = "https://www.example.org/grounding?for=groups"
HOWTO = "1. Name five things you see.\n2. Breathe **out** slowly."


@dataclass
class Three:
    """Ada gives, Bo and Cy take."""

    community: Any
    ada: Any
    bo: Any
    cy: Any


def three_people():
    community = a_community()
    return Three(community, *(a_member(community, name) for name in ("Ada", "Bo", "Cy")))


def a_resource(member, *, at=AT, **but) -> Resource:
    given = {"kind": "link", "title": "Grounding for groups", "topic": "trauma", "licence": "cc-by", "link": LINK}
    return give_resource(membership=member, by=member.person, at=at, **(given | but))


def a_howto(member, **but) -> Resource:
    return a_resource(member, **({"kind": "howto", "text": HOWTO, "title": "Five senses", "licence": "cc0"} | but))


def a_file(member, *, called="Grounding.pdf", content=PDF, description="", **but) -> Resource:
    brought = Brought(io.BytesIO(content), called, description)
    return a_resource(member, **({"kind": "file", "brought": brought, "title": "A sheet", "licence": "mine"} | but))


def a_taking(giver, taker, *, at=AT, **but) -> Taking:
    return take_resource(resource=a_resource(giver, at=at, **but), by=taker.person, at=at)


def a_collection(keeper, *resources, at=AT, **but) -> Collection:
    given = {"title": "For a first session"} | but
    made = make_collection(membership=keeper, by=keeper.person, at=at, **given)
    for one in resources:
        gather(collection=made, resource=one, by=keeper.person, at=at)
    return made

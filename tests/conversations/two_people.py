"""A thread between two people of a community, about some thing."""

from dataclasses import dataclass
from typing import Any

from holdspace.conversations.actions import begin_talk, open_thread
from holdspace.conversations.kinds import About
from holdspace.conversations.models import Participant, Thread
from tests.people_and_places import AT, a_community, a_member


@dataclass
class Two:
    """Ana and Ben, who write to each other; Cleo, who has no part in it; the kind that heads their thread."""

    community: Any
    ana: Any
    ben: Any
    cleo: Any
    thread: Thread


def headed(*, numbers, seen_by, at):
    return {number: About(title=f"About {number}", url=f"/thing/{number}/") for number in numbers}


def a_thread(about, *members, at=AT):
    return open_thread(
        about=about,
        person_ids=[m.person_id for m in members],
        community_id=members[0].community_id,
        title_kind="thing",
        by=members[0].person,
        at=at,
    )


def two_people():
    community = a_community()
    ana, ben, cleo = (a_member(community, name) for name in ("Ana", "Ben", "Cleo"))
    return Two(community, ana, ben, cleo, a_thread(ana, ana, ben))


def first_words(one, other, words="Could we talk about supervision?", at=AT, **more):
    """What somebody writes to another member for the first time; the thread of the two."""
    return begin_talk(membership=one, whom=other, words=words, by=one.person, at=at, **more)


def standings(thread):
    """How each stands, by name."""
    places = Participant.objects.filter(thread=thread).select_related("person")
    return {place.person.display_name: place.standing for place in places}

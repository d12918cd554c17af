"""A small place to look around in, made through the same actions that people use."""

from holdspace.directory.actions import keep_profile
from holdspace.exchange.actions import write_ask
from holdspace.search.queries import Looking, find
from tests.people_and_places import AT, a_community, a_member

NOTHING = {"work_as": "", "about": "", "gladly": ""}


class Place:
    def __init__(self):
        self.here, self.elsewhere = a_community(), a_community("harbour", "Harbour")
        self.mo = a_member(self.here, "Mo")
        self.nell = a_member(self.here, "Nell")
        self.els = a_member(self.elsewhere, "Els")

    def found(self, question, *, by=None, community=None, kinds=("person", "ask"), **more):
        """What somebody finds, as (kind, number of the thing)."""
        looker = (by or self.mo).person
        looking = Looking(kinds, (community or self.here).pk, looker, AT, question)
        return find(looking, **more)

    def numbers(self, question, **more):
        return list(self.found(question, **more).numbers)


def says(membership, *, for_whom="communities", **texts):
    """Keep a profile."""
    return keep_profile(texts=NOTHING | texts, seen_by=dict.fromkeys(NOTHING, for_whom), by=membership.person, at=AT)


def asks(membership, title, words="By Friday, please."):
    """Ask for something."""
    return write_ask(membership=membership, kind="help", title=title, words=words, by=membership.person, at=AT)


def person(membership):
    return ("person", membership.person_id)


def ask(thing):
    return ("ask", thing.pk)

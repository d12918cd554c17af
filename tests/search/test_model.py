"""Every answer held against a model in plain Python that asks each thing whether it may be seen."""

import random

from holdspace.algorithms.finding import asked_words, begins, has_slips, one_slip_apart, words_of
from holdspace.communities.actions import affirm_charter, bring_in, leave_community
from holdspace.communities.models import Membership
from holdspace.communities.queries import charter_in_force
from holdspace.directory.models import Profile
from holdspace.directory.rules import visible as person_visible
from holdspace.exchange.actions import let_go_of_ask
from holdspace.exchange.models import Ask
from holdspace.exchange.rules import visible as ask_visible
from holdspace.grammar.actors import OPERATOR
from holdspace.people.models import Block
from holdspace.search.queries import COUNTED, Looking, find, find_and_count
from tests.people_and_places import AT, a_member
from tests.search.made import asks, says

WORDS = "garden Gärten Gartner O’Brien school Schule trauma träume worker work 心理 咨询 ωμέγα a of NOT".split()


def test_everybody_finds_exactly_what_the_model_says(place):
    chance = random.Random(7)
    people = [place.mo, place.nell, place.els]
    people += [a_member(place.here, " ".join(chance.sample(WORDS, 2))) for _ in range(12)]
    for one in people[:4]:
        bring_in(person=one.person, community=place.elsewhere, by=OPERATOR, at=AT)
    both = Membership.objects.get(person=place.mo.person, community=place.elsewhere)
    charter = charter_in_force(community=place.elsewhere, seen_by=place.mo.person, at=AT)
    affirm_charter(membership=both, charter=charter, by=place.mo.person, at=AT)
    for one in people:
        whom = chance.choice(["me", "communities", "communities"])
        says(one, for_whom=whom, about=" ".join(chance.choices(WORDS, k=4)), gladly=chance.choice(WORDS))
    things = [
        asks(chance.choice(people), chance.choice(WORDS), " ".join(chance.choices(WORDS, k=3))) for _ in range(14)
    ]
    for thing in things[::4]:
        let_go_of_ask(ask=thing, by=thing.asker, at=AT)
    for _ in range(6):
        one, other = chance.sample(people, 2)
        Block.objects.get_or_create(blocker=one.person, blocked=other.person, defaults={"at": AT})
    leave_community(membership=people[-1], by=people[-1].person, at=AT)
    questions = [*WORDS, "gard", "scho", "wrok", "gadren", "traum", "garden school", "obrien", "x", "wor a", "ωμεγ"]
    for community in (place.here, place.elsewhere):
        for looker in people:
            may_see = _may_see(community, looker.person)
            for said in questions:
                expected = _model(said, may_see)
                looking = Looking(("person", "ask"), community.pk, looker.person, AT, said)
                found = find(looking, size=50)
                assert (sorted(found.numbers), found.ends) == (sorted(expected), True), (said, looker.pk)
                assert len(find_and_count(looking)[1]) == min(len(expected), COUNTED + 1)


def _may_see(community, looker):
    """The words of everything this person may open here, by the rooms' own rules."""
    inside = Membership.objects.filter(community=community, person=looker, state="inside", affirmed_version__gt=0)
    if not inside.exists():
        return {}
    found = {}
    for member in Membership.objects.filter(person_visible(looker, AT), community=community):
        profile = Profile.objects.filter(person_id=member.person_id).first()
        shown = [p for p in ("work_as", "about", "gladly") if getattr(profile, f"{p}_for", "me") != "me"]
        parts = [member.person.display_name, *(getattr(profile, p) for p in shown)]
        found["person", member.person_id] = words_of(" ".join(parts))
    for thing in Ask.objects.filter(ask_visible(looker, AT), community=community).exclude(state="let_go"):
        found["ask", thing.pk] = words_of(f"{thing.title} {thing.words}")
    return found


def _model(said, may_see):
    """What holds the words; else what nearly does."""
    asked = asked_words(said)
    exact = [one for one, words in may_see.items() if all(any(begins(word, part) for word in words) for part in asked)]
    return exact or [one for one, words in may_see.items() if _nearly(words, asked)]


def _nearly(words, asked):
    return all(any(begins(word, one) or _slipped(word, one) for word in words) for one in asked)


def _slipped(word, asked):
    return has_slips(asked) and has_slips(word) and one_slip_apart(word, asked)

"""Whose name it is: a client's or somebody's close to one, or the writer's, a colleague's, an author's, a house's."""

from holdspace.algorithms.coach.identifiers.standing.cued import is_cued, is_named, says_own_name
from holdspace.algorithms.coach.identifiers.standing.elsewhere import is_somebody_else
from holdspace.algorithms.coach.identifiers.standing.persons import acts, is_a_household, is_alone, is_like_a_person
from holdspace.algorithms.coach.identifiers.standing.small import is_lower_case_name
from holdspace.algorithms.coach.identifiers.standing.things import (
    begins_a_title,
    ends_a_list,
    follows_a_place,
    follows_an_article,
    goes_with_a_thing,
    is_a_house,
    is_in_a_title,
)
from holdspace.algorithms.coach.identifiers.standing.words import is_a_known_word_as_name, is_a_name_for_once

__all__ = [
    "acts",
    "begins_a_title",
    "ends_a_list",
    "follows_a_place",
    "follows_an_article",
    "goes_with_a_thing",
    "is_a_house",
    "is_a_household",
    "is_a_known_word_as_name",
    "is_a_name_for_once",
    "is_alone",
    "is_cued",
    "is_in_a_title",
    "is_like_a_person",
    "is_lower_case_name",
    "is_named",
    "is_somebody_else",
    "says_own_name",
]

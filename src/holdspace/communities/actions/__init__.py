"""Founding, affirming, welcoming, roles, leaving; circles; changing what all agreed; asking how it is lived."""

from holdspace.communities.actions.audiences import forget_named, name_people
from holdspace.communities.actions.charter import affirm_charter, pause_roles, put_charter_in_force
from holdspace.communities.actions.circles import (
    ask_in,
    close_circle,
    come_in,
    decline_circle,
    leave_circle,
    open_circle,
)
from holdspace.communities.actions.coming import bring_in, leave_community, let_go_unanswered
from holdspace.communities.actions.founding import found_community
from holdspace.communities.actions.proposals import (
    answer_proposal,
    end_own_words,
    open_proposal,
    speak_to_proposal,
    take_back_proposal,
    take_back_voice,
)
from holdspace.communities.actions.pulse import answer_pulse, ask_each_season, close_pulse, open_pulse
from holdspace.communities.actions.roles import end_role, give_role

__all__ = [
    "affirm_charter",
    "answer_proposal",
    "answer_pulse",
    "ask_each_season",
    "ask_in",
    "bring_in",
    "close_circle",
    "close_pulse",
    "come_in",
    "decline_circle",
    "end_own_words",
    "end_role",
    "forget_named",
    "found_community",
    "give_role",
    "leave_circle",
    "leave_community",
    "let_go_unanswered",
    "name_people",
    "open_circle",
    "open_proposal",
    "open_pulse",
    "pause_roles",
    "put_charter_in_force",
    "speak_to_proposal",
    "take_back_proposal",
    "take_back_voice",
]

"""Writes of vetting."""

from holdspace.vetting.actions.another import call_another_reader, go_on_without
from holdspace.vetting.actions.applying import (
    begin_application,
    keep_answers,
    send_application,
    stop_application,
    take_back_application,
)
from holdspace.vetting.actions.asking import ask_readers, hand_over_late
from holdspace.vetting.actions.deciding import (
    agree_to_decision,
    disagree_with_decision,
    propose_decision,
    take_back_decision,
)
from holdspace.vetting.actions.door import (
    answer_accommodation,
    answer_at_door,
    ask_for_accommodation,
    ask_members,
)
from holdspace.vetting.actions.erasing import erase_kept_answers
from holdspace.vetting.actions.figures import forget_own_figure, keep_figures
from holdspace.vetting.actions.guiding import (
    ask_for_another_guide,
    end_guide_offer,
    give_guide,
    offer_to_guide,
    step_back,
    write_beside,
)
from holdspace.vetting.actions.pathway import (
    drop_pathway_draft,
    keep_pathway_draft,
    open_pathway,
    open_pathway_draft,
)
from holdspace.vetting.actions.reading import (
    decline_reading,
    finish_reading,
    hand_on_reading,
    keep_reading,
    take_reading,
)
from holdspace.vetting.actions.unmasking import unmask_application
from holdspace.vetting.actions.vouching import ask_for_vouch, decline_vouch, give_vouch, open_beside
from holdspace.vetting.actions.work import say_how_known, say_where_a_reader_works, say_where_i_work

__all__ = [
    "agree_to_decision",
    "answer_accommodation",
    "answer_at_door",
    "ask_for_accommodation",
    "ask_for_another_guide",
    "ask_for_vouch",
    "ask_members",
    "ask_readers",
    "begin_application",
    "call_another_reader",
    "decline_reading",
    "decline_vouch",
    "disagree_with_decision",
    "drop_pathway_draft",
    "end_guide_offer",
    "erase_kept_answers",
    "finish_reading",
    "forget_own_figure",
    "give_guide",
    "give_vouch",
    "go_on_without",
    "hand_on_reading",
    "hand_over_late",
    "keep_answers",
    "keep_figures",
    "keep_pathway_draft",
    "keep_reading",
    "offer_to_guide",
    "open_beside",
    "open_pathway",
    "open_pathway_draft",
    "propose_decision",
    "say_how_known",
    "say_where_a_reader_works",
    "say_where_i_work",
    "send_application",
    "step_back",
    "stop_application",
    "take_back_application",
    "take_back_decision",
    "take_reading",
    "unmask_application",
    "write_beside",
]

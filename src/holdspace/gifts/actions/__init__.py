"""Everything that changes the ledger, what is derived from it, and the gentle question."""

from holdspace.gifts.actions.asking import answer_question, ask_gently, choose_questions
from holdspace.gifts.actions.looking_over import keep_spread, rebuild_lines, rebuild_sums
from holdspace.gifts.actions.recording import correct_gift, record_gift

__all__ = [
    "answer_question",
    "ask_gently",
    "choose_questions",
    "correct_gift",
    "keep_spread",
    "rebuild_lines",
    "rebuild_sums",
    "record_gift",
]

"""The kinds of step a pathway is made of, with what each asks. A pathway row names kinds, keys and minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise


@dataclass(frozen=True, slots=True)
class Question:
    """One text box. `limit` counts characters and is shown before it is reached."""

    name: str
    label: Words
    help: Words
    limit: int
    rows: int = 6


@dataclass(frozen=True, slots=True)
class StepKind:
    """What a step of this kind is called, asks, and is read with (slugs of criteria; a scenario names its own)."""

    title: Words
    lead: Words
    questions: tuple[Question, ...]
    criteria: tuple[str, ...] = ()


KINDS = {
    "charter": StepKind(
        title=_("What we are here for"),
        lead=_("Read what the people here have agreed, then tell it back in your own words."),
        questions=(
            Question(
                "understood",
                _("What did you understand?"),
                _(
                    "What is this place for, and what is it not for? What would you be saying yes to? "
                    "If something is unclear, or you see it differently, say that."
                ),
                1500,
                7,
            ),
        ),
        criteria=("honest",),
    ),
    "values": StepKind(
        title=_("How you like to be with others"),
        lead=_(
            "There are no right values. We want to know you a little, and whether this place would do you good. "
            "A few true sentences to each are enough."
        ),
        questions=(
            Question(
                "business",
                _("In business"),
                _("Referrals, money, credit, promises: how would you like to be treated, and how do you treat others?"),
                1000,
                5,
            ),
            Question(
                "relationships",
                _("In relationships"),
                _("Among colleagues who become close, or do not: what do you hope for, and what do you bring?"),
                1000,
                5,
            ),
            Question(
                "work",
                _("In work"),
                _("The work itself: what do you want from the people beside you, and what can they count on from you?"),
                1000,
                5,
            ),
        ),
        criteria=("together", "aware"),
    ),
    "scenario": StepKind(
        title=_("A situation between colleagues"),
        lead=_(
            "Nobody here is a client, and you are not at work. Write what you would really do, even if it is little."
        ),
        questions=(Question("answer", _("Your answer"), "", 2000, 8),),
    ),
}


def answer_key(step_key: str, question: Question) -> str:
    """Under which key an answer is kept: step and question."""
    return f"{step_key}.{question.name}"

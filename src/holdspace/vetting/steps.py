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
    """What a step of this kind is called, asks, and is read with (slugs of criteria; a scenario names its own).

    `criteria` names those of every rubric: which are used is the pathway's to say. What is not `for_readers` is seen
    by the stewards alone, because it would tell who somebody is.
    """

    title: Words
    lead: Words
    questions: tuple[Question, ...]
    criteria: tuple[str, ...] = ()
    for_readers: bool = True
    asks_others: bool = False  # done by asking somebody, on a page of its own


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
        criteria=("honest", "engagement"),
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
        criteria=("together", "aware", "collaboration", "perspective"),
    ),
    "reflection": StepKind(
        title=_("Looking back for a moment"),
        lead=_(
            "What have you learned lately about how you are with others, and from whom? Tell it as small as it was. "
            "Speak of yourself; nobody else’s story is needed."
        ),
        questions=(Question("answer", _("In your words"), "", 1500, 7),),
        criteria=("honest", "aware", "engagement", "perspective"),
    ),
    "credential": StepKind(
        title=_("What you do, and who knows you in it"),
        lead=_(
            "People come here from many trades, with papers and without. Say what you do and how somebody can check "
            "it. Those who read your other answers do not see this: only the stewards do."
        ),
        questions=(
            Question(
                "what",
                _("What do you do, and since when?"),
                _("A licence, a training, a role, lived experience that you work with: whatever it is that you do."),
                600,
                3,
            ),
            Question(
                "where",
                _("Where can somebody check it?"),
                _(
                    "A public register with your name as it stands there, an employer, a school. If there is no such "
                    "place, say that: the stewards will ask you."
                ),
                600,
                3,
            ),
        ),
        for_readers=False,
    ),
    "vouch": StepKind(
        title=_("Somebody here who knows you"),
        lead=_(
            "Ask a member who knows you to say so. It need not be somebody important: somebody who has seen how you "
            "are with others."
        ),
        questions=(),
        for_readers=False,
        asks_others=True,
    ),
    "conversation": StepKind(
        title=_("A conversation"),
        lead=_(
            "You meet two people who have each read what you wrote. You get to know them as much as they you; bring "
            "your questions."
        ),
        questions=(),
        for_readers=False,
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

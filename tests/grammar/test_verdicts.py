import pytest
from django.utils.translation import gettext_lazy

from holdspace.grammar.actors import OPERATOR, THE_MACHINE, VISITOR, Operator, Visitor
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused, insist
from holdspace.grammar.verdicts import YES, Verdict, no


def test_a_verdict_is_its_answer():
    assert (bool(YES), YES.allowed, YES.because) == (True, True, "")
    refusal = no("Ask a steward.")
    assert (bool(refusal), refusal) == (False, Verdict(allowed=False, because="Ask a steward."))


def test_a_verdict_cannot_be_changed():
    with pytest.raises(AttributeError):
        YES.allowed = False


def test_insisting_passes_or_raises_with_the_reason():
    insist(YES)
    verdict = no(gettext_lazy("Ask a steward."))
    with pytest.raises(Refused) as refused:
        insist(verdict)
    assert refused.value.verdict is verdict
    assert str(refused.value) == "refused"


def test_refusals_carry_nothing_private_in_their_message():
    assert [str(AlreadyMoved("Bo has answered already.")), str(NothingHere())] == ["already moved", ""]
    assert AlreadyMoved("Bo has answered already.").told == "Bo has answered already."


def test_whoever_is_no_person_has_no_number():
    assert [(a.actor_kind, a.actor_id) for a in (VISITOR, OPERATOR, THE_MACHINE)] == [
        ("visitor", None),
        ("operator", None),
        ("machine", None),
    ]
    assert (Visitor(), Operator()) == (VISITOR, OPERATOR)

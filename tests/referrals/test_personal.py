import pytest

from holdspace.people.personal import all_personal
from holdspace.referrals.actions import answer_not_this_time, say_how_it_ended
from holdspace.referrals.models import Answer, Handover, Referral
from tests.people_and_places import AT
from tests.referrals.made import a_handover, a_referral

pytestmark = pytest.mark.django_db


def personal():
    return next(one for one in all_personal() if one.name == "referrals")


def test_a_person_takes_what_they_looked_for_answered_and_said_along(four):
    handover = a_handover(four.nora, four.jo)
    say_how_it_ended(handover=handover, ending="connected", by=four.jo.person, at=AT)
    nora, jo = (list(personal().export(person_id=m.person_id)) for m in (four.nora, four.jo))
    assert [sorted(row) for row in nora] == [
        sorted(("community", "looked_for", "where", "region", "payer", "note", "state", "at")),
        sorted(("community", "part", "you_said", "state", "at")),
    ]
    assert [(row.get("answered"), row.get("you_said")) for row in jo] == [("yes", None), (None, "connected")]
    assert nora[1]["you_said"] == ""  # what the other said is theirs


def test_erasing_takes_what_one_looked_for_and_empties_what_one_answered(four):
    answer_not_this_time(referral=a_referral(four.nora), words="Full.", by=four.jo.person, at=AT)
    a_handover(four.sam, four.jo)
    personal().erase(person_id=four.jo.person_id, at=AT)
    assert set(Answer.objects.filter(person=four.jo.person).values_list("words", "state")) == {
        ("", "over"),
        ("", "yes"),
    }
    assert list(Handover.objects.values_list("state", flat=True)) == ["faded"]
    personal().erase(person_id=four.nora.person_id, at=AT)
    assert list(Referral.objects.values_list("asker_id", flat=True)) == [four.sam.person_id]

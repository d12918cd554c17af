import pytest

from holdspace.exchange.declarations import NOTICES, VERBS
from holdspace.exchange.states import AskKind
from holdspace.gifts.states import GiftKind
from holdspace.journal.verbs import verb
from holdspace.outbox.kinds import notice_kind

OF_NOBODY = {"came_to_date", "still_stands"}  # said by the place itself


def test_every_kind_of_ask_has_a_kind_of_gift():
    assert set(AskKind.values) <= set(GiftKind.values)


@pytest.mark.parametrize("name", VERBS)
def test_nothing_of_the_exchange_stands_in_the_power_record(name):
    assert verb(name).in_words == ""


@pytest.mark.parametrize("name", [notice[0] for notice in NOTICES])
def test_every_notice_names_a_person_and_its_subject_tells_nothing(name):
    kind = notice_kind(f"exchange.{name}")
    assert "{who}" in str(kind.line) or name in OF_NOBODY
    assert str(kind.subject) == "News from the exchange in {community}"
    assert (kind.must, kind.chosen in {"now", "digest"}) == (False, True)

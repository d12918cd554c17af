"""Taking an application back, and what goes when its time is over."""

from datetime import timedelta

import pytest

from holdspace.communities.states import Role
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved, NothingHere
from holdspace.people.actions import erase_person
from holdspace.vetting.actions import (
    answer_accommodation,
    answer_at_door,
    ask_for_accommodation,
    ask_for_vouch,
    ask_members,
    erase_kept_answers,
    give_vouch,
    send_application,
    stop_application,
    take_back_application,
    take_reading,
    write_beside,
)
from holdspace.vetting.models import (
    Accommodation,
    Accompanying,
    DoorAnswer,
    DoorQuestion,
    GuideMessage,
    GuideOffer,
    Vouch,
)
from holdspace.vetting.personal.beside import export_asked, export_beside
from tests.people_and_places import AT, a_member, a_person
from tests.vetting.beside import KEY, browser, guide_name, offers
from tests.ways_in import a_decided_one, a_draft, a_sent_one, an_open_community, its_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def community():
    return an_open_community()


def test_it_can_be_taken_back_until_somebody_reads(community):
    rea, _rolf, _stella = its_people(community)
    application = a_sent_one(community)
    with pytest.raises(NothingHere):
        take_back_application(application=application, by=rea.person, at=AT)
    take_back_application(application=application, by=application.person, at=AT)
    assert (application.state, application.sent_at) == ("draft", None)
    with pytest.raises(AlreadyMoved):
        take_back_application(application=application, by=application.person, at=AT)
    with pytest.raises(NothingHere):
        take_reading(application=application, membership=rea, by=rea.person, at=AT)
    send_application(application=application, by=application.person, at=AT)
    take_reading(application=application, membership=rea, by=rea.person, at=AT)
    application.refresh_from_db()
    with pytest.raises(AlreadyMoved):
        take_back_application(application=application, by=application.person, at=AT)
    web = browser(application.person)
    assert web.post("/c/bridges/join/take-back/").status_code == 302
    application.refresh_from_db()
    assert application.state == "in_reading"


def written_beside(community, application):
    gil, mo = offers(community, f"Gil{application.pk}"), a_member(community, "Mo")
    stella = a_member(community, "Stella", Role.STEWARD)
    one, by = Accompanying.objects.get(application=application), application.person
    write_beside(accompanying=one, words="Hello", by=by, at=AT)
    write_beside(accompanying=one, words="Hello you", by=gil.person, at=AT)
    question = ask_members(application=application, words="Why?", by=by, at=AT)
    answer_at_door(number=question.pk, membership=mo, words="So.", by=mo.person, at=AT)
    need = ask_for_accommodation(application=application, words="Time", by=by, at=AT)
    answer_accommodation(number=need.pk, steward=stella, words="Yes", by=stella.person, at=AT)
    vouch = ask_for_vouch(application=application, address="", token=f"{application.pk:032d}", by=by, at=AT)
    give_vouch(token=vouch.token, membership=mo, words="Kind", by=mo.person, at=AT)
    return gil, mo, stella


def counts():
    return [kind.objects.count() for kind in (Accompanying, GuideMessage, DoorQuestion, DoorAnswer, Accommodation)]


def test_stopping_erases_everything_beside_it_at_once(community):
    application = a_draft(community)
    written_beside(community, application)
    assert counts() == [1, 2, 1, 1, 1]
    stop_application(application=application, by=application.person, at=AT)
    assert counts() == [0, 0, 0, 0, 0]
    assert Vouch.objects.count() == 0


def test_when_the_time_is_over_the_worker_erases_it_and_the_fact_of_a_vouch_stays(community):
    people = its_people(community)
    person = a_person("Wren")
    draft = a_draft(community, person)
    written_beside(community, draft)
    application = a_decided_one(community, people, person=person)
    assert application == draft
    erase_kept_answers(by=THE_MACHINE, at=AT + timedelta(days=365))
    assert counts() == [1, 2, 1, 1, 1]
    erase_kept_answers(by=THE_MACHINE, at=AT + timedelta(days=367))
    assert counts() == [0, 0, 0, 0, 0]
    vouch = Vouch.objects.get()
    assert (vouch.state, vouch.words, vouch.member.display_name) == ("given", "", "Mo")


def test_everybody_takes_along_their_own_words_and_erasing_reaches_them(community):
    application = a_draft(community)
    gil, mo, stella = written_beside(community, application)
    mine = [row.get("words", "") for row in export_asked(person_id=application.person_id)]
    assert mine == ["Hello", "Why?", "Time", ""]
    words = {m.person_id: [r.get("words") for r in export_beside(person_id=m.person_id)] for m in (gil, mo, stella)}
    assert words == {
        gil.person_id: [None, None, "Hello you"],
        mo.person_id: ["So.", "Kind"],
        stella.person_id: ["Yes"],
    }
    erase_person(person=gil.person, by=gil.person, at=AT)
    erase_person(person=mo.person, by=mo.person, at=AT)
    assert list(GuideMessage.objects.order_by("id").values_list("words", flat=True)) == ["Hello", ""]
    assert (DoorAnswer.objects.count(), GuideOffer.objects.count(), Vouch.objects.get().words) == (0, 0, "")
    assert guide_name(application) is None
    erase_person(person=application.person, by=application.person, at=AT)
    assert counts() == [0, 0, 0, 0, 0]


def test_the_pages_bring_back_what_was_typed(community):
    offers(community, "Gil")
    application = a_draft(community)
    web = browser(application.person)
    identifying = "Write to maria.lopez@example.com, she is my client"
    for page in ("guide", "us", "what-you-need"):
        address = f"/c/bridges/join/{page}/"
        assert web.get(address).status_code == 200
        back = web.post(address, {"words": identifying, "once": KEY})
        assert (back.status_code, identifying in back.content.decode()) == (422, True)
        assert web.post(
            address, {"words": "Hello there", "once": page.ljust(32, "0").replace("-", "0")}
        ).status_code in {
            302,
            422,
        }
    assert (GuideMessage.objects.count(), DoorQuestion.objects.count(), Accommodation.objects.count()) <= (1, 1, 1)

"""Vouches: asked, given, quietly not; who sees them."""

import pytest
from django.db import connection

from holdspace.communities.states import Role
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.journal.queries import power_record
from holdspace.vetting.actions import (
    ask_for_vouch,
    decline_vouch,
    give_vouch,
    open_beside,
    open_pathway,
    send_application,
    stop_application,
    take_reading,
)
from holdspace.vetting.models import (
    Pathway,
    Vouch,
)
from holdspace.vetting.plans.shape import new_step
from holdspace.vetting.queries import (
    beside_the_answers,
    my_vouches,
    vouches_given,
    walk_of,
)
from holdspace.vetting.shipped import shipped_plan
from tests.people_and_places import AT, a_community, a_member, a_person
from tests.vetting.beside import KEY, browser, kinds_for
from tests.ways_in import a_block, a_draft, a_whole_draft, an_open_community, its_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def community():
    return an_open_community()


@pytest.fixture
def vouching():
    """A community whose pathway asks for one vouch."""
    community = an_open_community("lanterns", "Lanterns")
    Pathway.objects.all().delete()
    plan = shipped_plan("small").adding("vouch").adding("credential").switched(hides_names=True)
    open_pathway(community=community, by=THE_MACHINE, at=AT, plan=plan)
    return community


def asks(application, address="", token="a" * 32, **also):
    return ask_for_vouch(application=application, address=address, token=token, by=application.person, at=AT, **also)


def test_a_member_says_yes_by_mail_address(vouching):
    mo = a_member(vouching, "Mo")
    application = a_whole_draft(vouching)
    with pytest.raises(Refused):
        send_application(application=application, by=application.person, at=AT)
    vouch = asks(application, mo.person.email.upper(), once=KEY)
    assert asks(application, "somebody@example.org", once=KEY, token="b" * 32) == vouch
    assert kinds_for(mo.person) == ["vetting.asked_to_vouch"]
    given = give_vouch(token=vouch.token, membership=mo, words="Kind in the rain.", by=mo.person, at=AT)
    assert (given.state, given.member) == ("given", mo.person)
    assert [(v.asked, v.who) for v in my_vouches(application=application, seen_by=application.person)] == [
        (mo.person.email, "Mo")
    ]
    with pytest.raises(AlreadyMoved):
        give_vouch(token=vouch.token, membership=mo, words="Again", by=mo.person, at=AT)
    second = asks(application, "", token="c" * 32)
    with pytest.raises(AlreadyMoved):
        give_vouch(token=second.token, membership=mo, words="Twice", by=mo.person, at=AT)
    send_application(application=application, by=application.person, at=AT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words, asked FROM vetting_vouch")
        assert "rain" not in str(cursor.fetchall())


def test_whether_an_address_is_a_member_s_is_not_told(vouching):
    application = a_draft(vouching)
    web = browser(application.person)
    member, stranger = a_member(vouching, "Mo").person.email, "nobody@example.org"
    page = {}
    for n, address in enumerate((member, stranger)):
        Vouch.objects.all().delete()
        web.post("/c/lanterns/join/vouches/", {"address": address, "once": f"{n}" * 32})
        page[address] = web.get("/c/lanterns/join/vouches/").content.decode().replace(address, "X")
    import re

    plain = [re.sub(r'(csrfmiddlewaretoken|once)" value="[^"]*"', "", text) for text in page.values()]
    assert plain[0] == plain[1]


def test_a_quiet_no_looks_like_waiting_and_keeps_no_name(vouching):
    mo, ria = a_member(vouching, "Mo"), a_member(vouching, "Ria")
    application = a_draft(vouching)
    vouch = asks(application)
    before = my_vouches(application=application, seen_by=application.person)
    decline_vouch(token=vouch.token, membership=mo, by=mo.person, at=AT)
    assert my_vouches(application=application, seen_by=application.person) == before
    vouch.refresh_from_db()
    assert (vouch.state, vouch.member) == ("declined", None)
    assert "vetting.somebody_vouched" not in kinds_for(application.person)
    with pytest.raises(AlreadyMoved):
        give_vouch(token=vouch.token, membership=ria, words="I do", by=ria.person, at=AT)


def test_nobody_vouches_who_cannot_and_a_link_that_is_not_there_says_nothing(vouching):
    application, elsewhere = a_draft(vouching), a_member(a_community("harbour", "Harbour"), "Els")
    mo, vouch = a_member(vouching, "Mo"), asks(application)
    blocked = a_member(vouching, "Bo")
    a_block(application.person, blocked.person_id)
    for wrong, token in ((elsewhere, vouch.token), (blocked, vouch.token), (mo, "f" * 32)):
        with pytest.raises(NothingHere):
            give_vouch(token=token, membership=wrong, words="Yes", by=wrong.person, at=AT)
    with pytest.raises(NothingHere):
        give_vouch(token=vouch.token, membership=mo, words="Yes", by=elsewhere.person, at=AT)
    asks(application, blocked.person.email, token="d" * 32)
    assert kinds_for(blocked.person) == []
    stop_application(application=application, by=application.person, at=AT)
    with pytest.raises(NothingHere):
        give_vouch(token=vouch.token, membership=mo, words="Yes", by=mo.person, at=AT)


def test_asking_to_vouch_ends_somewhere(vouching):
    application = a_draft(vouching)
    for n in range(6):
        asks(application, token=f"{n}" * 32)
    with pytest.raises(Refused):
        asks(application, token="9" * 32)


def test_whoever_vouched_does_not_read_and_stewards_see_it_afterwards(vouching):
    rea, rolf, stella = its_people(vouching)
    mo = a_member(vouching, "Mo", Role.REVIEWER)
    person = a_person("Wren")
    draft = a_whole_draft(vouching, person)
    give_vouch(token=asks(draft).token, membership=mo, words="Kind.", by=mo.person, at=AT)
    assert vouches_given(steward=stella, seen_by=stella.person).items == []
    stop_application(application=draft, by=person, at=AT)
    assert Vouch.objects.count() == 0

    application = a_whole_draft(vouching, person)
    give_vouch(token=asks(application).token, membership=mo, words="Kind.", by=mo.person, at=AT)
    send_application(application=application, by=person, at=AT)
    with pytest.raises(NothingHere):
        take_reading(application=application, membership=mo, by=mo.person, at=AT)
    found = beside_the_answers(steward=stella, number=application.pk, seen_by=stella.person)
    assert (found.name, found.vouches, found.asked) == ("Wren", [("Mo", "Kind.")], 1)
    assert [text for _question, text in found.credential] == [
        "I would say so, and stay. (credential.what)",
        "I would say so, and stay. (credential.where)",
    ]
    for wrong in (rea, rolf, mo):
        with pytest.raises(NothingHere):
            beside_the_answers(steward=wrong, number=application.pk, seen_by=wrong.person)
        with pytest.raises(NothingHere):
            vouches_given(steward=wrong, seen_by=wrong.person)


def test_looking_beside_the_answers_is_an_act_in_the_power_record(vouching):
    _rea, _rolf, stella = its_people(vouching)
    person = a_person("Wren")
    draft = a_whole_draft(vouching, person)
    asks(draft)
    application = send_application(application=draft, by=person, at=AT)
    web = browser(stella.person)
    address = f"/c/lanterns/reviewing/{application.pk}/beside/"
    assert "Wren" not in web.get(address).content.decode()
    assert Entry.objects.filter(verb="application.unmasked").count() == 0
    assert "Wren" in web.post(address).content.decode()
    told = power_record(community_id=vouching.pk, seen_by=stella.person).items[0]
    assert told.in_words == "opened what stewards alone see of an application, the name included"
    rea = a_member(vouching, "Ray", Role.REVIEWER)
    with pytest.raises(Refused):
        open_beside(application=application, steward=rea, by=rea.person, at=AT)


def test_the_vouch_step_is_whole_once_as_many_are_asked(vouching):
    application = a_draft(vouching)
    web = browser(application.person)
    assert web.get("/c/lanterns/join/step/vouch/")["Location"] == "/c/lanterns/join/vouches/"
    assert "vouch" in [w.step.key for w in walk_of(application=application, seen_by=application.person).written]
    assert not walk_of(application=application, seen_by=application.person).at_step("vouch").is_whole
    assert web.post("/c/lanterns/join/vouches/", {"address": "no address", "once": KEY}).status_code == 422
    assert web.post("/c/lanterns/join/vouches/", {"address": "", "once": KEY}).status_code == 302
    assert "/c/lanterns/vouch/" in web.get("/c/lanterns/join/vouches/").content.decode()
    assert walk_of(application=application, seen_by=application.person).at_step("vouch").is_whole
    assert new_step("vouch").many == 1

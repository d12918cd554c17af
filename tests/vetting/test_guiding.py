"""Guides: who is given, who is not, writing to each other, changing without reasons."""

import pytest
from django.db import connection

from holdspace.communities.states import Role
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.invitations.actions import start_resting
from holdspace.journal.models import Entry
from holdspace.vetting.actions import (
    ask_for_another_guide,
    end_guide_offer,
    offer_to_guide,
    send_application,
    step_back,
    stop_application,
    take_reading,
    write_beside,
)
from holdspace.vetting.models import (
    Accompanying,
    GuideOffer,
)
from holdspace.vetting.queries import (
    beside_of,
    guide_of,
    guiding_of,
    readable_application,
)
from tests.people_and_places import AT, a_member, a_person
from tests.vetting.beside import KEY, guide_name, kinds_for, offers
from tests.ways_in import a_block, a_draft, a_whole_draft, an_open_community, its_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def community():
    return an_open_community()


def test_whoever_begins_gets_the_guide_with_the_fewest(community):
    gil, gus = offers(community, "Gil"), offers(community, "Gus")
    names = [guide_name(a_draft(community, a_person())) for _n in range(4)]
    assert sorted(names[:2]) == sorted(names[2:]) == ["Gil", "Gus"]
    assert kinds_for(gil.person) == kinds_for(gus.person) == ["vetting.you_guide"] * 2
    over = Accompanying.objects.filter(guide=gil.person).select_related("application__person")
    for one in over:
        stop_application(application=one.application, by=one.application.person, at=AT)
    assert guide_name(a_draft(community, a_person())) == "Gil"


def test_offering_twice_is_once_and_whoever_waits_gets_somebody(community):
    waiting = [a_draft(community, a_person()) for _n in range(3)]
    assert guide_name(waiting[0]) is None
    gil = offers(community, "Gil")
    offer_to_guide(membership=gil, by=gil.person, at=AT)
    assert GuideOffer.objects.count() == 1
    assert [guide_name(a) for a in waiting] == ["Gil", "Gil", None]
    end_guide_offer(membership=gil, by=gil.person, at=AT)
    end_guide_offer(membership=gil, by=gil.person, at=AT)
    assert Entry.objects.filter(verb="guide.offer_ended").count() == 1
    assert guide_name(a_draft(community, a_person())) is None
    assert guide_name(waiting[0]) == "Gil"
    with pytest.raises(NothingHere):
        offer_to_guide(membership=gil, by=a_person(), at=AT)


def test_nobody_is_given_who_rests_is_behind_a_block_or_could_not_be_spared(community):
    resting = offers(community, "Ravi")
    start_resting(membership=resting, by=resting.person, at=AT)
    rea, _rolf, stella = its_people(community)
    for needed in (rea, stella):
        offer_to_guide(membership=needed, by=needed.person, at=AT)
    blocked, ada = offers(community, "Bo"), a_person("Ada")
    a_block(blocked.person, ada.pk)
    other, eve = offers(community, "Bea"), a_person("Eve")
    a_block(eve, other.person_id)
    assert guide_name(a_draft(community, ada)) == "Bea"
    assert guide_name(a_draft(community, eve)) == "Bo"
    for membership in (blocked, other):
        end_guide_offer(membership=membership, by=membership.person, at=AT)
    assert guide_name(a_draft(community, a_person())) is None
    # With a third reviewer, one of them can be spared.
    a_member(community, "Rob", Role.REVIEWER)
    assert guide_name(a_draft(community, a_person())) == "Rea"


def test_whoever_accompanies_reads_and_decides_nothing_of_it(community):
    rea, _rolf, _stella = its_people(community)
    a_member(community, "Rob", Role.REVIEWER)
    application = a_whole_draft(community)
    offer_to_guide(membership=rea, by=rea.person, at=AT)
    assert guide_name(application) == "Rea"
    send_application(application=application, by=application.person, at=AT)
    with pytest.raises(NothingHere):
        take_reading(application=application, membership=rea, by=rea.person, at=AT)
    with pytest.raises(NothingHere):
        readable_application(membership=rea, number=application.pk, seen_by=rea.person, at=AT)
    step_back(accompanying=Accompanying.objects.get(), by=rea.person, at=AT)
    with pytest.raises(NothingHere):
        readable_application(membership=rea, number=application.pk, seen_by=rea.person, at=AT)


def test_another_guide_without_reasons_and_never_the_same_again(community):
    offers(community, "Gil")
    application = a_draft(community)
    assert ask_for_another_guide(application=application, by=application.person, at=AT) is None
    assert guide_name(application) is None
    offers(community, "Gus")
    assert guide_name(application) == "Gus"
    gil = Accompanying.objects.order_by("id")[0].guide
    assert kinds_for(gil) == ["vetting.you_guide", "vetting.you_guide_no_more"]
    with pytest.raises(NothingHere):
        ask_for_another_guide(application=application, by=gil, at=AT)
    assert all(entry.data == {} for entry in Entry.objects.filter(verb__startswith="guide."))


def test_a_guide_steps_back_and_somebody_else_is_there(community):
    gil = offers(community, "Gil")
    application = a_draft(community)
    standing = Accompanying.objects.get()
    offers(community, "Gus")
    with pytest.raises(NothingHere):
        step_back(accompanying=standing, by=application.person, at=AT)
    assert step_back(accompanying=standing, by=gil.person, at=AT).guide.display_name == "Gus"
    assert kinds_for(application.person) == ["vetting.guide_changed"]
    assert guiding_of(membership=gil, seen_by=gil.person).accompanied == []


def test_they_write_to_each_other_and_nobody_else_does(community):
    gil = offers(community, "Gil")
    application = a_draft(community)
    beside = Accompanying.objects.get()
    first = write_beside(accompanying=beside, words=" Hello? ", by=application.person, at=AT, once=KEY)
    assert write_beside(accompanying=beside, words="Hello?", by=application.person, at=AT, once=KEY) == first
    write_beside(accompanying=beside, words="I am here.", by=gil.person, at=AT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM vetting_guidemessage")
        assert all("here" not in words and "Hello" not in words for (words,) in cursor.fetchall())
    seen = guide_of(application=application, seen_by=application.person)
    assert [(words, mine) for words, _who, _when, mine in seen.lines] == [("Hello?", True), ("I am here.", False)]
    theirs = beside_of(membership=gil, number=beside.pk, seen_by=gil.person)
    assert (theirs.name, theirs.standing, len(theirs.lines)) == ("Ada Lovelace", "being written", 2)
    other = a_member(community, "Otto", Role.STEWARD)
    with pytest.raises(NothingHere):
        write_beside(accompanying=beside, words="And I?", by=other.person, at=AT)
    with pytest.raises(NothingHere):
        beside_of(membership=other, number=beside.pk, seen_by=other.person)
    with pytest.raises(NothingHere):
        guide_of(application=application, seen_by=other.person)
    for words in (" ", "x" * 2001):
        with pytest.raises(Refused):
            write_beside(accompanying=beside, words=words, by=gil.person, at=AT)


def test_a_block_closes_it_like_an_end_would(community):
    gil = offers(community, "Gil")
    application = a_draft(community)
    beside = Accompanying.objects.get()
    a_block(gil.person, application.person_id)
    assert guide_name(application) is None
    assert guiding_of(membership=gil, seen_by=gil.person).accompanied == []
    with pytest.raises(Refused) as by_block:
        write_beside(accompanying=beside, words="Hello", by=application.person, at=AT)
    Accompanying.objects.update(ended_at=AT)
    beside.refresh_from_db()
    with pytest.raises(Refused) as by_end:
        write_beside(accompanying=beside, words="Hello", by=application.person, at=AT)
    assert by_block.value.verdict == by_end.value.verdict

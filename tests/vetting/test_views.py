"""The pages: what was typed comes back, autosave, ways in and out, and what each page says."""

import re

import pytest
from django.test import Client

from holdspace.communities.queries import charter_in_force
from holdspace.communities.states import Role
from holdspace.journal.queries import power_record
from holdspace.outbox.kinds import all_kinds
from holdspace.vetting.actions import take_reading
from holdspace.vetting.models import Application, Decision, Pathway, Score
from holdspace.web.ways import way
from tests.people_and_places import AT, a_community, a_member, a_person
from tests.ways_in import (
    a_criterion,
    a_decided_one,
    a_draft,
    a_proposal,
    a_read_one,
    a_reading,
    a_sent_one,
    a_whole_draft,
    all_marks,
    an_open_community,
    its_people,
)

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
JOIN = "/c/bridges/join/"


def browser(person):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_visitor_reads_how_joining_goes_and_is_asked_to_sign_in_to_begin(client):
    an_open_community()
    said = text_of(client.get(JOIN))
    for sentence in (
        "Two situations between colleagues",
        "Read by two people here, erased 12 months after the letter.",
        "Too few people have come lately to say how long it takes.",
        "They read it without your name and your picture.",
        "I would like to begin",
    ):
        assert sentence in said
    assert client.post(JOIN)["Location"] == "/account/login/?next=%2Fc%2Fbridges%2Fjoin%2F"
    assert Application.objects.count() == 0


def test_a_community_nobody_can_apply_to_says_so(client):
    a_community()
    assert "Nobody can apply here yet" in text_of(client.get(JOIN))
    response = browser(a_person()).post(JOIN)
    assert response.status_code == 404


def test_members_and_people_under_way_are_told_where_they_are():
    community = an_open_community()
    assert "You are here already." in text_of(browser(a_member(community).person).get(JOIN))
    web = browser(a_draft(community).person)
    assert "You have begun already, and everything you wrote is kept." in text_of(web.get(JOIN))
    assert web.post(JOIN)["Location"] == f"{JOIN}step/charter/"


def test_every_step_shows_what_readers_look_for_and_who_will_read_it():
    community = an_open_community()
    web = browser(a_draft(community).person)
    for key, criterion in {
        "charter": "What is so is said, with care",
        "values": "Power and difference are seen",
        "situation-1": "The other person is safer afterwards",
        "situation-2": "What is so is said, with care",
    }.items():
        said = text_of(web.get(f"{JOIN}step/{key}/"))
        assert criterion in said
        assert (
            "So far only you can read this. Once you have sent it, two people here read it, without your name." in said
        )
        assert "Look for:" not in said  # the guide is for readers alone
    assert "Nobody is in danger." in text_of(web.get(f"{JOIN}step/situation-1/"))
    charter = charter_in_force(community=community, seen_by=a_person(), at=AT)
    assert charter.is_for in text_of(web.get(f"{JOIN}step/charter/"))


def test_what_is_too_long_comes_back_whole_with_what_to_do():
    web = browser(a_draft(an_open_community()).person)
    response = web.post(f"{JOIN}step/values/", {"business": "b" * 1001, "work": "Steady.", "then": "on"})
    assert response.status_code == 422
    page = response.content.decode()
    assert "b" * 1001 in page
    assert "Steady." in page
    assert "This is longer than there is room for. It still stands here: shorten it a little." in page


def test_words_are_kept_while_writing_and_found_again_on_another_device():
    application = a_draft(an_open_community())
    web, phone = browser(application.person), browser(application.person)
    keep = f"{JOIN}step/values/keep/"
    assert web.post(keep, {"business": "Half a sent"}).status_code == 204
    assert "Half a sent" in phone.get(f"{JOIN}step/values/").content.decode()
    assert web.post(keep, {"business": "x" * 1001}).status_code == 422
    assert "Half a sent" in phone.get(f"{JOIN}step/values/").content.decode()
    assert web.get(keep).status_code == 405
    page = phone.get(f"{JOIN}step/values/").content.decode()
    assert f'data-draft-to="{keep}"' in page


def test_keeping_for_later_leads_to_where_one_stands():
    web = browser(a_draft(an_open_community()).person)
    response = web.post(f"{JOIN}step/situation-1/", {"answer": "I would wait.", "then": "later"}, follow=True)
    assert response.redirect_chain == [(f"{JOIN}status/", 302)]
    said = text_of(response)
    assert "Kept. You can come back whenever you like, also on another device." in said
    assert "Go on writing" in said


def test_looking_over_names_what_is_missing_and_offers_no_sending():
    community = an_open_community()
    application = a_draft(community)
    web = browser(application.person)
    page = web.get(f"{JOIN}look-over/")
    assert "Still empty: What we are here for, How you like to be with others" in text_of(page)
    assert f'action="{JOIN}send/"' not in page.content.decode()
    said = text_of(web.post(f"{JOIN}send/", follow=True))
    assert "Something is still empty" in said
    a_whole_draft(community, application.person)
    page = web.get(f"{JOIN}look-over/")
    assert f'action="{JOIN}send/"' in page.content.decode()
    assert "Two people of Bridges will read this, without your name" in text_of(page)


def test_after_sending_the_steps_are_closed_and_the_answers_open():
    community = an_open_community()
    application = a_sent_one(community, text="I would stay")
    web = browser(application.person)
    for address in ("step/values/", "look-over/"):
        assert web.get(JOIN + address).status_code == 404
    assert web.post(f"{JOIN}step/values/keep/", {"business": "x"}).status_code == 404
    assert "I would stay (values.work)" in text_of(web.get(f"{JOIN}answers/{application.pk}/"))


def test_stopping_is_asked_once_more_says_what_goes_and_leads_to_the_door():
    application = a_draft(an_open_community())
    web = browser(application.person)
    said = text_of(web.get(f"{JOIN}not-for-me/"))
    assert "Your answers are erased at once" in said
    assert "You need no reason" in said
    response = web.post(f"{JOIN}not-for-me/", follow=True)
    assert response.redirect_chain == [(JOIN, 302)]
    assert "Done. Your answers are erased. Thank you for having looked in." in text_of(response)
    assert web.post(JOIN)["Location"] == f"{JOIN}step/charter/"


def test_the_letter_stands_on_the_page_and_a_welcome_leads_to_the_charter():
    community = an_open_community()
    people = its_people(community)
    welcomed = a_decided_one(community, people)
    page = browser(welcomed.person).get(f"{JOIN}status/")
    assert "Dear Ada Lovelace, We liked how you stayed with Dana." in text_of(page)
    assert 'href="/c/bridges/affirm/"' in page.content.decode()
    assert "Stella" not in page.content.decode()
    later = a_decided_one(community, people, outcome="not_yet", person=a_person("Bo"))
    said = text_of(browser(later.person).get(f"{JOIN}status/"))
    assert "Come to two open evenings." in said
    assert "You can come again from 18 January 2027 on." in said
    assert 'href="/c/bridges/affirm/"' not in said


def test_who_decided_is_named_where_the_pathway_says_so():
    community = an_open_community()
    people = its_people(community)
    Pathway.objects.update(names_readers=True)
    application = a_decided_one(community, people)
    assert "For Bridges, Stella and Rea" in text_of(browser(application.person).get(f"{JOIN}status/"))


def test_the_desk_keeps_what_was_marked_and_says_what_is_open():
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    application = a_sent_one(community)
    review = take_reading(application=application, membership=rea, by=rea.person, at=AT)
    web, desk = browser(rea.person), f"/c/bridges/reviewing/{application.pk}/"
    (step, criterion), (step2, criterion2), *_more = all_marks(review)
    marks = {f"level_{step}_{criterion}": "clear", f"because_{step2}_{criterion2}": "Her own words."}
    assert web.post(f"{desk}keep/", marks).status_code == 204
    response = web.post(desk, marks | {"then": "finish"})
    assert response.status_code == 422
    said = text_of(response)
    assert "Nearly there. Everything you marked is kept." in said
    assert "At both ends of the scale, please point at what shows it." in said
    assert "Please choose one; not enough to tell is an answer, too." in said
    score = Score.objects.get(step=step, criterion_id=criterion)
    assert (score.level, score.reasons) == ("clear", "")
    assert Score.objects.get(step=step2, criterion_id=criterion2).reasons == "Her own words."
    too_long = {f"because_{step2}_{criterion2}": "x" * 801}
    assert web.post(f"{desk}keep/", too_long).status_code == 422
    assert web.post(desk, too_long | {"then": "later"}).status_code == 422
    assert Score.objects.get(step=step2, criterion_id=criterion2).reasons == "Her own words."
    assert web.post(desk, {"then": "later"}).status_code == 302


def test_a_place_that_is_gone_is_told_plainly():
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    third = a_member(community, "Tam", Role.REVIEWER)
    application = a_sent_one(community)
    for membership in (rea, rolf):
        take_reading(application=application, membership=membership, by=membership.person, at=AT)
    response = browser(third.person).post(f"/c/bridges/reviewing/{application.pk}/take/")
    assert response.status_code == 409
    assert "This one has its readers already. Thank you." in text_of(response)


def test_a_decision_that_is_not_whole_comes_back_with_its_letter():
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    application = a_read_one(community, rea, rolf)
    web, case = browser(stella.person), f"/c/bridges/reviewing/{application.pk}/decision/"
    letter = {"outcome": "not_yet", "letter": "My long letter.", "once": "a" * 32}
    assert "Please say which criteria the reasons are about." in text_of(web.post(case, letter))
    response = web.post(case, letter | {"criteria": a_criterion(application)})
    assert response.status_code == 422
    said = text_of(response)
    assert "Please write what would help before they come again." in said
    assert "My long letter." in said
    assert Decision.objects.count() == 0


def test_saying_why_not_needs_words_and_the_proposer_finds_them():
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    application = a_read_one(community, rea, rolf)
    a_proposal(application, stella)
    case = f"/c/bridges/reviewing/{application.pk}/decision/"
    reader, steward = browser(rea.person), browser(stella.person)
    assert reader.post(f"{case}answer/", {"said": "not", "why_not": ""}).status_code == 422
    assert reader.post(f"{case}answer/", {"said": "not", "why_not": "I am not sure."}).status_code == 302
    said = text_of(steward.get(case))
    assert "I am not sure." in said
    assert "Propose this" in said
    # There is nothing to answer any more.
    assert reader.post(f"{case}answer/", {"said": "agree"}).status_code == 404


def test_the_power_record_tells_of_decisions_and_not_of_readings():
    community = an_open_community()
    people = its_people(community)
    a_decided_one(community, people)
    a_reading(a_sent_one(community, a_person()), people[0])
    acts = power_record(community_id=community.pk, seen_by=people[0].person).items
    told = [act.in_words for act in acts if act.verb.startswith(("review.", "decision."))]
    assert told == ["decided on an application with somebody else", "proposed a decision on an application"]


def test_no_notice_or_subject_tells_more_than_that_something_is_there():
    kinds = [kind for kind in all_kinds() if kind.name.startswith("vetting.")]
    assert [kind.name for kind in kinds] == [
        "vetting.application_arrived",
        "vetting.application_waits",
        "vetting.asked_to_vouch",
        "vetting.be_a_buddy",
        "vetting.be_an_ally",
        "vetting.buddy_goes_along",
        "vetting.buddy_over",
        "vetting.decision_not_agreed",
        "vetting.decision_proposed",
        "vetting.door_answered",
        "vetting.guide_changed",
        "vetting.guide_wrote",
        "vetting.how_did_we_do",
        "vetting.letter_is_there",
        "vetting.need_answered",
        "vetting.reading_over",
        "vetting.ready_to_decide",
        "vetting.replied",
        "vetting.say_it_first",
        "vetting.second_look",
        "vetting.second_look_answered",
        "vetting.somebody_needs",
        "vetting.somebody_vouched",
        "vetting.talk_agreed",
        "vetting.talk_before_letter",
        "vetting.talk_proposed",
        "vetting.talk_wished",
        "vetting.wants_to_talk",
        "vetting.you_guide",
        "vetting.you_guide_no_more",
    ]
    for kind in kinds:
        assert "{who}" not in str(kind.line)
        assert not re.search(r"welcome|not yet|applica", str(kind.subject), re.IGNORECASE)
    assert [kind.name for kind in kinds if kind.must] == [
        "vetting.be_an_ally",
        "vetting.letter_is_there",
        "vetting.second_look_answered",
        "vetting.talk_before_letter",
        "vetting.talk_proposed",
    ]


def test_the_ways_lead_here():
    assert [way(f"vetting.{name}", "bridges") for name in ("begin", "status", "queue")] == [
        JOIN,
        f"{JOIN}status/",
        "/c/bridges/reviewing/",
    ]


@pytest.mark.parametrize("role", [Role.HOST, Role.REVIEWER, Role.STEWARD])
def test_reviewing_stands_behind_the_name_for_reviewers_and_stewards(role):
    community = an_open_community()
    member = a_member(community, "M", role)
    page = browser(member.person).get("/c/bridges/charter/").content.decode()
    assert ('href="/c/bridges/reviewing/"' in page) is (role != Role.HOST)

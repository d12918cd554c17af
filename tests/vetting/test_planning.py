"""Planning the next version: who can, what holds for whom, two stewards at once, and the pages."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from holdspace.communities.states import Role
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.journal.queries import power_record
from holdspace.vetting.actions import (
    drop_pathway_draft,
    keep_answers,
    keep_pathway_draft,
    open_pathway_draft,
    send_application,
)
from holdspace.vetting.models import Pathway, PathwayDraft
from holdspace.vetting.plans import write_plan
from holdspace.vetting.plans.shape import new_step
from holdspace.vetting.queries import planned_here, steps_of, walk_of
from holdspace.vetting.queries.planning import lay_out
from holdspace.vetting.shipped import shipped_plan
from tests.people_and_places import AT, a_community, a_member, a_person
from tests.ways_in import a_draft, a_reading, a_way_in, a_whole_draft, an_open_community, its_people

pytestmark = pytest.mark.django_db
PAGE = "/c/bridges/reviewing/pathway/"
DRAFT = PAGE + "draft/"
SMALL = shipped_plan("small")


@pytest.fixture
def community():
    return an_open_community()


@pytest.fixture
def stella(community):
    return a_member(community, "Stella", Role.STEWARD)


def browser(membership):
    client = Client()
    client.force_login(membership.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def keep(community, steward, plan=SMALL, **also):
    return keep_pathway_draft(community=community, plan=plan, steward=steward, by=steward.person, at=AT, **also)


def open_it(draft, steward):
    return open_pathway_draft(draft=draft, steward=steward, revision=draft.revision, by=steward.person, at=AT)


def test_a_draft_changes_nothing_until_it_is_opened_and_then_for_whoever_begins(community, stella):
    before = a_draft(community)
    draft = keep(community, stella, SMALL.adding("reflection").switched(title="Ours", reading_days=5))
    assert a_draft(community, a_person()).pathway.version == 1
    opened = open_it(draft, stella)
    assert (opened.version, opened.title, opened.reading_days) == (2, "Ours", 5)
    after = a_draft(community, a_person())
    assert after.pathway == opened
    assert [w.step.key for w in walk_of(application=after, seen_by=after.person).written] == [
        "charter",
        "values",
        "situation-1",
        "situation-2",
        "reflection",
    ]
    before.refresh_from_db()
    assert before.pathway.version == 1
    assert PathwayDraft.objects.count() == 0
    assert [e.data for e in Entry.objects.filter(verb="pathway.opened").order_by("id")] == [
        {"version": 1},
        {"version": 2},
    ]
    told = [act.in_words for act in power_record(community_id=community.pk, seen_by=stella.person).items]
    assert told[:2] == ["opened the way to join", "began to plan the next version of the way to join"]


def test_only_a_steward_of_this_community_plans(community, stella):
    draft = keep(community, stella)
    elsewhere = a_member(a_way_in(a_community("harbour", "Harbour")).community, "Els", Role.STEWARD)
    reviewer = a_member(community, "Rea", Role.REVIEWER)
    for somebody, refusal in ((elsewhere, NothingHere), (reviewer, Refused)):
        for act in (
            lambda m: keep(community, m, revision=draft.revision),
            lambda m: open_it(draft, m),
            lambda m: drop_pathway_draft(draft=draft, steward=m, revision=1, by=m.person, at=AT),
        ):
            with pytest.raises(refusal):
                act(somebody)
    with pytest.raises(NothingHere):
        planned_here(steward=reviewer, seen_by=reviewer.person)
    with pytest.raises(NothingHere):
        planned_here(steward=stella, seen_by=reviewer.person)
    assert planned_here(steward=elsewhere, seen_by=elsewhere.person) is None
    assert PathwayDraft.objects.get().revision == 1


def test_of_two_stewards_at_once_one_is_told(community, stella):
    other = a_member(community, "Sol", Role.STEWARD)
    draft = keep(community, stella)
    with pytest.raises(AlreadyMoved):
        keep(community, other)
    keep(community, other, SMALL.switched(title="Sol’s"), revision=1)
    for late in (
        lambda: keep(community, stella, revision=1),
        lambda: open_it(draft, stella),
        lambda: drop_pathway_draft(draft=draft, steward=stella, revision=1, by=stella.person, at=AT),
    ):
        with pytest.raises(AlreadyMoved):
            late()
    assert PathwayDraft.objects.get().plan["title"] == "Sol’s"
    assert Pathway.objects.count() == 1
    draft.refresh_from_db()
    opened = open_it(draft, other)
    with pytest.raises(AlreadyMoved):
        open_it(draft, other)
    assert list(Pathway.objects.order_by("version").values_list("version", flat=True)) == [1, opened.version]


def test_what_is_not_whole_is_not_opened(community, stella):
    draft = keep(community, stella, SMALL.switched(steps=()))
    with pytest.raises(Refused) as refusal:
        open_it(draft, stella)
    assert "to be mended" in str(refusal.value.verdict.because)
    assert PathwayDraft.objects.count() == 1


def test_situations_come_first_from_those_not_asked_lately(community, stella):
    before = {step["scenario"] for step in Pathway.objects.get().steps if step["kind"] == "scenario"}
    plan = SMALL.having(2, new_step("scenarios"))
    laid = lay_out(plan=plan, community=community, seen_by=stella.person)
    drawn = [step["scenario"] for step in laid if step["kind"] == "scenario"]
    assert len(drawn) == len(set(drawn)) == 2
    assert before & set(drawn) == set()
    assert lay_out(plan=plan, community=community, seen_by=stella.person) == laid


def test_own_words_stand_where_the_kind_s_would(community, stella):
    plan = SMALL.adding("reflection").adding("credential")
    reflection = new_step("reflection")
    plan = plan.having(3, type(reflection)("reflection", 7, title="Why now?", words="Tell us what moved you."))
    steps = {s.key: s for s in steps_of(pathway=open_it(keep(community, stella, plan), stella), seen_by=stella.person)}
    assert (steps["reflection"].title, steps["reflection"].lead, steps["reflection"].minutes) == (
        "Why now?",
        "Tell us what moved you.",
        7,
    )
    assert steps["values"].title == "How you like to be with others"
    assert steps["situation-1"].may_speak is True


def test_what_only_stewards_see_is_on_no_reader_s_desk(community, stella):
    open_it(keep(community, stella, SMALL.adding("credential").switched(hides_names=True)), stella)
    rea, rolf, _other = its_people(community)
    application = a_whole_draft(community)
    keep_answers(
        application=application,
        step="credential",
        texts={"credential.what": "Nurse, licence 4711", "credential.where": "The register"},
        by=application.person,
        at=AT,
    )
    send_application(application=application, by=application.person, at=AT)
    a_reading(application, rea, final=False)
    assert "4711" not in browser(rea).get(f"/c/bridges/reviewing/{application.pk}/").content.decode()
    a_reading(application, rea)
    a_reading(application, rolf)
    assert "4711" not in browser(rea).get(f"/c/bridges/reviewing/{application.pk}/decision/").content.decode()
    own = browser_of(application.person).get(f"/c/bridges/join/answers/{application.pk}/")
    assert "4711" in own.content.decode()


def browser_of(person):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_situation_can_be_left_for_the_conversation(community):
    application = a_draft(community)
    web = browser_of(application.person)
    step = "/c/bridges/join/step/situation-1/"
    assert "I would rather tell you in the conversation" in web.get(step).content.decode()
    assert web.post(step, {"answer": "", "then": "speak"})["Location"] == "/c/bridges/join/step/situation-2/"
    texts = walk_of(application=application, seen_by=application.person).at_step("situation-1")
    assert texts.texts["situation-1.answer"] == "I would rather tell you this in the conversation."
    assert texts.is_whole
    # Where a step does not offer it, the button of another page does nothing.
    web.post("/c/bridges/join/step/values/", {"then": "speak"})
    assert not walk_of(application=application, seen_by=application.person).at_step("values").is_whole


def test_planning_by_buttons_alone(community, stella):
    web = browser(stella)
    assert web.get(DRAFT).status_code == 404
    assert web.post(PAGE, {"from": "open"})["Location"] == DRAFT
    assert web.post(PAGE, {"from": "large"})["Location"] == DRAFT  # a second press begins over what is there
    web.post(DRAFT, {"do": "let_go"})
    web.post(PAGE, {"from": "small"})
    page = web.get(DRAFT).content.decode()
    assert "Move step 2 up" in page
    assert "Move step 1 up" not in page
    for do in ("up:2", "down:1", "add:reflection", "down:4", "drop:5"):
        assert web.post(DRAFT, {"do": do})["Location"] == DRAFT
    assert [s["kind"] for s in PathwayDraft.objects.get().plan["steps"]] == [
        "charter",
        "values",
        "scenarios",
        "conversation",
    ]
    assert web.post(DRAFT, {"do": "shuffle:1"}).status_code == 404
    assert web.post(DRAFT, {"do": "up:2", "revision": "1"}).status_code == 302  # an old page: nothing moves
    assert PathwayDraft.objects.get().plan["steps"][0]["kind"] == "charter"
    times = {
        "title": "Ours",
        "rubric": "seven-things",
        "readers": "3",
        "reading_days": "9",
        "decision_days": "4",
        "keeps_months": "6",
        "hides_names": "on",
    }
    assert web.post(DRAFT + "times/", times | {"readers": "9"}).status_code == 422
    assert web.post(DRAFT + "times/", times)["Location"] == DRAFT
    step = {
        "many": "3",
        "minutes": "8",
        "sets": ["between-colleagues"],
        "chosen": ["credit-taken"],
        "words": "Mind you.",
    }
    assert web.post(DRAFT + "step/3/", step)["Location"] == DRAFT
    for key in ("", "charter/", "values/", "situation-1/", "situation-3/", "conversation/"):
        assert web.get(DRAFT + "preview/" + key).status_code == 200
    assert "Your idea, in somebody else’s mouth" in web.get(DRAFT + "preview/situation-1/").content.decode()
    assert web.post(DRAFT, {"do": "open"})["Location"] == PAGE
    opened = Pathway.objects.order_by("-version")[0]
    assert (opened.version, opened.title, opened.readers, opened.keeps_months, opened.hides_names) == (
        2,
        "Ours",
        3,
        6,
        True,
    )
    assert (opened.rubric.slug, len(opened.steps)) == ("seven-things", 6)
    assert web.get(PAGE).status_code == 200


def test_a_draft_with_something_to_mend_says_so_beside_the_step(community, stella):
    keep(community, stella, SMALL.moved(3, by=-1))
    web = browser(stella)
    page = web.get(DRAFT).content.decode()
    assert "so it comes last" in page
    assert web.get(DRAFT + "preview/")["Location"] == DRAFT
    assert web.post(DRAFT, {"do": "open"})["Location"] == DRAFT
    assert Pathway.objects.count() == 1


def test_what_could_identify_somebody_does_not_go_on_a_page_for_everybody(community, stella):
    keep(community, stella)
    words = "Ask my client Maria Lopez, born 3/4/1987, at maria.lopez@example.com"
    response = browser(stella).post(DRAFT + "step/1/", {"minutes": "10", "words": words})
    assert response.status_code == 422
    assert "maria.lopez@example.com" in response.content.decode()


def test_there_and_back_by_file(community, stella):
    web = browser(stella)
    text = web.get(PAGE + "file/open.toml")
    assert text["Content-Type"] == "application/toml; charset=utf-8"
    assert web.get(PAGE + "file/draft.toml").status_code == 404
    changed = text.content.decode().replace('title = "Small community"', 'title = "Ours, changed"')
    assert web.post(PAGE + "file/", {"text": changed})["Location"] == DRAFT
    assert PathwayDraft.objects.get().plan["title"] == "Ours, changed"
    assert web.get(PAGE + "file/draft.toml").content.decode() == changed
    sent = SimpleUploadedFile("p.toml", write_plan(shipped_plan("large")).encode())
    assert web.post(PAGE + "file/", {"file": sent})["Location"] == DRAFT
    assert PathwayDraft.objects.get().plan["title"] == "Larger community"
    wrong = web.post(PAGE + "file/", {"text": changed.replace("minutes = 30", "minutes = 300")})
    assert wrong.status_code == 422
    assert "Step 4, line" in wrong.content.decode()
    assert "Ours, changed" in wrong.content.decode()  # what was pasted is still there
    assert web.post(PAGE + "file/", {}).status_code == 422
    assert web.post(PAGE + "file/", {"file": SimpleUploadedFile("p", b"\xff\xfe")}).status_code == 422


def test_the_draft_s_page_asks_as_much_for_ten_steps_as_for_two(community, stella):
    web = browser(stella)
    draft = keep(community, stella, SMALL.without(2).without(1))
    web.get(DRAFT)
    counted = []
    for plan in (None, SMALL.adding("reflection").adding("reflection").adding("scenarios").adding("credential")):
        if plan is not None:
            keep(community, stella, plan, revision=draft.revision)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert web.get(DRAFT).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_the_times_that_were_told_hold_though_a_later_version_has_others(community, stella):
    application = a_whole_draft(community)
    send_application(application=application, by=application.person, at=AT)
    open_it(keep(community, stella, SMALL.switched(reading_days=20)), stella)
    web = browser_of(application.person)
    page = web.get("/c/bridges/join/status/").content.decode()
    assert (AT + timedelta(days=7)).strftime("%-d %B") in page

import pytest

from holdspace.conversations.actions import answer_introduction, introduce, take_introduction_back, write_message
from holdspace.conversations.models import Introduction, Participant, Thread
from holdspace.conversations.queries import (
    introduction_for,
    introductions_to_answer,
    my_introductions,
    read_introduction,
    whom_to_introduce,
)
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.people.models import Block
from holdspace.people.personal import all_personal
from tests.conversations.test_views import browser
from tests.conversations.two_people import a_thread
from tests.people_and_places import AT, a_member
from tests.racing import outcomes, real_transactions

pytestmark = pytest.mark.django_db
TO_BEN, TO_CLEO = "Somebody here keeps bees as badly as you do.", "Ben is new to groups, too."


@pytest.fixture
def three(two):
    """Ana writes to Ben and to Cleo, who do not know each other."""
    a_thread(two.cleo, two.ana, two.cleo)
    return two


def brought(three, *, stays=False, **more):
    return introduce(
        membership=three.ana,
        one=more.pop("one", three.ben),
        other=more.pop("other", three.cleo),
        line_to_one=more.pop("line", TO_BEN),
        line_to_other=TO_CLEO,
        stays=stays,
        by=more.pop("by", three.ana.person),
        at=AT,
        **more,
    )


def answer(made, member, yes=True):
    return answer_introduction(introduction=made, yes=yes, by=member.person, at=AT)


def waits(three, member):
    found = introductions_to_answer(community=three.community, seen_by=member.person, at=AT)
    return [(one.bringer, one.line, one.names) for one in found]


def test_each_is_asked_with_their_line_and_sees_no_more(three):
    made = brought(three)
    assert (waits(three, three.ben), waits(three, three.cleo)) == ([("Ana", TO_BEN, ())], [("Ana", TO_CLEO, ())])
    assert waits(three, three.ana) == []
    told = Notice.objects.order_by("person_id").values_list("person_id", "kind", "url")
    asked = ("conversations.introduction_asked", f"/c/bridges/introductions/{made.pk}/")
    assert list(told) == [(three.ben.person_id, *asked), (three.cleo.person_id, *asked)]
    page = browser(three.ben).get(f"/c/bridges/introductions/{made.pk}/").content.decode()
    assert ("Cleo" in page, TO_BEN in page, TO_CLEO in page) == (False, True, False)
    assert Entry.objects.get(verb="introduction.asked").data == {}


@pytest.mark.parametrize(("stays", "people"), [(False, {"Ben", "Cleo"}), (True, {"Ana", "Ben", "Cleo"})])
def test_after_two_yes_a_thread_opens_for_the_two_or_the_three(three, stays, people):
    made = brought(three, stays=stays)
    before = Thread.objects.count()
    answer(made, three.ben)
    assert Thread.objects.count() == before
    answer(made, three.cleo)
    thread = Thread.objects.get(title_kind="introduction")
    places = Participant.objects.filter(thread=thread).select_related("person")
    assert {place.person.display_name for place in places} == people
    met = Notice.objects.filter(kind="conversations.introduced").values_list("person_id", flat=True)
    assert set(met) == {three.ana.person_id, three.ben.person_id}
    write_message(thread=thread, words="Bees, then?", by=three.ben.person, at=AT)


def test_a_no_is_told_to_nobody_and_ends_it(three):
    made = brought(three)
    notices = Notice.objects.count()
    seen = my_introductions(community=three.community, seen_by=three.ana.person, at=AT).items
    answer(made, three.ben, yes=False)
    assert my_introductions(community=three.community, seen_by=three.ana.person, at=AT).items == seen
    assert waits(three, three.cleo) == [("Ana", TO_CLEO, ())]
    answer(made, three.cleo)
    assert Notice.objects.count() == notices
    assert not Thread.objects.filter(title_kind="introduction").exists()
    for member in (three.ben, three.cleo):
        with pytest.raises(Refused):
            answer(made, member)


def test_only_people_one_writes_to_are_brought_together(three):
    stranger = a_member(three.community, "Dee")
    for two in ({"other": stranger}, {"other": three.ben}, {"other": three.ana}):
        with pytest.raises(Refused):
            brought(three, **two)
    with pytest.raises(Refused):
        brought(three, by=three.ben.person)
    Block.objects.create(blocker=three.cleo.person, blocked=three.ana.person, at=AT)
    with pytest.raises(Refused):
        brought(three)
    assert not Introduction.objects.exists()
    found = whom_to_introduce(community=three.community, seen_by=three.ana.person, at=AT)
    assert found == [(three.ben.pk, "Ben")]


@pytest.mark.parametrize("line", ["", " ", "x" * 281, "My client writes from ann@example.org, could you see her?"])
def test_a_line_is_short_and_names_no_client(three, line):
    with pytest.raises(Refused):
        brought(three, line=line)


def test_a_block_between_the_two_hides_it_and_looks_like_silence(three):
    Block.objects.create(blocker=three.ben.person, blocked=three.cleo.person, at=AT)
    made = brought(three)
    assert (waits(three, three.ben), waits(three, three.cleo), Notice.objects.count()) == ([], [], 0)
    assert [one.state for one in my_introductions(community=three.community, seen_by=three.ana.person, at=AT).items]
    for member in (three.ben, three.cleo):
        with pytest.raises(NothingHere):
            introduction_for(community=three.community, number=made.pk, seen_by=member.person, at=AT)
        with pytest.raises(Refused):
            answer(made, member)


def test_it_is_taken_back_until_both_said_yes(three):
    made = brought(three)
    with pytest.raises(Refused):
        take_introduction_back(introduction=made, by=three.ben.person, at=AT)
    take_introduction_back(introduction=made, by=three.ana.person, at=AT)
    assert (waits(three, three.ben), Notice.objects.count()) == ([], 0)
    made = brought(three)
    answer(made, three.ben)
    answer(made, three.cleo)
    made.refresh_from_db()
    with pytest.raises(Refused):
        take_introduction_back(introduction=made, by=three.ana.person, at=AT)


def test_three_a_week_are_enough_and_a_second_press_asks_once(three):
    first = brought(three, once="d" * 32)
    assert brought(three, once="d" * 32) == first
    brought(three)
    brought(three)
    with pytest.raises(Refused):
        brought(three)
    assert Introduction.objects.count() == 3


def test_only_the_three_reach_it(three):
    made = brought(three)
    outsider = a_member(three.community, "Dee")
    with pytest.raises(NothingHere):
        introduction_for(community=three.community, number=made.pk, seen_by=outsider.person, at=AT)
    seen = read_introduction(introduction=made, seen_by=three.ana.person, at=AT)
    assert (seen.mine, seen.names, seen.said) == (True, ("Ben", "Cleo"), "")


def test_on_pages_from_asking_to_the_thread(three):
    ana, ben, cleo = (browser(member) for member in (three.ana, three.ben, three.cleo))
    form = {"one": three.ben.pk, "other": three.cleo.pk, "line_to_one": TO_BEN, "line_to_other": "", "once": "e" * 32}
    answered = ana.post("/c/bridges/introductions/", form)
    assert (answered.status_code, TO_BEN in answered.content.decode()) == (422, True)
    assert ana.post("/c/bridges/introductions/", form | {"line_to_other": TO_CLEO}).status_code == 302
    at = f"/c/bridges/introductions/{Introduction.objects.get().pk}/"
    assert at in ben.get("/c/bridges/threads/questions/").content.decode()
    assert "Somebody would like to talk with you." in ben.get("/c/bridges/threads/").content.decode()
    assert ben.post(f"{at}answer/", {"answer": "maybe"}).status_code == 404
    assert ben.post(f"{at}answer/", {"answer": "yes"})["Location"] == at
    assert "You said yes." in ben.get(at).content.decode()
    cleo.post(f"{at}answer/", {"answer": "yes"})
    thread = Thread.objects.get(title_kind="introduction")
    page = cleo.get(at).content.decode()
    assert f"/c/bridges/threads/{thread.pk}/" in page
    assert "Brought together by Ana" in cleo.get(f"/c/bridges/threads/{thread.pk}/").content.decode()
    assert "they met" in ana.get("/c/bridges/introductions/").content.decode()


def test_what_is_ones_own_is_taken_along_and_erased(three):
    brought(three)
    kind = next(kind for kind in all_personal() if kind.name == "introductions")
    [mine] = kind.export(person_id=three.ana.person_id)
    assert (mine["your_lines"], mine["line_to_you"]) == ([TO_BEN, TO_CLEO], "")
    [bens] = kind.export(person_id=three.ben.person_id)
    assert (bens["your_lines"], bens["line_to_you"], bens["you_said"]) == ([], TO_BEN, "nothing")
    kind.erase(person_id=three.ben.person_id, at=AT)
    made = Introduction.objects.get()
    assert (made.line_to_one, made.line_to_other, made.state) == ("", "", "taken_back")


def test_the_lists_cost_the_same_for_one_and_three(three, assert_same_queries):
    def more():
        brought(three)
        brought(three)

    brought(three)
    ben = three.ben.person
    read = {"community": three.community, "seen_by": three.ana.person, "at": AT}
    assert_same_queries(1, lambda: my_introductions(**read), more)
    assert_same_queries(1, lambda: introductions_to_answer(**read | {"seen_by": ben}), lambda: None)
    assert_same_queries(
        1, lambda: whom_to_introduce(**read), lambda: a_thread(a_member(three.community), three.ana, three.ben)
    )


@pytest.mark.django_db(transaction=True)
def test_two_yes_at_once_open_one_thread(tmp_path, three):
    made = brought(three)
    with real_transactions(tmp_path) as at_once:
        results = at_once(lambda: answer(made, three.ben), lambda: answer(made, three.cleo))
        assert outcomes(results) == ["Introduction", "Introduction"]
        [found] = at_once(
            lambda: (Thread.objects.filter(title_kind="introduction").count(), Introduction.objects.get().state)
        )
    assert found == (1, "met")

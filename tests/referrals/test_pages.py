"""The pages, pressed through without scripts, and what each reader is shown."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from holdspace.invitations.actions import start_resting
from holdspace.people.actions import block_person
from holdspace.referrals.actions import answer_not_this_time, answer_yes, let_go_of_referral, say_how_it_ended
from holdspace.referrals.models import Answer, Referral
from holdspace.referrals.queries import asked_of_me, my_lines, my_referrals, read_referral, referrals_board
from holdspace.search.queries import Looking, find
from tests.people_and_places import AT, a_member
from tests.referrals.made import a_handover, a_referral

pytestmark = pytest.mark.django_db
HOME = "/c/bridges/referrals/"
SOUGHT = {"specialty": ["grief"], "where": "either", "once": "0" * 32}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)


def browser(member):
    client = Client()
    client.force_login(member.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def text_of(answer):
    return " ".join(answer.content.decode().split())


def read(four, member, number, at=AT):
    return read_referral(community=four.community, number=number, seen_by=member.person, at=at)


def test_looking_takes_one_choice_and_leads_to_the_referral(four):
    answer = browser(four.nora).post(f"{HOME}look/", SOUGHT, follow=True)
    number = Referral.objects.get().pk
    assert answer.redirect_chain == [(f"{HOME}{number}/", 302)]
    assert "Colleagues who fit were asked." in text_of(answer)
    assert "Jo" not in text_of(answer).split("<main", 1)[1]


@pytest.mark.parametrize(
    ("but", "told"),
    [
        ({"specialty": []}, "Choose what a colleague should know about"),
        ({"specialty": ["grief", "anger", "sleep", "work"]}, "choose the ones that matter most"),
        ({"language": "Klingon"}, "We do not know “Klingon”."),
        ({"note": "For my client Maria Lopez, 34"}, "client"),
    ],
)
def test_what_does_not_fit_comes_back_as_it_was_chosen(four, but, told):
    answer = browser(four.nora).post(f"{HOME}look/", SOUGHT | {"payer": "Medicaid"} | but)
    assert (answer.status_code, Referral.objects.count()) == (422, 0)
    assert told in text_of(answer)
    assert 'value="Medicaid"' in text_of(answer)


def test_where_one_looks_stands_as_the_last_time_and_nothing_else_does(four):
    client = browser(four.nora)
    assert "as you looked the last time" not in text_of(client.get(f"{HOME}look/"))
    said = SOUGHT | {"where": "in_person", "region": "Old Harbour", "jurisdiction": "us-or", "language": "Spanish"}
    client.post(f"{HOME}look/", said | {"payer": "Medicaid", "note": "Somebody unhurried."})
    page = text_of(client.get(f"{HOME}look/"))
    assert "as you looked the last time" in page
    kept = [word in page for word in ('value="either" checked', 'value="Old Harbour"', 'value="us-or" selected')]
    others = [re.search(rf'name="{name}"[^>]* value="[^"]', page) for name in ("language", "payer", "note")]
    assert (kept, others) == ([True] * 3, [None] * 3)
    assert 'value="grief" checked' not in page
    assert "Old Harbour" not in text_of(browser(four.jo).get(f"{HOME}look/"))


def test_the_line_on_the_colleague_is_looked_over_and_everything_stays_as_it_was_chosen(four):
    client = browser(four.nora)
    said = SOUGHT | {
        "specialty": ["grief", "sleep"],
        "times": ["evenings"],
        "note": "Knows how it is after committed suicide.",
    }
    looked = client.post(f"{HOME}look/", said | {"look_over": "yes"})
    page = text_of(looked)
    assert (looked.status_code, "<q>committed suicide</q>" in page, Referral.objects.count()) == (200, True, 0)
    for value in ("grief", "sleep", "evenings"):
        assert f'value="{value}" checked' in page, value
    stopped = client.post(f"{HOME}look/", said)
    assert (stopped.status_code, Referral.objects.count()) == (422, 0)
    seen = re.search(r'name="looked" value="([^"]+)"', text_of(stopped)).group(1)
    client.post(f"{HOME}look/", said | {"looked": seen})
    assert Referral.objects.get().note == "Knows how it is after committed suicide."


def test_where_nobody_fits_the_way_leads_to_who_knows_about_it(four):
    client = browser(four.nora)
    asked = client.post(f"{HOME}look/", SOUGHT, follow=True)
    assert "Who here knows about it" not in text_of(asked)
    nobody = text_of(client.post(f"{HOME}look/", SOUGHT | {"specialty": ["sleep"], "once": "1" * 32}, follow=True))
    assert "Nobody who fits takes referrals right now." in nobody
    assert "/c/bridges/people/?specialty=sleep" in nobody


def test_the_rarer_topics_are_folded_away_until_one_is_chosen(four):
    client = browser(four.nora)
    folded = re.search(
        r'<details class="more"( open)?><summary>More of them</summary>', text_of(client.get(f"{HOME}look/"))
    )
    assert folded.group(1) is None
    chosen = client.post(f"{HOME}look/", SOUGHT | {"specialty": ["spirituality"], "where": "nowhere"})
    assert chosen.status_code == 422
    assert '<details class="more" open><summary>More of them</summary>' in text_of(chosen)


def test_languages_are_written_in_words(four):
    browser(four.nora).post(f"{HOME}look/", SOUGHT | {"language": "spanish, en"})
    assert Referral.objects.get().wanted == {"specialty": ["grief"], "language": ["es", "en"]}


def test_whoever_was_asked_reads_why_and_says_not_this_time_in_one_press(four):
    number = a_referral(four.nora).pk
    page = text_of(browser(four.jo).get(HOME))
    assert "Came to you because of: Grief and loss, by video or phone." in page
    assert page.count("Grief and loss</a>") + page.count(">Grief and loss</h3>") == 1  # not on the board a second time
    browser(four.jo).post(f"{HOME}{number}/not-this-time/")
    assert Answer.objects.get(person=four.jo.person).state == "not_this_time"


def test_the_asker_is_shown_who_has_room_and_who_left_words_and_nobody_else(four):
    referral = a_referral(four.nora)
    assert (read(four, four.nora, referral.pk).yeses, read(four, four.nora, referral.pk).kind_words) == ([], [])
    answer_not_this_time(referral=referral, words="Full until spring.", by=four.jo.person, at=AT)
    answer_not_this_time(referral=referral, by=four.sam.person, at=AT)
    answer_yes(referral=referral, by=four.cleo.person, at=AT)
    seen = read(four, four.nora, referral.pk)
    assert [one.other for one in seen.yeses] == ["Cleo"]
    assert [(one.who, one.words) for one in seen.kind_words] == [("Jo", "Full until spring.")]
    assert read(four, four.sam, referral.pk).kind_words == []


def test_neither_reads_what_the_other_said_before_they_have_said_it_themself(four):
    handover = a_handover(four.nora, four.jo)
    number = handover.answer.referral_id
    say_how_it_ended(handover=handover, ending="did_not_fit", by=four.nora.person, at=AT)
    assert read(four, four.jo, number).yeses[0].they_said == ""
    say_how_it_ended(handover=handover, ending="connected", by=four.jo.person, at=AT)
    assert read(four, four.jo, number).yeses[0].they_said == "It did not fit"
    assert read(four, four.nora, number).yeses[0].they_said == "They got in touch with each other"


def test_it_is_found_by_what_is_sought_while_it_is(four):
    referral = a_referral(four.nora, note="Somebody unhurried.")
    looking = Looking(("referral",), four.community.pk, four.jo.person, AT, question="grief")
    assert find(looking).numbers == (("referral", referral.pk),)
    unhurried = Looking(("referral",), four.community.pk, four.jo.person, AT, question="unhurried")
    assert find(unhurried).numbers == ()
    browser(four.nora).post(f"{HOME}{referral.pk}/let-go/")
    assert find(looking).numbers == ()


def test_the_list_says_what_is_under_way(four):
    handover = a_handover(four.nora, four.jo)
    lines = {
        member.person.name: [line.text for line in my_lines(membership=member, seen_by=member.person, at=AT)]
        for member in (four.nora, four.jo, four.sam)
    }
    assert lines == {
        "Nora": ["You and Jo pass somebody on.", "Grief and loss: colleagues are asked."],
        "Jo": ["You and Nora pass somebody on."],
        "Sam": [],
    }
    assert handover.state == "open"


@pytest.mark.parametrize("but", ["", "answered", "let go", "blocked", "rests"])
def test_today_says_that_one_was_asked_while_one_is(four, but):
    referral = a_referral(four.nora)
    if but == "answered":
        answer_not_this_time(referral=referral, by=four.jo.person, at=AT)
    if but == "let go":
        let_go_of_referral(referral=referral, by=four.nora.person, at=AT)
    if but == "blocked":
        block_person(person_id=four.nora.person_id, by=four.jo.person, at=AT)
    if but == "rests":
        start_resting(membership=four.jo, by=four.jo.person, at=AT)
    asked = "A colleague looks for somebody like you" in text_of(browser(four.jo).get("/c/bridges/today/"))
    assert asked == (not but)


def test_lists_and_pages_cost_the_same_for_one_and_for_many(four):
    def costs():
        with CaptureQueriesContext(connection) as counted:
            for read_list in (referrals_board, my_referrals):
                read_list(community=four.community, seen_by=four.jo.person, at=AT)
            asked_of_me(membership=four.jo, seen_by=four.jo.person, at=AT)
            read(four, four.nora, first.pk)
        return len(counted)

    def more(n):
        somebody = a_member(four.community, f"Other {n}")
        a_referral(somebody)
        a_referral(four.jo)
        answer_yes(referral=first, by=somebody.person, at=AT)

    first = a_referral(four.nora)
    more(1)
    before = costs()
    more(2)
    more(3)
    assert costs() == before


def test_a_page_is_as_long_as_it_is_asked_to_be(four):
    for n in range(3):
        a_referral(four.nora, at=AT - timedelta(minutes=n))
    first = my_referrals(community=four.community, seen_by=four.nora.person, at=AT, size=2)
    rest = my_referrals(community=four.community, seen_by=four.nora.person, at=AT, size=2, after=first.older)
    assert (len(first.items), len(rest.items), rest.older) == (2, 1, "")

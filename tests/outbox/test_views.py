from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from holdspace.grammar.actors import THE_MACHINE
from holdspace.outbox.actions import tell
from holdspace.outbox.models import Notice, Preference, QuietHours
from holdspace.outbox.tokens import stop_token
from holdspace.work.worker import run_due
from tests.people_and_places import AT, a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_kinds")]


@pytest.fixture
def ann():
    return a_person("Ann")


@pytest.fixture
def her(ann):
    client = Client()
    client.force_login(ann, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def told(person, n=1, kind="test.answered", who="Bo"):
    for minute in range(n):
        tell(
            person_id=person.pk,
            kind=kind,
            url=f"/c/bridges/shares/{minute}/",
            by=THE_MACHINE,
            at=AT + timedelta(minutes=minute),
            community_name="Bridges",
            who=who,
        )


def test_one_sees_ones_own_notices_and_nobody_elses(ann, her):
    told(ann, who="Bo <3")
    told(a_person(), who="Zoe")
    page = her.get(reverse("outbox:notices")).content.decode()
    assert '<a href="/c/bridges/shares/0/">Bo &lt;3 answered what you shared in Bridges.</a>' in page
    assert ("Zoe" in page, page.count("<b>new</b>")) == (False, 1)
    assert her.get(reverse("outbox:notices")).content.decode().count("<b>new</b>") == 0


def test_the_list_goes_on_by_key_and_ends(ann, her):
    told(ann, 25)
    first = her.get(reverse("outbox:notices")).content.decode()
    assert (first.count("answered what you shared"), "You are caught up." in first) == (20, False)
    older = first.split('href="?after=')[1].split('"')[0]
    second = her.get(reverse("outbox:notices") + f"?after={older}").content.decode()
    assert (second.count("answered what you shared"), "You are caught up." in second) == (5, True)
    assert Notice.objects.filter(read_at=None).count() == 0


def test_the_list_costs_the_same_with_one_and_three(ann, her, assert_same_queries):
    told(ann)
    her.get(reverse("outbox:notices"))
    # Session with person, the list in its transaction, the rail; marking as read is one more when something is new.
    assert_same_queries(5, lambda: her.get(reverse("outbox:notices")), lambda: _read(ann))


def _read(ann):
    told(ann, 2)
    Notice.objects.update(read_at=AT)


def test_an_empty_page_says_what_it_is_for(her):
    assert "When somebody answers you" in her.get(reverse("outbox:notices")).content.decode()


def form_of(**ways):
    chosen = {"test.answered": "now", "test.gathered": "digest", "test.quiet": "off"} | {
        name.replace("_", "."): way for name, way in ways.items()
    }
    return {f"way-{kind}": way for kind, way in chosen.items()} | {"quiet_begins": "22:00", "quiet_ends": "07:00"}


def test_choices_are_kept_and_shown_again(ann, her):
    answer = her.post(reverse("outbox:preferences"), form_of(test_answered="digest"), follow=True)
    assert "Kept. This is how you will hear from us." in answer.content.decode()
    assert Preference.objects.get(kind="test.answered").way == "digest"
    assert str(QuietHours.objects.get(person=ann)) == "22:00 to 07:00"
    page = her.get(reverse("outbox:preferences")).content.decode()
    assert 'name="way-test.answered" value="digest" checked' in page
    assert 'value="22:00"' in page


def test_what_is_no_choice_comes_back_with_the_rest_of_the_form(her):
    answer = her.post(reverse("outbox:preferences"), form_of(test_answered="pigeon", test_quiet="now"))
    assert (answer.status_code, Preference.objects.count()) == (422, 0)
    assert 'name="way-test.quiet" value="now" checked' in answer.content.decode()


def test_a_link_in_a_mail_asks_first_and_a_press_ends_it(ann):
    address = reverse("outbox:stop", args=[stop_token(person_id=ann.pk, kind="test.answered")])
    browser = Client()
    page = browser.get(address).content.decode()
    assert ("“Somebody answers me”" in page, Preference.objects.count()) == (True, 0)
    assert (ann.email in page, "Ann" in page) == (False, False)
    assert "Done. No more of these mails." in browser.post(address).content.decode()
    assert Preference.objects.get(person=ann).way == "off"


def test_a_mail_program_ends_it_with_one_press_as_rfc_8058_has_it(ann, settings):
    told(ann)
    run_due(at=AT)
    address = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>").removeprefix(settings.HOLDSPACE_URL)
    program = Client(enforce_csrf_checks=True)
    answer = program.post(address, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    told(ann)
    run_due(at=AT + timedelta(minutes=1))
    assert len(mail.outbox) == 1


def test_an_altered_link_says_what_to_do(ann):
    token = stop_token(person_id=ann.pk, kind="test.answered")
    answer = Client().post(reverse("outbox:stop", args=[token[:-4] + "zzzz"]))
    assert (answer.status_code, Preference.objects.count()) == (404, 0)
    assert "Perhaps a part of it was lost on the way." in answer.content.decode()

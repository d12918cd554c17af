import logging
import smtplib
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest
from django.core import mail

from holdspace.grammar.actors import OPERATOR, THE_MACHINE, VISITOR
from holdspace.outbox import sending
from holdspace.outbox.actions import choose_ways, send_account_mail, tell
from holdspace.outbox.models import AccountMail, Delivery
from holdspace.outbox.queries import given_up_account_mails, given_up_mails
from holdspace.outbox.states import DeliveryState
from holdspace.work.worker import run_due
from tests.logs import everything_in
from tests.people_and_places import AT, a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_kinds")]
MORNING = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def told(person, kind="test.answered", at=AT, **more):
    return tell(person_id=person.pk, kind=kind, url="/c/bridges/shares/4/", by=THE_MACHINE, at=at, **more)


def by_day(at):
    """The same time on the next day at which mail may come."""
    return at.replace(hour=12) + timedelta(days=1)


def test_a_mail_says_the_line_and_where_and_how_to_end_it(settings):
    settings.HOLDSPACE_URL = "https://house.example.org"
    person = a_person("Ann")
    told(person, community_name="Bridges <b>", who="Bo & Co")
    run_due(at=AT)
    [sent] = mail.outbox
    stop = sent.extra_headers["List-Unsubscribe"].strip("<>")
    assert stop.startswith("https://house.example.org/notices/stop/")
    assert (sent.to, sent.subject) == ([person.email], "Something is here for you in Bridges <b>")
    assert sent.body == (
        "Hello Ann,\n\nBo & Co answered what you shared in Bridges <b>.\n\nIt waits for you here:\n"
        "https://house.example.org/c/bridges/shares/4/\n\nNobody minds if you read it another day.\n\n-- \n"
        f"How you hear from us: https://house.example.org/me/notices/settings/\nNo more mails of this kind: {stop}"
    )
    headers = sent.message()
    assert (headers["List-Unsubscribe-Post"], headers["Auto-Submitted"]) == (
        "List-Unsubscribe=One-Click",
        "auto-generated",
    )
    assert headers["Date"] == "Thu, 19 Nov 2026 09:30:00 +0000"
    html = sent.alternatives[0][0]
    assert "Bo &amp; Co answered what you shared in Bridges &lt;b&gt;." in html
    assert ('<p class="line" style="' in html, ".sheet {" in html, "prefers-color-scheme: dark" in html) == (
        True,
        False,
        True,
    )


def test_names_stay_out_of_subjects_and_line_breaks_too():
    told(a_person(), community_name="Bridges\r\nBcc: all@example.org", who="Bo")
    run_due(at=AT)
    assert mail.outbox[0].subject == "Something is here for you in Bridges Bcc: all@example.org"
    assert "Bo" not in mail.outbox[0].subject


def test_one_mail_a_day_lists_the_lines_of_one_person():
    ann, bo = a_person("Ann"), a_person("Bo")
    told(ann, "test.gathered", community_name="Bridges")
    told(ann, "test.gathered", at=AT + timedelta(hours=3), community_name="Harbour")
    told(bo, "test.gathered", at=AT + timedelta(hours=4), community_name="Bridges")
    run_due(at=MORNING - timedelta(minutes=1))
    assert mail.outbox == []
    run_due(at=MORNING)
    run_due(at=MORNING + timedelta(minutes=5))
    assert [m.to for m in mail.outbox] == [[ann.email], [bo.email]]
    body = mail.outbox[0].body
    assert [line for line in body.splitlines() if line.startswith("*")] == ["* News in Bridges.", "* News in Harbour."]
    assert mail.outbox[0].subject == "What happened since yesterday"
    assert set(Delivery.objects.values_list("state", "sent_at")) == {(DeliveryState.SENT, MORNING)}


def test_a_very_long_day_is_cut_short_with_a_way_to_the_rest():
    ann = a_person()
    for n in range(32):
        told(ann, "test.gathered", at=AT + timedelta(minutes=n), community_name="Bridges")
    run_due(at=MORNING)
    assert mail.outbox[0].body.count("* News") == 30
    assert "And 2 more, here: http://localhost:8000/me/notices/\n" in mail.outbox[0].body


def test_a_server_that_says_later_gets_it_later_and_nothing_is_lost(mail_server, caplog):
    caplog.set_level(logging.DEBUG)
    mail_server.answers = ["451 4.7.1 ann is greylisted, come back"] * 2
    person = a_person("Ann")
    told(person, who="Bo", community_name="Bridges")
    times = [AT]
    run_due(at=AT)
    for tries in (1, 2):
        delivery = Delivery.objects.get()
        assert (delivery.state, delivery.tries, delivery.trouble) == (DeliveryState.WAITING, tries, "smtp 451")
        times.append(delivery.try_at)
        run_due(at=delivery.try_at)
    assert [m["To"] for m in mail_server.mails] == [person.email]
    assert Delivery.objects.get().state == DeliveryState.SENT
    waits = [(b - a).total_seconds() for a, b in pairwise(times)]
    assert 45 <= waits[0] <= 75
    assert 90 <= waits[1] <= 150
    assert [word in everything_in(caplog) for word in ("greylisted", person.email, "Bo answered")] == [
        False,
        False,
        False,
    ]


def test_a_server_that_says_never_is_asked_three_times(mail_server):
    mail_server.answers = ["550 no such person ann"] * 9
    told(a_person())
    at = AT
    for _ in range(5):
        run_due(at=at)
        at = by_day(at)
    [given_up] = given_up_mails(seen_by=OPERATOR)
    assert (given_up.state, given_up.tries, given_up.trouble) == (DeliveryState.GIVEN_UP, 3, "smtp 550")
    assert (given_up_mails(seen_by=a_person()), given_up_mails(seen_by=VISITOR)) == ([], [])


def test_no_server_at_all_is_waited_for_more_than_a_day(settings, mail_server):
    settings.EMAIL_PORT = 1
    told(a_person())
    at = AT
    while (delivery := Delivery.objects.get()).state == DeliveryState.WAITING:
        at = max(delivery.try_at, at)
        run_due(at=at)
    assert (delivery.tries, delivery.trouble[:22]) == (14, "ConnectionRefusedError")
    assert at - AT > timedelta(days=1)


def test_a_mail_that_is_tried_again_does_not_come_at_night(mail_server):
    mail_server.answers = ["451 later"]
    told(a_person(), at=datetime(2026, 11, 19, 20, 59, 50, tzinfo=UTC))
    run_due(at=datetime(2026, 11, 19, 20, 59, 50, tzinfo=UTC))
    night = datetime(2026, 11, 19, 21, 5, tzinfo=UTC)
    run_due(at=night)
    assert (mail_server.mails, Delivery.objects.get().try_at) == ([], MORNING)
    run_due(at=MORNING)
    assert len(mail_server.mails) == 1


def test_the_mail_of_the_day_is_put_off_as_a_whole(mail_server):
    mail_server.answers = ["451 later"]
    ann = a_person()
    for _ in range(2):
        told(ann, "test.gathered", community_name="Bridges")
    run_due(at=MORNING)
    assert set(Delivery.objects.values_list("state", "trouble")) == {(DeliveryState.WAITING, "smtp 451")}
    run_due(at=MORNING + timedelta(minutes=5))
    [sent] = mail_server.mails
    assert sent.get_body(("plain",)).get_content().count("* News") == 2


def test_the_same_mail_has_the_same_message_id_and_another_another(mail_server):
    ann = a_person()
    told(ann)
    run_due(at=AT)
    # Killed between the server's yes and the mark: ten minutes later it is taken for lost.
    Delivery.objects.update(state=DeliveryState.SENDING, sent_at=None)
    run_due(at=AT + timedelta(minutes=9))
    assert len(mail_server.raw) == 1
    run_due(at=AT + timedelta(minutes=11))
    run_due(at=AT + timedelta(minutes=13))
    told(ann)
    run_due(at=AT + timedelta(minutes=14))
    first, again, other = (m["Message-ID"] for m in mail_server.mails)
    assert first == again != other
    assert first.endswith("@localhost>")


def test_a_delivery_whose_task_was_lost_is_found(mail_server):
    from django_tasks_db.models import DBTaskResult

    told(a_person())
    DBTaskResult.objects.all().delete()
    run_due(at=AT + timedelta(minutes=4))
    assert mail_server.raw == []
    run_due(at=AT + timedelta(minutes=6))
    run_due(at=AT + timedelta(minutes=7))
    assert len(mail_server.raw) == 1


def test_two_workers_with_the_same_mail_send_it_once():
    told(a_person())
    delivery = Delivery.objects.select_related("notice__person").get()
    stale = Delivery.objects.select_related("notice__person").get()
    assert sending._take([delivery], AT)
    assert not sending._take([stale], AT)
    sending._hand_over([delivery], AT)
    run_due(at=AT)
    assert len(mail.outbox) == 1


def test_switched_off_meanwhile_or_gone_meanwhile_nothing_is_sent():
    ann, bo = a_person(), a_person()
    for person in (ann, bo):
        told(person)
    choose_ways(ways={"test.answered": "off"}, quiet_begins=time(21), quiet_ends=time(8), by=ann, at=AT)
    bo.email = None
    bo.save()
    run_due(at=AT)
    assert (mail.outbox, set(Delivery.objects.values_list("state", flat=True))) == ([], {DeliveryState.DROPPED})


def test_a_code_that_no_server_takes_is_given_up_and_erased(mail_server, caplog):
    caplog.set_level(logging.DEBUG)
    mail_server.answers = ["451 WXYZ-QRST for ann@example.org"] * 20
    send_account_mail(to="ann@example.org", subject="Your code", text="It is WXYZ-QRST.", by=VISITOR, at=AT)
    for minutes in range(60):
        run_due(at=AT + timedelta(minutes=minutes))
    row = AccountMail.objects.get()
    assert (row.state, row.tries, row.to, row.text) == (DeliveryState.GIVEN_UP, 8, "", "")
    assert [m.pk for m in given_up_account_mails(seen_by=OPERATOR)] == [row.pk]
    assert given_up_account_mails(seen_by=a_person()) == []
    told = everything_in(caplog)
    assert [word in told for word in ("WXYZ-QRST", "ann@example.org", "Your code")] == [False, False, False]


@pytest.mark.parametrize(
    ("problem", "trouble", "permanent"),
    [
        (smtplib.SMTPRecipientsRefused({"a@example.org": (550, b"who?")}), "smtp 550", True),
        (smtplib.SMTPSenderRefused(452, b"full", "h@example.org"), "smtp 452", False),
        (smtplib.SMTPServerDisconnected("a@example.org"), "smtplib.SMTPServerDisconnected", False),
        (TimeoutError("a@example.org"), "TimeoutError", False),
    ],
)
def test_of_what_a_server_says_only_the_code_is_kept(problem, trouble, permanent):
    assert (sending.trouble_of(problem), sending.is_permanent(trouble)) == (trouble, permanent)

from datetime import UTC, datetime, time, timedelta

import pytest
from django.core import mail
from django.db import connection, transaction

from holdspace.grammar.actors import OPERATOR, THE_MACHINE, VISITOR
from holdspace.grammar.refusals import NothingHere
from holdspace.journal.models import Entry
from holdspace.outbox.actions import (
    choose_ways,
    open_notices,
    send_account_mail,
    stop_mails,
    tell,
    try_mail_again,
    withdraw_about,
    withdraw_between,
)
from holdspace.outbox.models import AccountMail, Delivery, Notice, Preference, QuietHours
from holdspace.outbox.queries import choices, has_unread, unread_count
from holdspace.outbox.states import DeliveryState, Way
from holdspace.outbox.tokens import DIGEST, stop_token
from holdspace.work.worker import run_due
from tests.people_and_places import AT, a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_kinds")]
NIGHT = datetime(2026, 11, 19, 22, 0, tzinfo=UTC)


def told(person, kind="test.answered", at=AT, by=THE_MACHINE, **more):
    return tell(person_id=person.pk, kind=kind, url="/c/bridges/shares/4/", by=by, at=at, **more)


def choose(person, at=AT, quiet=(time(21), time(8)), **ways):
    ways = {name.replace("_", "."): way for name, way in ways.items()}
    choose_ways(ways=ways, quiet_begins=quiet[0], quiet_ends=quiet[1], by=person, at=at)


def test_a_notice_holds_what_it_is_about_and_by_whom():
    person, other = a_person("Ann"), a_person("Bo")
    notice = told(person, by=other, about=other, community_id=3, community_name="Bridges", who="Bo")
    row = Notice.objects.get()
    assert row == notice
    assert (row.person_id, row.actor_id, row.about_kind, row.about_id) == (
        person.pk,
        other.pk,
        "people.person",
        other.pk,
    )
    assert (row.at, row.read_at, row.who, row.community_id) == (AT, None, "Bo", 3)


def test_each_kind_comes_its_own_way():
    person = a_person()
    for kind in ("test.answered", "test.gathered", "test.quiet"):
        told(person, kind)
    found = Delivery.objects.values_list("notice__kind", "way", "try_at")
    assert sorted(found) == [
        ("test.answered", "now", AT),
        ("test.gathered", "digest", datetime(2026, 11, 20, 8, 0, tzinfo=UTC)),
    ]
    with pytest.raises(KeyError):
        told(person, "test.unknown")


def test_the_persons_own_choice_holds_and_nobody_elses():
    ann, bo = a_person(), a_person()
    choose(ann, test_answered="off", test_quiet="now")
    for person in (ann, bo):
        told(person), told(person, "test.quiet")
    found = Delivery.objects.values_list("notice__person_id", "notice__kind")
    assert sorted(found) == sorted([(ann.pk, "test.quiet"), (bo.pk, "test.answered")])


def test_mail_waits_for_the_persons_morning():
    ann, bo, cy = a_person(), a_person(), a_person()
    ann.time_zone = "America/New_York"
    ann.save()
    choose(cy, quiet=(time(23), time(23)))
    for person in (ann, bo, cy):
        told(person, at=NIGHT)
    due = dict(Delivery.objects.values_list("notice__person_id", "try_at"))
    assert due == {ann.pk: NIGHT, bo.pk: datetime(2026, 11, 20, 8, 0, tzinfo=UTC), cy.pk: NIGHT}
    run_due(at=NIGHT)
    assert sorted(m.to[0] for m in mail.outbox) == sorted([ann.email, cy.email])
    run_due(at=datetime(2026, 11, 20, 8, 0, tzinfo=UTC))
    assert mail.outbox[-1].to == [bo.email]


def test_nobody_is_told_by_mail_without_an_address_and_nothing_is_kept_for_who_left():
    erased, nameless = a_person(), a_person()
    erased.is_active, erased.email = False, None
    erased.save()
    nameless.email = None
    nameless.save()
    assert told(erased).pk is None
    told(nameless)
    tell(person_id=10**9, kind="test.answered", url="/", by=THE_MACHINE, at=AT)
    assert (Notice.objects.get().person, Delivery.objects.count()) == (nameless, 0)


def test_a_notice_vanishes_with_the_transaction_that_told_it():
    with transaction.atomic():
        told(a_person())
        transaction.set_rollback(True)
    run_due(at=AT)
    assert (Notice.objects.count(), Delivery.objects.count(), mail.outbox) == (0, 0, [])


def test_telling_takes_a_fixed_number_of_queries(django_assert_num_queries):
    person = a_person()
    choose(person, test_answered="now")
    with django_assert_num_queries(5):  # the person, their way, the notice, the delivery, the task
        told(person)
    with django_assert_num_queries(3):
        told(person, "test.quiet")


def test_looking_at_the_page_marks_what_stands_on_it_and_nobody_elses():
    ann, bo = a_person(), a_person()
    for n in range(22):
        told(ann, at=AT + timedelta(minutes=n))
    told(bo)
    later = AT + timedelta(hours=1)
    page = open_notices(by=ann, at=later)
    assert (len(page.items), {n.read_at for n in page.items}) == (20, {None})
    assert (unread_count(seen_by=ann), unread_count(seen_by=bo)) == (2, 1)
    rest = open_notices(after=page.older, by=ann, at=later)
    assert (len(rest.items), rest.ends, has_unread(seen_by=ann), has_unread(seen_by=bo)) == (2, True, False, True)
    assert {n.read_at for n in open_notices(by=ann, at=later + timedelta(hours=1)).items} == {later}


def test_what_was_read_on_the_page_is_not_mailed():
    person = a_person()
    told(person, at=NIGHT), told(person, "test.gathered", at=NIGHT)
    open_notices(by=person, at=NIGHT)
    run_due(at=NIGHT + timedelta(days=1))
    assert (mail.outbox, set(Delivery.objects.values_list("state", flat=True))) == ([], {DeliveryState.DROPPED})


def test_what_is_over_is_taken_back_from_those_who_have_not_looked():
    ann, bo, cy = a_person(), a_person(), a_person()
    told(ann, about=ann), told(bo, about=ann)
    kept = [told(ann, about=bo), told(ann, "test.gathered", about=ann), told(cy, about=ann)]
    looked = told(bo, about=ann)
    Notice.objects.filter(pk=looked.pk).update(read_at=AT)
    over = {"kind": "test.answered", "person_ids": [ann.pk, bo.pk], "by": THE_MACHINE, "at": AT}
    assert withdraw_about(about_ids=[], **over) == 0
    assert withdraw_about(about_ids=[ann.pk], **over) == 2
    assert sorted(Notice.objects.values_list("pk", flat=True)) == [n.pk for n in [*kept, looked]]
    assert Delivery.objects.count() == 4


def test_blocking_takes_back_what_two_people_were_told_of_each_other_alone():
    ann, bo, cy = a_person(), a_person(), a_person()
    told(ann, by=bo), told(bo, by=ann), told(bo, by=ann)
    kept = [told(ann, by=cy), told(cy, by=bo), told(ann)]
    assert withdraw_between(one_id=ann.pk, other_id=bo.pk, by=ann, at=AT) == 3
    assert sorted(Notice.objects.values_list("pk", flat=True)) == [n.pk for n in kept]
    run_due(at=AT)
    assert len(mail.outbox) == 3


def test_choosing_keeps_known_kinds_and_leaves_an_entry():
    ann, bo = a_person(), a_person()
    choose(ann, test_answered="digest", test_made_up="now", quiet=(time(22), time(7, 30)))
    choose(ann, test_answered="off", quiet=(time(22), time(7, 30)))
    assert list(Preference.objects.values_list("person_id", "kind", "way")) == [(ann.pk, "test.answered", "off")]
    mine, theirs = choices(seen_by=ann), choices(seen_by=bo)
    assert [(kind.name, way) for kind, way in mine.ways] == [
        ("test.answered", Way.OFF),
        ("test.gathered", Way.DIGEST),
        ("test.quiet", Way.OFF),
    ]
    assert (mine.quiet_begins, mine.quiet_ends) == (time(22), time(7, 30))
    assert (theirs.ways[0][1], theirs.quiet_begins, theirs.quiet_ends) == (Way.NOW, time(21), time(8))
    entry = Entry.objects.filter(verb="notices.chosen").last()
    assert (entry.actor_id, entry.object_id, entry.data) == (ann.pk, ann.pk, {})


def test_a_way_that_is_none_is_no_choice():
    with pytest.raises(ValueError):
        choose(a_person(), test_answered="by pigeon")
    assert (Preference.objects.count(), QuietHours.objects.count()) == (0, 0)


def test_one_press_ends_one_kind_for_one_person():
    ann, bo = a_person(), a_person()
    for _ in range(2):
        stop_mails(token=stop_token(person_id=ann.pk, kind="test.answered"), by=VISITOR, at=AT)
    told(ann), told(bo)
    assert list(Preference.objects.values_list("person_id", "kind", "way")) == [(ann.pk, "test.answered", "off")]
    assert Delivery.objects.get().notice.person == bo
    assert Entry.objects.filter(verb="notices.stopped", object_id=ann.pk, actor_kind="visitor").count() == 2
    assert Notice.objects.filter(person=ann).count() == 1


def test_one_press_in_the_mail_of_the_day_ends_every_kind_in_it():
    ann = a_person()
    choose(ann, test_answered="digest", test_quiet="now")
    stop_mails(token=stop_token(person_id=ann.pk, kind=DIGEST), by=VISITOR, at=AT)
    assert {kind.name: way for kind, way in choices(seen_by=ann).ways} == {
        "test.answered": Way.OFF,
        "test.gathered": Way.OFF,
        "test.quiet": Way.NOW,
    }


def test_an_altered_token_ends_nothing_and_one_of_who_left_says_nothing():
    person = a_person()
    token = stop_token(person_id=person.pk, kind="test.answered")
    with pytest.raises(NothingHere):
        stop_mails(token=token[:-3] + "abc", by=VISITOR, at=AT)
    person.is_active = False
    person.save()
    stop_mails(token=token, by=VISITOR, at=AT)
    assert Preference.objects.count() == 0


def test_a_code_is_encrypted_until_it_is_sent_and_erased_afterwards():
    send_account_mail(to="ann@example.org", subject="Your code", text="It is WXYZ-QRST.", by=VISITOR, at=NIGHT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM outbox_accountmail")
        stored = repr(cursor.fetchall())
    assert [word in stored for word in ("ann@", "Your code", "WXYZ-QRST")] == [False, False, False]
    run_due(at=NIGHT)
    [sent] = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["ann@example.org"], "Your code", "It is WXYZ-QRST.")
    row = AccountMail.objects.get()
    assert (row.state, row.sent_at, row.to, row.subject, row.text, row.html) == (
        DeliveryState.SENT,
        NIGHT,
        "",
        "",
        "",
        "",
    )


def test_a_code_goes_out_with_the_commit_where_no_worker_runs(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send_account_mail(to="ann@example.org", subject="Your code", text="4711", html="<p>4711</p>", by=VISITOR, at=AT)
        assert mail.outbox == []
    assert [(m.body, m.alternatives[0][0]) for m in mail.outbox] == [("4711", "<p>4711</p>")]
    run_due(at=AT)
    assert len(mail.outbox) == 1


def test_the_operator_has_a_given_up_mail_tried_again_once():
    told(a_person())
    Delivery.objects.update(state=DeliveryState.GIVEN_UP, tries=14, trouble="smtp 451")
    delivery = Delivery.objects.get()
    later = AT + timedelta(days=3)
    for _ in range(2):
        try_mail_again(delivery=delivery, by=OPERATOR, at=later)
    assert Entry.objects.filter(verb="mail.tried_again", in_role="operator").count() == 1
    run_due(at=later)
    assert (len(mail.outbox), Delivery.objects.get().state) == (1, DeliveryState.SENT)

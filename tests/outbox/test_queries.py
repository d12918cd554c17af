from datetime import timedelta

import pytest
from django.db import connection

from holdspace.grammar.actors import OPERATOR, THE_MACHINE, VISITOR
from holdspace.outbox.actions import send_account_mail, tell
from holdspace.outbox.models import Notice
from holdspace.outbox.queries import demo_mail, demo_mails, has_unread, notices, unread_count
from holdspace.work.worker import run_due
from tests.people_and_places import AT, a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_kinds")]


def told(person, n=1):
    for minute in range(n):
        at = AT + timedelta(minutes=minute)
        tell(person_id=person.pk, kind="test.quiet", url="/", by=THE_MACHINE, at=at)


def test_only_ones_own(assert_same_queries):
    ann, bo = a_person(), a_person()
    told(ann), told(bo)
    assert [n.person for n in notices(seen_by=ann).items] == [ann]
    for nobody in (VISITOR, OPERATOR, THE_MACHINE):
        assert (list(notices(seen_by=nobody).items), has_unread(seen_by=nobody), unread_count(seen_by=nobody)) == (
            [],
            False,
            0,
        )
    assert_same_queries(1, lambda: notices(seen_by=ann), lambda: told(ann, 2))


def test_the_dot_is_one_query_on_an_index_and_never_a_large_number(django_assert_num_queries):
    ann = a_person()
    assert (has_unread(seen_by=ann), unread_count(seen_by=ann)) == (False, 0)
    told(ann, 12)
    with django_assert_num_queries(2):
        assert (has_unread(seen_by=ann), unread_count(seen_by=ann)) == (True, 9)
    plan = Notice.objects.filter(person_id=ann.pk, read_at__isnull=True).values("pk").explain()
    if connection.vendor == "sqlite":
        assert "notice_unread" in plan


def test_the_demo_keeps_its_mail_and_sends_none(settings, tmp_path):
    settings.HOLDSPACE_DATA = tmp_path
    settings.EMAIL_BACKEND = "holdspace.outbox.demo_backend.EmailBackend"
    settings.HOLDSPACE_DEMO = True
    for n, name in enumerate(("ann", "bo", "ann")):
        at = AT + timedelta(hours=n)
        mail = {"subject": f"Mail {n}", "text": f"Wörds {n}", "html": f"<p>{n}</p>"}
        send_account_mail(to=f"{name}@example.org", by=VISITOR, at=at, **mail)
        run_due(at=at)
    kept = demo_mails(seen_by=VISITOR)
    assert [(m.to, m.subject, m.text.strip()) for m in kept] == [
        ("ann@example.org", "Mail 2", "Wörds 2"),
        ("bo@example.org", "Mail 1", "Wörds 1"),
        ("ann@example.org", "Mail 0", "Wörds 0"),
    ]
    assert kept[2].date == "Thu, 19 Nov 2026 09:30:00 +0000"
    assert [m.subject for m in demo_mails(seen_by=VISITOR, to="Ann@example.org", most=1)] == ["Mail 2"]
    assert demo_mail(name=kept[0].name, seen_by=VISITOR) == kept[0]
    (tmp_path / "keys.eml").write_text("secret")
    for name in ("../keys.eml", "nothing.eml", ".", kept[0].name.removesuffix(".eml")):
        assert demo_mail(name=name, seen_by=VISITOR) is None
    settings.HOLDSPACE_DEMO = False
    assert (demo_mails(seen_by=VISITOR), demo_mail(name=kept[0].name, seen_by=VISITOR)) == ([], None)

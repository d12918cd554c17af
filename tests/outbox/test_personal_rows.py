from datetime import time

import pytest

from holdspace.outbox import personal_rows
from holdspace.outbox.actions import choose_ways, tell
from holdspace.outbox.models import Delivery, Notice, Preference, QuietHours
from holdspace.work.worker import run_due
from tests.people_and_places import AT, a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_kinds")]


@pytest.fixture
def two_people():
    ann, bo = a_person("Ann"), a_person("Bo")
    for person, other in ((ann, bo), (bo, ann)):
        tell(
            person_id=person.pk,
            kind="test.answered",
            url="/c/bridges/",
            by=other,
            at=AT,
            who=other.name,
            community_name="Bridges",
        )
        choose_ways(ways={"test.quiet": "now"}, quiet_begins=time(22), quiet_ends=time(7), by=person, at=AT)
    run_due(at=AT)
    return ann, bo


def test_everything_of_one_person_is_given_and_nothing_of_the_other(two_people):
    ann, _bo = two_people
    assert list(personal_rows.export_notices(person_id=ann.pk)) == [
        {
            "told_at": AT,
            "line": "Bo answered what you shared in Bridges.",
            "page": "/c/bridges/",
            "read_at": None,
            "mailed_at": AT,
        }
    ]
    assert list(personal_rows.export_choices(person_id=ann.pk)) == [
        {"kind": "test.quiet", "way": "now"},
        {"quiet_from": "22:00", "quiet_until": "07:00"},
    ]


def test_erasing_deletes_ones_own_rows_and_ones_name_elsewhere(two_people):
    ann, bo = two_people
    personal_rows.erase_notices(person_id=ann.pk, at=AT)
    personal_rows.erase_choices(person_id=ann.pk, at=AT)
    assert list(Notice.objects.values_list("person_id", "who")) == [(bo.pk, "")]
    assert [d.notice.person for d in Delivery.objects.all()] == [bo]
    assert [p.person for p in [*Preference.objects.all(), *QuietHours.objects.all()]] == [bo, bo]
    assert [row["line"] for row in personal_rows.export_notices(person_id=bo.pk)] == [
        "Somebody answered what you shared in Bridges."
    ]


def test_every_table_with_a_key_to_a_person_is_named():
    from django.apps import apps
    from django.contrib.auth import get_user_model

    keyed = {
        model._meta.label_lower
        for model in apps.get_app_config("outbox").get_models()
        if any(field.related_model is get_user_model() for field in model._meta.get_fields())
    }
    assert keyed - {*personal_rows.NOTICE_TABLES, *personal_rows.CHOICE_TABLES} == set()

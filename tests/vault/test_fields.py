from datetime import UTC, datetime

import pytest
from django.core.exceptions import FieldError
from django.db import connection
from django.db.models import F

from holdspace.vault.fields import AlreadySealed, EncryptedJSONField, EncryptedTextField
from holdspace.vault.sealing import CannotOpen, decrypt, encrypt


def stored(pk=1):
    with connection.cursor() as cursor:
        cursor.execute("SELECT words, plan FROM vault_diary WHERE id = %s", [pk])
        return cursor.fetchone()


def test_text_is_plain_in_the_program_and_sealed_in_the_database(diary):
    diary.objects.create(pk=1, words="I was afraid.", plan={"tell": ["Ada"], "n": 3})
    words, plan = stored()
    assert "afraid" not in words
    assert "Ada" not in plan
    assert decrypt(words, context="diary") == "I was afraid."
    found = diary.objects.get(pk=1)
    assert (found.words, found.plan) == ("I was afraid.", {"tell": ["Ada"], "n": 3})
    assert list(diary.objects.values_list("words", flat=True)) == ["I was afraid."]


def test_none_and_empty_stay_what_they_are(diary):
    diary.objects.create(pk=1)
    assert stored() == ("", None)
    found = diary.objects.get(pk=1)
    assert (found.words, found.plan) == ("", None)


@pytest.mark.parametrize("data", [[], {}, "", 0, False, "text", [None], {"ü": "✓"}])
def test_plain_data_comes_back_equal(diary, data):
    diary.objects.create(pk=1, plan=data)
    assert diary.objects.get(pk=1).plan == data


def test_times_become_texts(diary):
    diary.objects.create(pk=1, plan={"at": datetime(2026, 11, 19, 9, 30, tzinfo=UTC)})
    assert diary.objects.get(pk=1).plan == {"at": "2026-11-19T09:30:00Z"}


def test_update_and_bulk_writes_seal_too(diary):
    diary.objects.bulk_create([diary(pk=1, words="one"), diary(pk=2, words="two")])
    diary.objects.filter(pk=1).update(words="three")
    second = diary.objects.get(pk=2)
    second.words = "four"
    diary.objects.bulk_update([second], ["words"])
    assert [decrypt(stored(pk)[0], context="diary") for pk in (1, 2)] == ["three", "four"]


def test_what_is_sealed_already_is_written_as_it_is(diary):
    sealed = encrypt("from a backup", context="diary")
    diary.objects.bulk_create([diary(pk=1, words=AlreadySealed(sealed), plan=AlreadySealed(encrypt("[1]")))])
    assert stored()[0] == sealed
    found = diary.objects.get(pk=1)
    assert (found.words, found.plan) == ("from a backup", [1])


def test_a_text_copied_into_another_field_does_not_open(diary):
    diary.objects.create(pk=1, words="I was afraid.")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE vault_diary SET plan = words")
    with pytest.raises(CannotOpen):
        diary.objects.get(pk=1)


@pytest.mark.parametrize(
    "lookup", [{"words": "x"}, {"words__icontains": "x"}, {"words__in": ["x"]}, {"plan__gt": 1}, {"words__iexact": "x"}]
)
def test_encrypted_fields_cannot_be_searched(diary, lookup):
    name = "words" if "plan__gt" not in lookup else "plan"
    with pytest.raises(FieldError) as problem:
        diary.objects.filter(**lookup)
    assert str(problem.value) == f"vault.Diary.{name} is encrypted: it can be asked for with isnull alone."


def test_nothing_is_computed_from_encrypted_fields(diary):
    with pytest.raises(FieldError) as problem:
        diary.objects.filter(words__year__gt=1)
    assert str(problem.value) == "vault.Diary.words is encrypted: the database can compute nothing from it."


def test_whether_something_is_there_can_be_asked(diary):
    diary.objects.create(pk=1, plan=[1])
    diary.objects.create(pk=2)
    assert list(diary.objects.filter(plan__isnull=True).values_list("pk", flat=True)) == [2]


def test_migrations_see_djangos_own_field():
    text = EncryptedTextField(blank=True, default="", context="here")
    text.set_attributes_from_name("words")
    assert text.deconstruct() == ("words", "django.db.models.TextField", [], {"blank": True, "default": ""})
    data = EncryptedJSONField(default=dict)
    data.set_attributes_from_name("plan")
    assert data.deconstruct() == ("plan", "django.db.models.TextField", [], {"default": ""})


def test_the_default_of_data_is_made_anew_each_time():
    one, two = EncryptedJSONField(default=dict), EncryptedJSONField(default=dict)
    assert one.get_default() == {}
    assert one.get_default() is not two.get_default()
    assert one.from_db_value("", F("x"), None) == {}

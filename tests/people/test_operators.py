"""The admin: for operators alone, read-only, without anybody's words."""

import pytest
from django.contrib import admin
from django.core.management import CommandError, call_command
from django.db import models
from django.test import RequestFactory
from django.urls import reverse

from holdspace.people.models import Person
from holdspace.people.operator_site import OperatorSite
from holdspace.vault.fields import EncryptedJSONField, EncryptedTextField
from tests.people.test_entering import Browser, come_in
from tests.people_and_places import a_person

SHORT = 300  # characters: codes, kinds and troubles; nobody writes about themself in so little


def test_the_site_is_ours():
    assert isinstance(admin.site, OperatorSite)
    assert admin.site.site_header == "Holdspace: the machine"


def registered():
    return list(admin.site._registry.items())


# Texts that the program writes itself: numbers and short words by a rule of the room that keeps them.
NOT_WRITTEN_BY_PEOPLE = {
    "django_tasks_database.DBTaskResult.args_kwargs",
    "django_tasks_database.DBTaskResult.exception_class_path",
    "work.DeadLetter.payload",
}


def could_be_words(field):
    long = isinstance(field, models.CharField) and (field.max_length or 0) > SHORT
    return long or isinstance(field, models.TextField | models.JSONField)


def test_no_model_with_private_text_is_registered():
    encrypted = [
        f"{model._meta.label}.{field.name}"
        for model, _ in registered()
        for field in model._meta.get_fields()
        if isinstance(field, EncryptedTextField | EncryptedJSONField)
    ]
    assert encrypted == []


def test_no_long_text_is_shown():
    found = set()
    for model, shown in registered():
        fields = shown.fields or [field.name for field in model._meta.get_fields()]
        named = {*fields, *shown.list_display, *shown.search_fields}
        found |= {
            f"{model._meta.label}.{f.name}" for f in model._meta.get_fields() if f.name in named and could_be_words(f)
        }
    assert found - NOT_WRITTEN_BY_PEOPLE == set()


@pytest.mark.django_db
def test_nothing_can_be_written_by_anybody():
    request = RequestFactory().get("/operator/")
    request.user = a_person()
    request.user.is_operator = True
    assert registered()
    for model, shown in registered():
        may = [shown.has_add_permission(request), shown.has_change_permission(request)]
        may += [shown.has_delete_permission(request), bool(shown.get_actions(request))]
        assert may == [False] * 4, model


def test_of_people_neither_name_nor_pronouns_are_shown():
    shown = admin.site._registry[Person]
    assert set(shown.fields) & {"display_name", "pronouns", "password"} == set()


@pytest.fixture
def operator(db):
    person = a_person()
    call_command("operator", person.email)
    browser = Browser()
    come_in(browser, person.email)
    return browser


def pages():
    names = ["admin:index"]
    for model, _ in registered():
        names.append(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return [reverse(name) for name in names]


def test_an_operator_reads_every_page(operator):
    assert {page: operator.get(page).status_code for page in pages()} == dict.fromkeys(pages(), 200)
    person = Person.objects.get()
    page = operator.get(reverse("admin:people_person_change", args=[person.pk]))
    assert page.status_code == 200
    assert b'name="_save"' not in page.content
    assert operator.post(reverse("admin:people_person_change", args=[person.pk]), {"email": "x"}).status_code == 403


@pytest.mark.django_db
def test_a_member_finds_nothing_and_a_visitor_is_asked_to_sign_in():
    member = Browser()
    come_in(member, a_person().email)
    nowhere = member.get("/nowhere-at-all/").status_code
    for page in [*pages(), "/operator/nowhere/", "/operator/login/"]:
        assert member.get(page).status_code == nowhere == 404, page
    for page in pages():
        assert Browser().get(page)["Location"].startswith("/account/login/?next="), page


@pytest.mark.django_db
def test_the_command_says_what_it_did(capsys):
    call_command("operator", "op@example.org")
    assert capsys.readouterr().out == (
        "op@example.org is an operator now. Sign in on the front page, then open /operator/.\n"
    )
    call_command("operator", "op@example.org", "--end")
    assert capsys.readouterr().out == "op@example.org is no operator any more.\n"
    assert Person.objects.get().is_operator is False
    with pytest.raises(CommandError) as refused:
        call_command("operator", "op@example.org", "--end")
    assert str(refused.value) == "No operator has the address op@example.org."
    with pytest.raises(CommandError) as refused:
        call_command("operator", "nonsense")
    assert str(refused.value) == "nonsense does not look like an e-mail address."

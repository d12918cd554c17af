"""Not one stock page, mail or message of allauth can come to the light."""

from pathlib import Path

import allauth
import pytest
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import NoReverseMatch, get_resolver, reverse

import holdspace
from holdspace.people.adapters import AccountAdapter, PasskeyAdapter

STOCK = Path(allauth.__file__).parent / "templates"
OURS = Path(holdspace.__file__).parent
NAMES = sorted(path.relative_to(STOCK).as_posix() for path in STOCK.rglob("*.*"))
REACHED = {
    "account_login": "/account/login/",
    "account_confirm_login_code": "/account/login/code/",
    "account_login_password": "/account/login/password/",
    "account_second_step": "/account/login/second-step/",
    "account_begin_anew": "/account/login/anew/",
    "account_linked": "/account/linked/",
    "account_linked_back": "/account/linked/back/",
    "account_stop_unlocking": "/account/unlocking/<str:token>/",
    "account_signup": "/account/signup/",
    "account_logout": "/account/logout/",
    "mfa_login_webauthn": "/account/passkey/",
}


def test_there_is_something_to_walk_over():
    assert len(NAMES) > 130


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_ours_or_not_there(name):
    try:
        template = get_template(name)
    except TemplateDoesNotExist:
        return
    file = Path(getattr(template, "origin", None).name)
    assert OURS in file.parents, f"{name} would be shown as {file}"


def addresses():
    found = {}

    def walk(patterns, before):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                walk(pattern.url_patterns, before + str(pattern.pattern))
            elif before.startswith("account/"):
                found[pattern.name] = "/" + before + str(pattern.pattern)

    walk(get_resolver().url_patterns, "")
    return found


def test_only_what_is_ours_stands_under_account():
    assert addresses() == REACHED


def test_every_view_there_is_ours():
    for address in REACHED.values():
        assert (
            get_resolver().resolve(address.replace("<str:token>", "x")).func.__module__.startswith("holdspace.people.")
        ), address


@pytest.mark.parametrize(
    "name",
    [
        "account_email",
        "account_change_password",
        "account_set_password",
        "account_reset_password",
        "account_reauthenticate",
        "account_inactive",
        "account_request_login_code",
        "account_email_verification_sent",
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_activate_totp",
        "mfa_generate_recovery_codes",
        "mfa_authenticate",
        "usersessions_list",
        "socialaccount_connections",
        "socialaccount_login_error",
        "socialaccount_signup",
        "openid_connect_login",
        "openid_connect_callback",
    ],
)
def test_what_is_off_is_not_reachable(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["password/reset/", "password/change/", "email/", "2fa/", "reauthenticate/", ""])
def test_its_pages_are_not_there(client, page):
    assert client.get(f"/account/{page}").status_code == 404


def test_what_its_forms_say_has_no_word_that_we_do_not_use():
    for adapter in (AccountAdapter, PasskeyAdapter):
        for key in ("account_inactive", "incorrect_code", "too_many_login_attempts", "rate_limited"):
            said = str(adapter.error_messages.get(key, ""))
            assert not {"failed", "invalid", "user", "reject", "submit"} & set(said.lower().split()), said

"""Signing in, under `/account/`. The names are allauth's, because it asks for some; its other pages are not there."""

from django.urls import path

from holdspace.people.views import entering, linked, passkeys, passwords, second_step, unlocking

urlpatterns = [
    path("login/", entering.sign_in, name="account_login"),
    path("login/code/", entering.type_code, name="account_confirm_login_code"),
    path("login/password/", passwords.enter_with_password, name="account_login_password"),
    path("login/second-step/", second_step.second, name="account_second_step"),
    path("login/anew/", second_step.begin_anew, name="account_begin_anew"),
    path("linked/", linked.enter, name="account_linked"),
    path("linked/back/", linked.back, name="account_linked_back"),
    path("unlocking/<str:token>/", unlocking.by_letter, name="account_stop_unlocking"),
    path("signup/", entering.sign_up, name="account_signup"),
    path("logout/", entering.sign_out, name="account_logout"),
    path("passkey/", passkeys.enter_with_passkey, name="mfa_login_webauthn"),
]

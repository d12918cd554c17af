"""Signing in: by mailed code, passkey or password, with a second step or without. `settings` takes all of it in."""

from __future__ import annotations

from typing import Any

from holdspace.project.environment import number, text

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/"

SESSION_ENGINE = "holdspace.people.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 86400

ACCOUNT_ADAPTER = "holdspace.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# Counted in the cache that all processes share. "3/5m/key": three codes in five minutes for one address.
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip,100/h/ip,3/5m/key,12/d/key",
    "login_failed": "30/m/ip",
    "linked": "120/m/ip",
    "password": "30/m/ip,10/15m/key",
    "second_step": "30/m/ip,10/15m/key",
}

MFA_ADAPTER = "holdspace.people.adapters.PasskeyAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True

# Nobody but its owner knows how long a password should be; these keep out what is tried first.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "display_name")}),
    )
]

# How many proxies stand in front: without the right number everybody would share one address in the limits.
ALLAUTH_TRUSTED_PROXY_COUNT = number("HOLDSPACE_PROXIES", 0)


def cache(url: str) -> dict[str, Any]:
    """Redis or Valkey by its address, or the table `holdspace_cache` that a migration of `web` makes."""
    if url:
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
    return {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "holdspace_cache",
        # Only limits live here. Too few entries, and somebody could push another's limit out.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }


CACHES = {"default": cache(text("HOLDSPACE_CACHE_URL", ""))}

# One service whose accounts open the door as well (OpenID Connect); docs/people.md. Off where the first is not set.
HOLDSPACE_OIDC_ISSUER = text("HOLDSPACE_OIDC_ISSUER", "")
HOLDSPACE_OIDC_CLIENT_ID = text("HOLDSPACE_OIDC_CLIENT_ID", "")
HOLDSPACE_OIDC_CLIENT_SECRET = text("HOLDSPACE_OIDC_CLIENT_SECRET", "")
HOLDSPACE_OIDC_NAME = text("HOLDSPACE_OIDC_NAME", "")

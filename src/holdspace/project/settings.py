"""Every setting comes from HOLDSPACE_* variables and DATABASE_URL, with safe defaults; docs/settings.md lists them."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.contrib import admin

from holdspace.project.accounts_settings import *  # noqa: F403 - signing in has a page of settings of its own
from holdspace.project.environment import database, flag, items, number, text
from holdspace.project.logs import logging_settings

BASE_DIR = Path(__file__).resolve().parent.parent
HOLDSPACE_DATA = Path(text("HOLDSPACE_DATA", "data")).resolve()
HOLDSPACE_KEYS_FILE = Path(text("HOLDSPACE_KEYS_FILE", str(HOLDSPACE_DATA / "keys")))
HOLDSPACE_QUICK_EXIT_URL = text("HOLDSPACE_QUICK_EXIT_URL", "https://www.wikipedia.org/")
HOLDSPACE_DEMO = flag("HOLDSPACE_DEMO", default=False)
HOLDSPACE_BIND = text("HOLDSPACE_BIND", "127.0.0.1")
HOLDSPACE_PORT = number("HOLDSPACE_PORT", 8000)
HOLDSPACE_WORKERS = max(1, number("HOLDSPACE_WORKERS", 1))
HOLDSPACE_URL = text("HOLDSPACE_URL", f"http://localhost:{HOLDSPACE_PORT}")
DEBUG = flag("HOLDSPACE_DEBUG", default=False)
HTTPS = HOLDSPACE_URL.startswith("https://")
HOLDSPACE_PROXIES = number("HOLDSPACE_PROXIES", 0)


def _secret_key() -> str:
    """Made at first start and kept in the data folder, readable by its owner alone."""
    if given := text("HOLDSPACE_SECRET_KEY", ""):
        return given
    path = HOLDSPACE_DATA / "secret-key"
    if not path.exists():
        HOLDSPACE_DATA.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="ascii") as file:
                path.chmod(0o600)
                file.write(secrets.token_urlsafe(50))
        except FileExistsError:
            pass
    return path.read_text(encoding="ascii").strip()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = items("HOLDSPACE_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [HOLDSPACE_URL]

ROOMS = [
    "demo",
    "home",
    "vetting",
    "rounds",
    "resources",
    "sharing",
    "lifelines",
    "exchange",
    "referrals",
    "invitations",
    "gifts",
    "scenarios",
    "conversations",
    "directory",
    "coach",
    "communities",
    "people",
    "outbox",
    "journal",
    "web",
    "work",
    "search",
    "vault",
    "uploads",
]
# Lower rooms come first, so that what they declare stands before what is built on it.
INSTALLED_APPS = [
    *(f"holdspace.{room}" for room in reversed(ROOMS) if (BASE_DIR / room / "apps.py").exists()),
    "holdspace.project",
    "holdspace.project.operator_admin.OperatorAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
]
LANGUAGES = [("en", "English")]
MIDDLEWARE = [
    "holdspace.project.request_log.RequestLog",
    "holdspace.project.headers.PermissionsPolicy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "holdspace.web.wire.Compressed",
    "holdspace.web.wire.PathsRemembered",
    "holdspace.web.middleware.RequestTime",
    "holdspace.web.wire.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "holdspace.people.known.KnownAtOnce",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "holdspace.web.middleware.WithoutNul",
    "holdspace.web.middleware.PersonsZone",
    "holdspace.people.middleware.WordsKept",
    "holdspace.web.middleware.Refusals",
]
if len(LANGUAGES) > 1:  # nothing to choose from otherwise
    MIDDLEWARE.insert(
        MIDDLEWARE.index("django.middleware.common.CommonMiddleware"), "django.middleware.locale.LocaleMiddleware"
    )
if HOLDSPACE_DEMO:
    MIDDLEWARE.append("holdspace.demo.middleware.DemoBar")
ROOT_URLCONF = "holdspace.project.urls"
WSGI_APPLICATION = "holdspace.project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_context_processors = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "NAME": "jinja2",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "holdspace.web.jinja.environment",
            "context_processors": ["holdspace.web.pages.layout_context"],
        },
    },
    {
        "NAME": "django",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # The admin's own alone: no stock page of another package can ever come to the light.
        "DIRS": [Path(admin.__file__).parent / "templates"],
        "OPTIONS": {"context_processors": _context_processors},
    },
]

DATABASES = {"default": database(text("DATABASE_URL", f"sqlite:///{HOLDSPACE_DATA / 'holdspace.sqlite3'}"))}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "holdspace.web.views.waited_too_long"
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# The header is believed only where a proxy is said to stand in front; the examples in deploy/ replace it.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HOLDSPACE_PROXIES else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = HOLDSPACE_DATA / "static"
MEDIA_ROOT = HOLDSPACE_DATA / "files"
# `holdspace serve` gathers the files; until then, and while developing, they are served from where they lie.
_gathered = not DEBUG and (STATIC_ROOT / "staticfiles.json").exists()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if _gathered
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not _gathered
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_MANIFEST_STRICT = False
WHITENOISE_AUTOREFRESH = DEBUG

# The demo keeps its mail in a folder: nobody made up gets a letter.
EMAIL_BACKEND = text(
    "HOLDSPACE_EMAIL_BACKEND",
    "holdspace.outbox.demo_backend.EmailBackend" if HOLDSPACE_DEMO else "django.core.mail.backends.smtp.EmailBackend",
)
EMAIL_HOST = text("HOLDSPACE_SMTP_HOST", "localhost")
EMAIL_PORT = number("HOLDSPACE_SMTP_PORT", 25)
EMAIL_HOST_USER = text("HOLDSPACE_SMTP_USER", "")
EMAIL_HOST_PASSWORD = text("HOLDSPACE_SMTP_PASSWORD", "")
EMAIL_USE_TLS = flag("HOLDSPACE_SMTP_TLS", default=False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = text("HOLDSPACE_MAIL_FROM", "Holdspace <holdspace@localhost>")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

DATA_UPLOAD_MAX_MEMORY_SIZE = 6_000_000
FILE_UPLOAD_HANDLERS = [
    "holdspace.uploads.bounds.BoundedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
HOLDSPACE_CHECK_LINKS = flag("HOLDSPACE_CHECK_LINKS", default=False)
HOLDSPACE_FILES_MB = max(1, number("HOLDSPACE_FILES_MB", 100))
SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = logging_settings(debug=DEBUG)

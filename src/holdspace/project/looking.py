"""What `holdspace check` looks at: one line each, with what to do where something is not as it should be."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
import zoneinfo
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import checks
from django.core.cache import cache
from django.core.mail import get_connection
from django.db import DatabaseError, connection

from holdspace.grammar.actors import OPERATOR
from holdspace.journal.models import Entry
from holdspace.people.linked.provider import come_back_to, endpoints, forget_what_is_known, keys_of, provider
from holdspace.people.linked.trouble import Trouble
from holdspace.project.health import unapplied
from holdspace.project.safety import unsafe_data, unsafe_settings
from holdspace.vault.keys import KeysUnreadable, keys, keys_file, too_open
from holdspace.vault.rotation import key_usage
from holdspace.work.models import Schedule
from holdspace.work.queries import dead_letters, troubled_schedules, waiting_since
from holdspace.work.trouble import class_of

if TYPE_CHECKING:
    from datetime import datetime

LEAST_FREE_BYTES = 500_000_000
LATE = timedelta(minutes=10)
AHEAD = timedelta(minutes=5)
OK, LOOK, WRONG = "ok", "look", "wrong"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at. `how` is OK, LOOK (it works, but) or WRONG; `do` says what to do."""

    about: str
    how: str
    what: str
    do: str = ""


Look = Callable[["datetime"], Iterator[Line]]


def look_at_everything(*, at: datetime) -> Iterator[Line]:
    """Every line, in order. Nothing of what is found in the database or in messages of others is repeated."""
    well = True
    looks: list[Look] = [_settings, _database, _keys, _folder, _disk, _mail, _linked, _cache, _clock, _worker]
    for look in looks:
        if look in {_keys, _cache, _clock, _worker} and not well:
            continue  # All of them ask the database.
        try:
            for line in look(at):
                well = well and not (look is _database and line.how == WRONG)
                yield line
        except DatabaseError as problem:
            yield Line(
                look.__name__.strip("_"),
                WRONG,
                f"The database refused ({class_of(problem)}).",
                "Mend the database first.",
            )


def _settings(at: datetime) -> Iterator[Line]:
    found = [Line("settings", WRONG, u.what, u.do) for u in unsafe_settings(settings) + unsafe_data(settings)]
    told = {line.what for line in found}
    for message in checks.run_checks():
        if not message.is_silenced() and message.msg not in told and message.id != "holdspace.keys":
            how = WRONG if message.level >= checks.ERROR else LOOK
            found.append(Line("settings", how, message.msg, message.hint or ""))
    yield from found or [Line("settings", OK, f"Safe. People come by {settings.HOLDSPACE_URL}.")]


def _database(at: datetime) -> Iterator[Line]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        missing = unapplied(connection)
    except DatabaseError as problem:
        yield Line(
            "database",
            WRONG,
            f"It cannot be reached ({class_of(problem)}).",
            "Look at DATABASE_URL and HOLDSPACE_DATA.",
        )
        return
    if missing:
        yield Line("database", WRONG, f"{len(missing)} migrations are not applied.", "Run `holdspace migrate`.")
        return
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode")
            [mode] = cursor.fetchone()
        if mode not in {"wal", "memory"}:
            yield Line(
                "database",
                WRONG,
                f"SQLite writes in {mode} mode, so that readers and writers shut each other out.",
                "Keep the data folder on a disk of this machine, not on one shared over the network.",
            )
            return
    yield Line("database", OK, f"{connection.display_name}, up to date.")


def _keys(at: datetime) -> Iterator[Line]:
    try:
        here = keys()
    except (KeysUnreadable, OSError) as problem:
        said = str(problem) if isinstance(problem, KeysUnreadable) else f"{keys_file()} cannot be read."
        yield Line("keys", WRONG, said, "The keys file must belong to the account that Holdspace runs as.")
        return
    missing = sorted({key_id for counts in key_usage().values() for key_id in counts} - set(here))
    if missing:
        yield Line(
            "keys",
            WRONG,
            f"Texts need keys that are not in {keys_file()}: {', '.join(missing)}.",
            "Put these lines back from your copy of the keys file.",
        )
    elif too_open():
        yield Line("keys", LOOK, "Others on this machine can read the keys.", f"chmod 600 {keys_file()}")
    elif here:
        yield Line("keys", OK, f"{len(here)} in {keys_file()}. Keep a copy of that file apart from the backups.")
    else:
        yield Line("keys", OK, "None yet; the first one is made with the first private text.")


def _folder(at: datetime) -> Iterator[Line]:
    data = Path(settings.HOLDSPACE_DATA)
    for folder in (data, Path(settings.MEDIA_ROOT)):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder) as file:
                file.write(b"x")
                file.flush()
                os.fsync(file.fileno())
        except OSError as problem:
            yield Line(
                "files", WRONG, f"Nothing can be written to {folder} ({problem.strerror}).", f"chown it: {folder}"
            )
            return
    if stat.S_IMODE(data.stat().st_mode) & 0o007:
        yield Line("files", LOOK, f"Everybody on this machine can look into {data}.", f"chmod 700 {data}")
    else:
        yield Line("files", OK, f"{data} can be written.")


def _disk(at: datetime) -> Iterator[Line]:
    free = shutil.disk_usage(settings.HOLDSPACE_DATA).free
    if free < LEAST_FREE_BYTES:
        yield Line("disk", WRONG, f"Only {free // 1_000_000} MB are free.", "Make room before writing fails.")
    else:
        yield Line("disk", OK, f"{free / 1e9:.1f} GB free.")


def _mail(at: datetime) -> Iterator[Line]:
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        yield Line("mail", OK, f"Goes to {settings.EMAIL_BACKEND}, not to a mail server.")
        return
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    mail = get_connection(timeout=10)
    try:
        mail.open()
    except Exception as problem:
        yield Line(
            "mail",
            WRONG,
            f"{server} does not take our mail ({class_of(problem)}).",
            "Look at HOLDSPACE_SMTP_HOST, _PORT, _TLS, _USER and _PASSWORD. Mail waits meanwhile; none is lost.",
        )
        return
    finally:
        with contextlib.suppress(Exception):
            mail.close()
    yield Line("mail", OK, f"{server} takes our mail.")


def _linked(at: datetime) -> Iterator[Line]:
    asked = provider()
    if asked is None:
        return
    try:
        forget_what_is_known()
        keys_of(endpoints(asked, at=at))
    except Trouble as trouble:
        yield Line(
            "accounts elsewhere",
            WRONG,
            f"{asked.issuer} does not answer as it should ({trouble.why}).",
            "Look at HOLDSPACE_OIDC_ISSUER: it must be written exactly as that service writes it, to the last slash.",
        )
        return
    yield Line("accounts elsewhere", OK, f"{asked.name} answers. It must know this address: {come_back_to()}")


def _cache(at: datetime) -> Iterator[Line]:
    try:
        cache.set("holdspace-check", "here", 30)
        held = cache.get("holdspace-check") == "here"
    except Exception as problem:
        yield Line("limits", WRONG, f"Nothing counts them ({class_of(problem)}).", "Look at HOLDSPACE_CACHE_URL.")
        return
    if held:
        yield Line("limits", OK, "Counted for all processes together.")
    else:
        yield Line("limits", WRONG, "What is counted is forgotten at once.", "Look at HOLDSPACE_CACHE_URL.")


def _clock(at: datetime) -> Iterator[Line]:
    try:
        zoneinfo.ZoneInfo("Europe/Vienna")
    except zoneinfo.ZoneInfoNotFoundError:
        yield Line("clock", WRONG, "Time zones are not known here.", "Install the Python package tzdata.")
        return
    if Entry.objects.filter(at__gt=at + AHEAD).exists():
        yield Line(
            "clock", WRONG, "The journal holds times that are still to come.", "Set this machine's clock (timedatectl)."
        )
    else:
        yield Line("clock", OK, f"{at:%Y-%m-%d %H:%M} UTC.")


def _worker(at: datetime) -> Iterator[Line]:
    waiting = waiting_since(seen_by=OPERATOR, at=at)
    last = Schedule.objects.order_by("-done_at").exclude(done_at=None).values_list("done_at", flat=True).first()
    if (waiting is not None and waiting < at - LATE) or (last is not None and last < at - LATE):
        yield Line(
            "worker", WRONG, "None has worked for ten minutes, so mail and notices wait.", "Start `holdspace worker`."
        )
    elif last is None:
        yield Line(
            "worker", LOOK, "None has worked here yet.", "`holdspace run` starts one; so does `holdspace worker`."
        )
    else:
        yield Line("worker", OK, "At work.")
    given_up = len(dead_letters(seen_by=OPERATOR))
    troubled = [schedule.name for schedule in troubled_schedules(seen_by=OPERATOR)]
    if given_up or troubled:
        names = f", and something went wrong in {', '.join(troubled)}" if troubled else ""
        yield Line("worker", LOOK, f"{given_up} tasks were given up{names}.", "Look at them at /operator/.")

"""Logs: one line per thing, readable in debug, JSON otherwise, and never anything that a person wrote.

What other libraries log is reduced to the template of their message; what they filled in is dropped, and so is a
message that has no template (it may have been put together from anything). Of an exception only its class and its
place in the code are kept. Our own lines carry the fields named here, and no others.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any

import structlog

from holdspace.work.trouble import class_of, place_of

FIELDS = ("method", "route", "status", "ms", "task", "worker", "tries", "count", "address", "problem", "place")
LONGEST = 200


def logging_settings(*, debug: bool) -> dict[str, Any]:
    """For Django's LOGGING: everything to standard error through one formatter, nothing by mail to anybody."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "holdspace.project.logs.Lines", "readable": debug}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["lines"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            # What was not found or not allowed stands in the line of its request already.
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        },
    }


def configure_structlog() -> None:
    """Let structlog's loggers write through the standard ones, so that everything passes the one formatter."""
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, structlog.stdlib.render_to_log_kwargs],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


class Lines(logging.Formatter):
    """One record as one line."""

    def __init__(self, *, readable: bool) -> None:
        super().__init__()
        self._readable = readable

    def format(self, record: logging.LogRecord) -> str:
        """JSON, or for people's eyes "12:30:01 info  holdspace.requests  request  status=200"."""
        line = line_of(record)
        if not self._readable:
            return json.dumps(line, ensure_ascii=True)
        head = f"{line.pop('at')[11:19]} {line.pop('level'):7} {line.pop('logger')}  {line.pop('event')}"
        return "  ".join([head, *(f"{name}={value}" for name, value in line.items())])


def line_of(record: logging.LogRecord) -> dict[str, Any]:
    """What is kept of a record."""
    ours = record.name.split(".")[0] == "holdspace"
    line: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": _event(record, ours=ours),
    }
    line |= structlog.contextvars.get_contextvars()
    if ours:
        line |= {name: _short(record.__dict__[name]) for name in FIELDS if name in record.__dict__}
    if record.exc_info and record.exc_info[1] is not None:
        line |= {"problem": class_of(record.exc_info[1]), "place": place_of(record.exc_info[1])}
    elif not ours:
        line["place"] = f"{record.module}:{record.lineno}"
    return line


def _event(record: logging.LogRecord, *, ours: bool) -> str:
    """Our own words as they are; of others' the template, if there is one."""
    template = record.msg if isinstance(record.msg, str) else ""
    if ours and not record.args:
        return template[:LONGEST]
    return template[:LONGEST] if record.args else "(a message without a template)"


def _short(value: Any) -> Any:
    return value if isinstance(value, int | float | bool | None) else str(value)[:LONGEST]

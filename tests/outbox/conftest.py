"""Kinds of notices and a mail server that only tests know."""

from __future__ import annotations

import socketserver
import threading
from email import message_from_bytes, policy

import pytest

from holdspace.outbox import kinds


@pytest.fixture
def some_kinds(monkeypatch):
    """Three kinds and no others: one that comes now, one in the day's mail, one on the page alone."""
    monkeypatch.setattr(kinds, "_kinds", {})
    kinds.declare_notice(
        "test.answered",
        label="Somebody answers me",
        line="{who} answered what you shared in {community}.",
        subject="Something is here for you in {community}",
    )
    kinds.declare_notice("test.gathered", label="News", line="News in {community}.", subject="News", chosen="digest")
    kinds.declare_notice("test.quiet", label="Small things", line="A small thing.", subject="Small", chosen="off")


class MailServer(socketserver.ThreadingTCPServer):
    """Speaks as much SMTP as Django needs. `answers` are given to the next mails instead of taking them."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.answers: list[str] = []
        self.raw: list[bytes] = []

    @property
    def port(self) -> int:
        return self.server_address[1]

    @property
    def mails(self):
        return [message_from_bytes(raw, policy=policy.default) for raw in self.raw]


class Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.say("220 test")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"QUIT":
                self.say("221 bye")
                return
            if word == b"RCPT" and self.server.answers:
                self.say(self.server.answers.pop(0))
            elif word == b"DATA":
                self.say("354 go on")
                self.server.raw.append(self.read_mail())
                self.say("250 taken")
            else:
                self.say("250 good")

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def read_mail(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)


@pytest.fixture
def mail_server(settings):
    """A mail server on this machine that Django sends to."""
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 5
        yield server
        server.shutdown()

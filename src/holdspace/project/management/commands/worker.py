"""`holdspace worker`: mail, notices and everything that runs by itself."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from holdspace.grammar.actors import OPERATOR
from holdspace.outbox.actions import try_mail_again
from holdspace.outbox.queries import given_up_account_mails, given_up_mails
from holdspace.work.actions import try_again
from holdspace.work.queries import dead_letters, troubled_schedules, waiting_since
from holdspace.work.worker import Worker

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = (
        "Do what waits to be done (mail, notices, the schedule) until stopped. One is enough; several do no harm. "
        "With --dead it only lists what was given up, with --again it has that tried once more."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Looking instead of working."""
        parser.add_argument("--dead", action="store_true", help="list the tasks and mails that were given up")
        parser.add_argument("--again", action="store_true", help="queue them once more")

    def handle(self, *args: Any, dead: bool, again: bool, **options: Any) -> None:
        """Work until SIGTERM or Ctrl-C: the task in hand is finished first, a second signal does not wait for it."""
        if dead or again:
            self._list(again=again)
            return
        worker = Worker()

        def stop(number: int, _frame: object) -> None:
            if worker.stopping.is_set():
                raise SystemExit(1)
            worker.stop()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        worker.run()

    def _list(self, *, again: bool) -> None:
        at = timezone.now()
        letters, mails = dead_letters(seen_by=OPERATOR), given_up_mails(seen_by=OPERATOR)
        codes, troubled = given_up_account_mails(seen_by=OPERATOR), troubled_schedules(seen_by=OPERATOR)
        for letter in letters:
            self.stdout.write(f"{letter.at:%Y-%m-%d %H:%M}  {letter.name} {letter.payload}  {letter.trouble}")
        for mail in mails:
            self.stdout.write(
                f"{mail.taken_at or mail.try_at:%Y-%m-%d %H:%M}  mail {mail.pk} to person {mail.notice.person_id} "
                f"({mail.notice.kind})  {mail.trouble}"
            )
        for code in codes:
            self.stdout.write(f"{code.at:%Y-%m-%d %H:%M}  a code for signing in, erased  {code.trouble}")
        for schedule in troubled:
            self.stdout.write(
                f"{schedule.trouble_at:%Y-%m-%d %H:%M}  {schedule.name}, next time {schedule.next_at:%H:%M}"
                f"  {schedule.trouble}"
            )
        if since := waiting_since(seen_by=OPERATOR, at=at):
            self.stdout.write(f"Something waits since {since:%Y-%m-%d %H:%M}. Does a worker run?")
        if not (letters or mails or codes or troubled):
            self.stdout.write("Nothing was given up.")
        if again:
            for letter in letters:
                try_again(letter=letter, by=OPERATOR, at=at)
            for mail in mails:
                try_mail_again(delivery=mail, by=OPERATOR, at=at)
            self.stdout.write(f"{len(letters) + len(mails)} queued once more.")

"""The worker: takes what is due, one thing at a time, until it is told to stop."""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import threading
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from holdspace.work import claiming, schedule
from holdspace.work.bell import Ear
from holdspace.work.trouble import class_of, in_short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from holdspace.work.claiming import Claimed

    Clock = Callable[[], datetime]

log = logging.getLogger("holdspace.work")
LEASE = timedelta(seconds=60)
IDLE_SECONDS = 1.0
LONGEST_TROUBLE_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Ran:
    """How many tasks were run to their end, and how many went wrong."""

    done: int = 0
    faltered: int = 0


def machine_clock() -> datetime:
    """The real time. Leases are about real processes: they follow it even where `at` is made up."""
    return timezone.now()  # noqa: TID251


def run_due(*, at: datetime, most: int = 1000) -> Ran:
    """Run in this process what is due at `at`: the schedule, the queue, and what these queue for the same time.

    For tests and the demo; `at` may lie in the past. A task that goes wrong is kept for its next try, not raised.
    """
    worker = Worker(name=f"here-{os.getpid()}", clock=lambda: at)
    schedule.know_schedules(at=at)
    schedule.queue_due(at=at)
    done = faltered = 0
    while done + faltered < most and (good := worker.run_one()) is not None:
        done, faltered = (done + 1, faltered) if good else (done, faltered + 1)
    return Ran(done, faltered)


@dataclass
class Worker:
    """One thread of work in one process. `clock` gives the time of the tasks it takes."""

    name: str = field(default_factory=lambda: f"{socket.gethostname()[:20]}-{os.getpid()}")
    clock: Clock = machine_clock
    lease: timedelta = LEASE
    stopping: threading.Event = field(default_factory=threading.Event)
    _look_again_at: datetime | None = None

    def stop(self) -> None:
        """Finish the task in hand, take no other."""
        self.stopping.set()

    def run(self) -> None:
        """Work until stopped. A database that does not answer makes it wait longer and longer, never end."""
        ear, patience = Ear(), IDLE_SECONDS
        while not self.stopping.is_set():
            try:
                busy = self.tick()
            except (OperationalError, InterfaceError) as problem:
                log.warning("the database does not answer", extra={"problem": class_of(problem), "worker": self.name})
                connection.close()
                self.stopping.wait(patience)
                patience = min(patience * 2, LONGEST_TROUBLE_SECONDS)
                continue
            patience = IDLE_SECONDS
            if not busy:
                ear.sleep(IDLE_SECONDS, self.stopping)
        connection.close()

    def tick(self) -> bool:
        """One look: the schedule and lost tasks when it is time for them, then one task. False: nothing was due."""
        at = self.clock()
        if self._look_again_at is None or at >= self._look_again_at:
            self._look_after(at)
        return self.run_one() is not None

    def _look_after(self, at: datetime) -> None:
        """Idle, the worker asks for due tasks each second; for schedules and lost tasks only as often as needed."""
        if self._look_again_at is None:
            schedule.know_schedules(at=at)
        schedule.queue_due(at=at)
        claiming.rescue(now=machine_clock(), at=at)
        soon = at + self.lease / 4
        self._look_again_at = min(soon, schedule.next_time() or soon)

    def run_one(self) -> bool | None:
        """Take and run one task: True when it ended well, False when it went wrong, None when none was due."""
        at = self.clock()
        claimed = claiming.claim_next(at=at, now=machine_clock(), worker=self.name, lease=self.lease)
        if claimed is None:
            return None
        trouble = self._carry_out(claimed, at)
        if trouble:
            claiming.falter(claimed, trouble=trouble, at=self.clock())
        elif not claiming.finish(claimed, at=self.clock()):
            log.warning("a task was taken for lost while it ran", extra={"task": claimed.name, "worker": self.name})
        return not trouble

    def _carry_out(self, claimed: Claimed, at: datetime) -> str:
        """Run the task; returns what went wrong, as class and place, or nothing."""
        declared = claimed.declared
        if declared is None:
            return "holdspace.work.UnknownTask"
        try:
            with self._heartbeat(claimed):
                declared.work(at=at, **claimed.payload)
        except Exception as problem:
            return in_short(problem)
        return ""

    @contextlib.contextmanager
    def _heartbeat(self, claimed: Claimed) -> Iterator[None]:
        """Prolong the lease from a second thread while the task runs. Short tasks end before its first beat."""
        done = threading.Event()

        def beat() -> None:
            while not done.wait(self.lease.total_seconds() / 4):
                with contextlib.suppress(OperationalError, InterfaceError):
                    claiming.keep(claimed, until=machine_clock() + self.lease)
                connection.close()

        thread = threading.Thread(target=beat, name="heartbeat", daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

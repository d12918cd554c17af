"""A real worker in a process of its own, for tests that kill it. Writes what it does into a file, line by line."""

from __future__ import annotations

import os
import signal
import sys
import time
from datetime import timedelta
from pathlib import Path

import django


def main(diary: Path, mode: str) -> None:
    django.setup()
    from holdspace.work import registry
    from holdspace.work.worker import Worker

    def write(line: str) -> None:
        with diary.open("a") as file:
            file.write(f"{line} {os.getpid()}\n")

    def linger(*, at, n):
        write(f"began {n}")
        if mode == "hang":
            time.sleep(60)
        if mode == "long":
            time.sleep(3)
        write(f"ended {n}")

    registry._tasks.clear()
    registry.declare_task("test.linger", linger)
    worker = Worker(lease=timedelta(seconds=2))
    signal.signal(signal.SIGTERM, lambda *_: worker.stop())
    write("up x")
    worker.run()
    write("stopped x")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

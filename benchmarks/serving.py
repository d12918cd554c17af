"""The program as it is served, in a process of its own, with one worker unless more are asked for; what it uses is read
from /proc."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
GATHER = """
import os, django
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdspace.project.settings")
django.setup()
from holdspace.project.static_files import gather_static_files
gather_static_files()
"""
TICKS = os.sysconf("SC_CLK_TCK")


def settings_for(data: Path, database: str = "") -> dict[str, str]:
    """The environment of a data set."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    found = {**os.environ, "HOLDSPACE_DATA": str(data), "HOLDSPACE_DEBUG": "0", "PYTHONPATH": paths}
    found["HOLDSPACE_SECRET_KEY"] = "only-for-benchmarks-only-for-benchmarks-only"
    found["HOLDSPACE_EMAIL_BACKEND"] = "django.core.mail.backends.dummy.EmailBackend"
    if database:
        found["DATABASE_URL"] = database
    else:
        found.pop("DATABASE_URL", None)
    return found


@contextlib.contextmanager
def served(environment: dict[str, str], *, workers: int = 1) -> Iterator[tuple[str, int]]:
    """Serve until left: gives the address, and the number of the (last) worker's process."""
    from holdspace.project.server import server_command

    port = _free_port()
    environment = {**environment, "HOLDSPACE_PORT": str(port), "HOLDSPACE_URL": f"http://localhost:{port}"}
    subprocess.run([sys.executable, "-c", GATHER], env=environment, check=True, stdout=subprocess.DEVNULL)
    command = server_command(bind="127.0.0.1", port=port, workers=workers)
    with Path(environment["HOLDSPACE_DATA"], "served.log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            address = f"http://localhost:{port}"
            _wait_for(address, server)
            yield address, _worker_of(server.pid)
        finally:
            server.send_signal(signal.SIGTERM)
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()


def cpu_seconds(pid: int) -> float:
    """What a process has used so far, its threads included."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def cpu_seconds_of_all(worker: int) -> float:
    """What a server with all its workers has used so far."""
    session = _session_of(worker)
    used = 0.0
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            if _session_of(int(folder.name)) == session:
                used += cpu_seconds(int(folder.name))
    return used


def _session_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[3])


def private_megabytes(pid: int) -> float:
    """The memory that would be free if the process ended."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    kilobytes = sum(int(line.split()[1]) for line in lines if line.startswith(("Private_Clean", "Private_Dirty")))
    return kilobytes / 1024


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise SystemExit("the server ended before it answered; see served.log in its data folder")
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{address}/healthz", timeout=2).read()
            return
        time.sleep(0.2)
    raise SystemExit("the server did not answer within a minute")


def _worker_of(pid: int) -> int:
    """granian's worker is the youngest child of its supervisor."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    workers = [int(child) for child in children if b"resource_tracker" not in _line(int(child))]
    return workers[-1] if workers else pid


def _line(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()

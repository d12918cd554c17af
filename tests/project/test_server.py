import socket

import pytest

from holdspace.project.server import server_command, why_not_listening


@pytest.fixture
def taken():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_free_port_is_free():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
    assert why_not_listening("127.0.0.1", port) == ""


def test_a_taken_port_is_told_plainly(taken):
    assert why_not_listening("127.0.0.1", taken) == (
        f"Something else listens on port {taken} already. Stop it, or choose another port: HOLDSPACE_PORT={taken + 1}"
    )


@pytest.mark.parametrize(
    ("bind", "port", "told"),
    [
        ("192.0.2.1", 8000, "This machine has no address 192.0.2.1. For a web server in front take"),
        ("not an address", 8000, "HOLDSPACE_BIND=not an address is no address to listen on."),
        ("127.0.0.1", 70000, "HOLDSPACE_PORT=70000 is no port: take one from 1024 to 65535."),
    ],
)
def test_what_cannot_be_listened_on_is_told_plainly(bind, port, told):
    assert why_not_listening(bind, port).startswith(told)


def test_the_server_itself_logs_no_visit():
    command = server_command(bind="127.0.0.1", port=8123, workers=3)
    assert command[command.index("--port") + 1] == "8123"
    assert command[command.index("--workers") + 1] == "3"
    assert ("--no-access-log" in command, "--access-log" in command) == (True, False)

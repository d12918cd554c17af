"""Where links lead, asked of a server of the test's own: a test has no public web, so it says what counts as one."""

import socket
import threading
from contextlib import closing
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from time import perf_counter

import pytest

from holdspace.grammar.actors import OPERATOR, THE_MACHINE
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.resources import looking
from holdspace.resources.actions import change_resource, note_look, take_back_resource
from holdspace.resources.looking import PUBLIC, Found, Ways, is_public, look
from holdspace.resources.models import Resource
from holdspace.resources.queries import links_to_look_at, read_resource
from holdspace.resources.tasks import LINKS_AT_A_TIME, look_after_links
from tests.people_and_places import AT
from tests.resources.made import LINK, a_howto, a_resource

DAY = timedelta(days=1)


class Answers(BaseHTTPRequestHandler):
    """`/404` answers 404, `/to?x` leads to x, `/head/200/404` answers GET and HEAD differently, `/slow` hardly."""

    def do_GET(self):
        self.server.asked.append((self.command, self.path, self.headers["Host"]))
        path, _mark, query = self.path.partition("?")
        if path == "/slow":
            self.wfile.write(b"HTTP")
            for _ in range(100):
                try:
                    self.wfile.write(b"X")
                    self.wfile.flush()
                except OSError:
                    return
                self.server.stopping.wait(0.1)
            return
        if path == "/to":
            self.send_response(302)
            self.send_header("Location", query)
        else:
            parts = path.strip("/").split("/")
            self.send_response(int(parts[0 if self.command == "HEAD" else -1]))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, *given):
        pass


@pytest.fixture
def web():
    """A server, and the ways to it: every name is this machine, and this machine is public."""
    server = HTTPServer(("127.0.0.1", 0), Answers)
    server.asked, server.stopping, server.block_on_close = [], threading.Event(), False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    server.ways = Ways(lambda host, port: ["127.0.0.1"], lambda address: True, frozenset({server.server_port}))
    server.at = f"http://example.org:{server.server_port}"
    yield server
    server.stopping.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "",
        "localhost",
        "0x7f000001",
        "2130706433",
        "127.1",
    ],
)
def test_no_address_inside_counts_as_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "::ffff:93.184.216.34"])
def test_everybodys_addresses_do(address):
    assert is_public(address)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/200", "there"),
        ("/204", "there"),
        ("/404", "missing"),
        ("/410", "missing"),
        ("/500", "missing"),
        ("/503", "missing"),
        ("/401", "there"),
        ("/403", "there"),
        ("/429", "there"),
        ("/405/200", "there"),
        ("/404/200", "there"),
        ("/501/404", "missing"),
        ("/to?/200", "there"),
        ("/to?/404", "missing"),
        ("/to?/to?/to?/200", "there"),
    ],
)
def test_what_an_answer_means(web, path, found):
    assert look(f"{web.at}{path}", ways=web.ways).value == found


def test_the_host_is_named_and_an_address_is_asked_as_it_stands(web):
    look(f"{web.at}/200/%C3%BC/ü?q=ä&b=1#part", ways=web.ways)
    assert web.asked == [("HEAD", "/200/%C3%BC/%C3%BC?q=%C3%A4&b=1", f"example.org:{web.server_port}")]


def test_redirects_end_somewhere(web):
    web_of = f"{web.at}/to?/to?/to?/to?/200"
    assert (look(web_of, ways=web.ways), len(web.asked)) == (Found.NOT_ASKED, 4)


@pytest.mark.parametrize(
    "further",
    [
        "http://inside.example:{port}/200",
        "http://127.0.0.1:22/",
        "http://example.org:1/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "//ada:secret@example.org:{port}/200",
    ],
)
def test_a_redirect_leads_nowhere_inside(web, further):
    resolved = []

    def resolve(host, port):
        resolved.append(host)
        return ["10.0.0.7" if host == "inside.example" else "127.0.0.1"]

    ways = Ways(resolve, lambda address: address == "127.0.0.1", web.ways.ports)
    assert look(f"{web.at}/to?{further.format(port=web.server_port)}", ways=ways) == Found.NOT_ASKED
    assert [path.split("?")[0] for _method, path, _host in web.asked] == ["/to"]
    assert set(resolved) <= {"example.org", "inside.example"}


def test_of_several_addresses_none_may_be_inside(web):
    ways = Ways(lambda host, port: ["127.0.0.1", "10.0.0.7"], lambda address: address == "127.0.0.1", web.ways.ports)
    assert (look(f"{web.at}/200", ways=ways), web.asked) == (Found.NOT_ASKED, [])


def test_a_name_is_resolved_once_for_each_step_and_the_address_that_was_looked_at_is_asked(web, monkeypatch):
    names = iter([["127.0.0.1"], ["10.0.0.7"]])
    connected = []
    to = socket.create_connection
    monkeypatch.setattr(
        looking.socket, "create_connection", lambda where, timeout: connected.append(where[0]) or to(where, timeout)
    )
    ways = Ways(lambda host, port: next(names), lambda address: address == "127.0.0.1", web.ways.ports)
    assert (look(f"{web.at}/200", ways=ways), connected) == (Found.THERE, ["127.0.0.1"])


def test_the_public_ways_ask_nobody_here(web):
    for link in (f"http://127.0.0.1:{web.server_port}/200", "http://127.0.0.1/", "http://[::1]/", "https://localhost/"):
        assert look(link) == Found.NOT_ASKED
    assert (web.asked, PUBLIC.ports) == ([], {80, 443})


def test_nobody_there_is_missing():
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        ways = Ways(lambda host, port: ["127.0.0.1"], lambda address: True, frozenset({port}))
        assert look(f"http://example.org:{port}/", ways=ways) == Found.MISSING

    def no_such_name(host, port):
        raise socket.gaierror

    assert look("http://example.org/", ways=Ways(no_such_name, lambda address: True)) == Found.MISSING


def test_the_second_address_is_tried_where_the_first_takes_no_connection(web):
    ways = Ways(lambda host, port: ["::1", "127.0.0.1"], lambda address: True, web.ways.ports)
    assert look(f"{web.at}/200", ways=ways) == Found.THERE


def test_a_server_that_answers_a_letter_at_a_time_is_left(web, monkeypatch):
    monkeypatch.setattr(looking, "PATIENCE_SECONDS", 0.4)
    begun = perf_counter()
    assert look(f"{web.at}/slow", ways=web.ways) == Found.MISSING
    assert perf_counter() - begun < 5  # it would go on for ten


# ---------------------------------------------------------------- what is noted


def told():
    return list(Notice.objects.filter(kind="resources.link_missed").values_list("person__display_name", flat=True))


@pytest.fixture
def switched_on(settings):
    settings.HOLDSPACE_CHECK_LINKS = True


@pytest.mark.django_db
def test_nothing_leaves_the_machine_unless_it_is_switched_on(three, web, settings):
    a_resource(three.ada, link=f"{web.at}/404")
    assert settings.HOLDSPACE_CHECK_LINKS is False
    look_after_links(at=AT, ways=web.ways)
    assert web.asked == []


@pytest.mark.django_db
def test_a_giver_is_told_after_two_tries_on_two_days_and_once(three, web, switched_on):
    given = a_resource(three.ada, link=f"{web.at}/404")
    tries = []
    for hours in (0, 1, 23, 24, 25, 48, 24 * 31, 24 * 32, 24 * 70):
        look_after_links(at=AT + timedelta(hours=hours), ways=web.ways)
        tries.append((len(web.asked), told()))
    ada = ["Ada"]
    assert [seen for _asked, seen in tries] == [[], [], [], ada, ada, ada, ada, ada, ada]
    assert [asked // 2 for asked, _seen in tries] == [1, 1, 1, 2, 2, 2, 3, 3, 4]  # each time by HEAD, then by GET
    assert Entry.objects.filter(verb="resource.link_missed").count() == 1
    pages = [
        read_resource(community=three.community, number=given.pk, seen_by=m.person, at=AT)
        for m in (three.ada, three.bo)
    ]
    assert [page.resource.missing for page in pages] == [True, True]


@pytest.mark.django_db
def test_missing_once_is_forgotten_when_it_is_there_again(three):
    given = a_resource(three.ada)
    for days, found in ((0, Found.MISSING), (1, Found.THERE), (31, Found.MISSING), (31.5, Found.MISSING)):
        note_look(resource=given, found=found, by=THE_MACHINE, at=AT + DAY * days)
    given.refresh_from_db()
    assert (told(), given.missed_at, given.look_next_at) == ([], AT + DAY * 31, AT + DAY * 32)
    note_look(resource=given, found=Found.MISSING, by=THE_MACHINE, at=AT + DAY * 32)
    assert told() == ["Ada"]
    note_look(resource=given, found=Found.NOT_ASKED, by=THE_MACHINE, at=AT + DAY * 62)
    given.refresh_from_db()
    assert (given.missed_at, given.told_missing_at, given.look_next_at) == (None, None, AT + DAY * 92)


@pytest.mark.django_db
def test_what_was_changed_meanwhile_is_looked_at_anew(three):
    given = a_resource(three.ada)
    for days in (0, 1):
        note_look(resource=given, found=Found.MISSING, by=THE_MACHINE, at=AT + DAY * days)
    before = Resource.objects.get()
    said = {"title": "Moved", "topic": "grief", "licence": "cc0", "link": "https://example.org/moved"}
    change_resource(resource=given, by=three.ada.person, at=AT + DAY * 2, **said)
    note_look(resource=before, found=Found.MISSING, by=THE_MACHINE, at=AT + DAY * 2)
    now = Resource.objects.get()
    assert (now.missed_at, now.told_missing_at, now.look_next_at) == (None, None, AT + DAY * 2)
    take_back_resource(resource=now, by=three.ada.person, at=AT + DAY * 2)
    note_look(resource=now, found=Found.MISSING, by=THE_MACHINE, at=AT + DAY * 3)
    assert links_to_look_at(seen_by=THE_MACHINE, at=AT + DAY * 99, most=9) == []


@pytest.mark.django_db
def test_only_links_are_looked_at_a_few_at_a_time_and_by_the_machine(three, web, switched_on):
    a_howto(three.ada)
    for n in range(LINKS_AT_A_TIME + 2):
        a_resource(three.ada, link=f"{web.at}/200/{n}", at=AT + timedelta(minutes=n))
    at = AT + DAY
    look_after_links(at=at, ways=web.ways)
    assert len(web.asked) == LINKS_AT_A_TIME
    look_after_links(at=at, ways=web.ways)
    look_after_links(at=at, ways=web.ways)
    assert len(web.asked) == LINKS_AT_A_TIME + 2
    assert links_to_look_at(seen_by=OPERATOR, at=AT + DAY * 99, most=9) == []
    assert Resource.objects.exclude(link="").first().link != LINK

"""Going through every page that somebody can reach, and sending every form found there."""

import random
import re
from collections import Counter, deque
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

HERE = "http://testserver"
# Whoever leaves sees nothing more; stepping into other shoes is somebody else's walk.
NOT_GONE_TO = re.compile(r"^/(demo/|account/logout|me/erase|static/|files/)|/leave/")
OF_A_KIND = 3  # pages with the same address but for numbers
HOSTILE = [
    "",
    "   \n\t ",
    "A" * 20_000,
    "\x00nul",
    "<script>alert(1)</script>\"'><img src=x>",
    "😀🏳️‍🌈 שלום مرحبا e\u0301\u202e rtl \u200b",
    "'; DROP TABLE people_person;-- %s %d {{7*7}} {% x %}",
    "-1",
    "0",
    "99999999999999999999",
    "1e309",
    "2026-02-30",
    "2026-12-01",
    "09:00",
    "\ufffd",
    "../../etc/passwd",
    "javascript:alert(1)",
]


class Found(HTMLParser):
    """The links and forms of a page; a form's field is its name, type, value and what can be chosen."""

    def __init__(self, page):
        super().__init__()
        self.links, self.forms = [], []
        self._form = self._chosen_from = None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        elif tag == "form":
            self._form = (given.get("action") or "", (given.get("method") or "get").lower(), [])
            self.forms.append(self._form)
        elif self._form and tag in {"input", "button", "textarea", "select"} and given.get("name"):
            self._chosen_from = []
            kind = given.get("type", "text") if tag == "input" else tag
            self._form[2].append((given["name"], kind, given.get("value", ""), self._chosen_from))
        elif self._form and tag == "option" and self._chosen_from is not None:
            self._chosen_from.append(given.get("value", ""))

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None


def filled(fields, chance, hostile):
    """What somebody hostile would send: mostly nonsense, some of it where something was to be chosen."""
    sent = {}
    for name, kind, value, choices in fields:
        if name in {"csrfmiddlewaretoken", "once"}:
            sent[name] = value
        elif kind == "file":
            body = chance.choice(hostile).encode("utf-8", "replace")
            sent[name] = SimpleUploadedFile("x\u202e<b>.pdf", body, "application/pdf")
        elif kind == "button":
            if chance.random() < 0.5:
                sent[name] = value
        elif kind in {"select", "radio", "checkbox", "hidden"} and chance.random() < 0.6:
            sent[name] = chance.choice(choices) if choices else value
        else:
            sent[name] = chance.choice(hostile)
    return sent


def walk_everywhere(client, start, *, seed, pages, times):
    """Open up to so many pages, send each form found there so many times. Returns what broke, and how often which
    status came. What one of them does to the database stays for the next, as in life."""
    chance, told, broken = random.Random(seed), Counter(), []
    waiting, met, sent_already = deque([start]), Counter(), set()

    def ask(method, path, data=None):
        cache.clear()  # how often one may ask is tried elsewhere
        try:
            with transaction.atomic():
                answer = client.get(path) if method == "get" else client.post(path, data)
        except Exception as problem:
            broken.append((method, path, data, repr(problem)[:300]))
            return None
        told[answer.status_code] += 1
        if answer.status_code >= 500:
            broken.append((method, path, data, answer.status_code))
        return answer

    while waiting and pages > 0:
        pages -= 1
        path = waiting.popleft()
        answer = ask("get", path)
        if answer is None or "html" not in answer.headers.get("Content-Type", ""):
            continue
        found = Found(b"".join(answer).decode())
        for link in found.links:
            url = urlsplit(urljoin(HERE + path, link))
            kind = re.sub(r"\d+", "N", url.path) + "?" + "&".join(sorted(parse_qs(url.query)))
            there = url.path + (f"?{url.query}" if url.query else "")
            if f"{url.scheme}://{url.netloc}" == HERE and met[kind] < OF_A_KIND and not NOT_GONE_TO.search(there):
                met[kind] += 1
                waiting.append(there)
        for action, method, fields in found.forms:
            to = urlsplit(urljoin(HERE + path, action)).path
            key = (re.sub(r"\d+", "N", to), method, tuple(sorted(name for name, *_ in fields)))
            if key in sent_already or NOT_GONE_TO.search(to):
                continue
            sent_already.add(key)
            for _ in range(times):
                data = filled(fields, chance, HOSTILE)
                if method == "get":
                    words = {name: str(value)[:2_000] for name, value in data.items()}
                    ask("get", to + "?" + urlencode(words, errors="replace"))
                else:
                    ask("post", to, data)
    return broken, told

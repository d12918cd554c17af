"""A person at a browser: what they can do anywhere."""

from __future__ import annotations

import re
import time

from tests.journeys.conftest import PICTURES

CODE = re.compile(r"\b([A-Z0-9]{4}-?[A-Z0-9]{4})\b")


class Person:
    """One browser of their own, with or without JavaScript. Looks at every page for errors of the console."""

    def __init__(self, chromium, place, *, javascript=True, size=(390, 844)):
        self.place, self.javascript = place, javascript
        self.context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, java_script_enabled=javascript, base_url=place.url
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.troubles = []
        self.page.on("console", lambda message: self._hear(message))
        self.page.on("pageerror", lambda problem: self.troubles.append(str(problem)))

    def _hear(self, message):
        if message.type == "error" and "status of 4" not in message.text:
            self.troubles.append(f"{self.page.url}: {message.text}")

    def goes(self, path):
        answer = self.page.goto(path)
        assert answer.status < 400, (path, answer.status)

    def presses(self, words, exact=True, nth=0):
        """The button or link that says these words."""
        target = self.page.get_by_role("button", name=words, exact=exact).or_(
            self.page.get_by_role("link", name=words, exact=exact)
        )
        self.goes_by(target.nth(nth))

    def goes_by(self, target):
        """Press what leads to another page, and wait until that page is there: going on sooner would cut it off."""
        with self.page.expect_navigation():
            target.click()

    def writes(self, label, words, nth=0):
        self.page.get_by_label(label, exact=False).nth(nth).fill(words)

    def chooses(self, words, nth=0):
        """The radio or box whose label holds these words."""
        self.page.locator("label", has_text=words).nth(nth).click()

    def reads(self, words):
        """Whether the page's own part says this."""
        main = self.page.locator("main").inner_text()
        assert words in " ".join(main.split()), f"{words!r} does not stand on {self.page.url}:\n{main}"

    def does_not_read(self, words):
        main = self.page.locator("main").inner_text()
        assert words not in " ".join(main.split()), f"{words!r} stands on {self.page.url}"

    def steps_into(self, kind):
        """The shoes of one of the demo's people."""
        self.page.goto("/")
        self.goes_by(self.page.locator(f"form[action='/demo/as/{kind}/'] button"))

    def signs_in(self, email, name="", then="/"):
        """With a mailed code, as everybody does; with a name where there is no account yet."""
        self.goes(f"/account/login/?next={then}")
        self.writes("Your e-mail address", email)
        self.presses("Mail me a code")
        self.writes("code", self.code_mailed_to(email))
        self.presses("Let me in")
        if name:
            self.writes("call you", name)
            self.presses("Make my account")

    def code_mailed_to(self, email):
        """Read in the folder in which this place keeps its mail instead of sending it."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            mails = sorted((self.place.data / "mail").glob("*.eml"), key=lambda f: f.stat().st_mtime, reverse=True)
            for mail in mails:
                text = mail.read_text(errors="replace")
                if f"To: {email}" in text and (found := CODE.search(text.split("\n\n", 1)[1])):
                    mail.unlink()
                    return found[1]
            time.sleep(0.2)
        raise AssertionError(f"no code came to {email}")

    def pictures(self, name):
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

    def leaves(self):
        self.context.close()
        assert self.troubles == []

"""Looking over what one puts on the shelf, without scripts: nothing typed is lost, and nothing goes out unseen."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from holdspace.resources.models import Resource
from tests.people_and_places import AT
from tests.resources.made import LINK, a_howto
from tests.resources.test_pages import HOME, browser, text_of

pytestmark = pytest.mark.django_db
TO_ASK = "It is good with committed suicide in the room."
BETTER = "died by suicide"
SAID = {
    "kind": "howto",
    "title": "How I begin",
    "topic": "trauma",
    "licence": "cc-by",
    "for_whom": ["adults", "couples"],
    "text": "1. Water",
    "once": "0" * 32,
}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)


def shown(answer):
    """The words of the hints that stand there, what the boxes hold, and the hidden fields to press on with."""
    page = text_of(answer)
    hidden = re.findall(r'name="(looked|waved)" value="([^"]+)"', page)
    boxes = dict(re.findall(r'<textarea id="[^"]*" name="(text|words)"[^>]*> ?([^<]*)</textarea>', page))
    return re.findall(r"<q>([^<]+)</q>", page), boxes, dict(hidden)


def test_looked_over_everything_that_was_typed_stays(three):
    said = SAID | {"words": TO_ASK, "look_over": "yes"}
    answer = browser(three.ada).post(f"{HOME}give/", said)
    hints, boxes, _hidden = shown(answer)
    assert (answer.status_code, hints, boxes) == (200, ["committed suicide"], {"text": "1. Water", "words": TO_ASK})
    page = text_of(answer)
    for ticked in ("howto", "adults", "couples", "cc-by"):
        assert re.search(rf'value="{ticked}"[^>]*checked', page), ticked
    assert Resource.objects.count() == 0


def test_of_two_texts_the_how_to_comes_first_and_a_word_is_put_in_where_it_belongs(three):
    client = browser(three.ada)
    said = SAID | {"text": "After somebody committed suicide.", "words": TO_ASK}
    first = client.post(f"{HOME}give/", said | {"look_over": "yes"})
    place = re.search(rf'value="(\d+-\d+:{BETTER})"', text_of(first)).group(1)
    assert shown(first)[0] == ["committed suicide"]
    second = client.post(f"{HOME}give/", said | {"put_in": place})
    assert shown(second)[1] == {"text": f"After somebody {BETTER}.", "words": TO_ASK}
    place = re.search(rf'value="(\d+-\d+:{BETTER})"', text_of(second)).group(1)
    third = client.post(f"{HOME}give/", said | {"text": f"After somebody {BETTER}.", "put_in": place})
    assert shown(third)[1]["words"] == f"It is good with {BETTER} in the room."
    assert shown(third)[0] == []


def test_it_stops_once_before_it_goes_on_the_shelf_and_goes_as_it_is_with_the_second_press(three):
    client = browser(three.ada)
    said = SAID | {"text": "After somebody committed suicide.", "words": TO_ASK}
    stopped = client.post(f"{HOME}give/", said)
    assert (stopped.status_code, Resource.objects.count()) == (422, 0)
    assert "Press the button below again" in text_of(stopped)
    client.post(f"{HOME}give/", said | shown(stopped)[2])
    assert Resource.objects.get().words == TO_ASK


def test_what_could_identify_a_client_comes_back_each_time(three):
    client = browser(three.ada)
    said = SAID | {"text": "Write to maria.lopez@example.com, she was born on 3 May 1987."}
    stopped = client.post(f"{HOME}give/", said)
    again = client.post(f"{HOME}give/", said | shown(stopped)[2])
    assert (again.status_code, Resource.objects.count()) == (422, 0)
    assert "recognise a client" in text_of(again)


def test_a_file_that_the_browser_lets_go_of_is_said(three):
    file = SimpleUploadedFile("sheet.txt", b"Water, tissues, a clock", content_type="text/plain")
    said = SAID | {"kind": "file", "file": file, "words": TO_ASK, "look_over": "yes"}
    assert "Please choose it once more." in text_of(browser(three.ada).post(f"{HOME}give/", said))
    link = SAID | {"kind": "link", "link": LINK, "words": TO_ASK, "look_over": "yes"}
    assert "Please choose it once more." not in text_of(browser(three.ada).post(f"{HOME}give/", link))


def test_what_stands_already_is_looked_over_when_it_is_changed(three):
    howto = a_howto(three.ada)
    said = {name: SAID[name] for name in ("title", "topic", "licence", "once")} | {
        "text": "After somebody committed suicide."
    }
    address = f"{HOME}{howto.pk}/change/"
    stopped = browser(three.ada).post(address, said)
    assert (stopped.status_code, shown(stopped)[0]) == (422, ["committed suicide"])
    browser(three.ada).post(address, said | shown(stopped)[2])
    howto.refresh_from_db()
    assert howto.text == "After somebody committed suicide."

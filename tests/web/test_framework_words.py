"""What Django's forms say is in our words: none of those that no page here uses."""

import re
from gettext import GNUTranslations
from pathlib import Path

from django import forms

import holdspace

CATALOGUE = Path(holdspace.__file__).parent / "locale/en/LC_MESSAGES/django.po"
NEVER = re.compile(r"\b(reject|fail|user|submit|invalid|valid)", re.IGNORECASE)


class Everything(forms.Form):
    words = forms.CharField(max_length=5)
    number = forms.IntegerField(min_value=1, max_value=5)
    mail = forms.EmailField()
    choice = forms.ChoiceField(choices=[("a", "A")])
    file = forms.FileField()


def test_a_form_that_comes_back_speaks_like_us():
    form = Everything({"words": "sixsix", "number": "9", "mail": "maren", "choice": "b"})
    assert {name: list(errors) for name, errors in form.errors.items()} == {
        "words": ["There is room for 5 characters here, and this has 6."],
        "number": ["Please write 5 or less."],
        "mail": ["That does not look like an e-mail address. It looks like name@example.org."],
        "choice": ["Please choose one of those offered here."],
        "file": ["Something is still missing here."],
    }


def test_the_catalogue_is_compiled_and_holds_none_of_the_words():
    with CATALOGUE.with_suffix(".mo").open("rb") as compiled:
        catalogue = GNUTranslations(compiled)._catalog
    used = {string for key, string in catalogue.items() if key}
    assert used == set(re.findall(r'^msgstr(?:\[\d\])? "(.+)"$', CATALOGUE.read_text(), re.MULTILINE))
    assert [string for string in used if NEVER.search(string)] == []

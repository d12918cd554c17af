"""Parts of a page that are written once and kept."""

import pytest
from django.template import engines
from django.utils import translation
from jinja2 import DictLoader
from markupsafe import Markup

from holdspace.web.kept import TOKEN, kept_parts
from holdspace.web.translation import language, one_language


@pytest.fixture
def kept():
    env = engines["jinja2"].env.overlay()
    env.loader = DictLoader({"part.html": "{{ csrf_input }}<b>{{ name }}</b>{{ _('Shares') }}"})
    return kept_parts(env)


def test_the_same_values_the_same_words_but_for_the_token(kept):
    one, other = Markup("<i>1</i>"), Markup("<i>2</i>")
    assert kept("part.html", one, name="a<b") == "<i>1</i><b>a&lt;b</b>Shares"
    assert kept("part.html", other, name="a<b") == "<i>2</i><b>a&lt;b</b>Shares"
    assert kept("part.html", other, name="c") == "<i>2</i><b>c</b>Shares"


def test_a_value_cannot_pass_for_the_token(kept):
    written = kept("part.html", Markup("<i>1</i>"), name=TOKEN)
    assert written == "<i>1</i><b>&lt;!--token--&gt;</b>Shares"


def test_what_cannot_be_compared_is_refused(kept):
    with pytest.raises(TypeError):
        kept("part.html", name=["a list"])


def test_each_language_has_its_own():
    env = engines["jinja2"].env.overlay()
    env.loader = DictLoader({"part.html": "{{ spoken() }}"})
    env.globals = env.globals | {"spoken": language}
    kept = kept_parts(env)
    for spoken in ("de", "en", "de"):
        with translation.override(spoken), one_language():
            assert kept("part.html") == spoken


def test_outside_a_page_the_active_language_counts():
    with translation.override("de"):
        assert language() == "de"
        with translation.override("en"):
            assert language() == "en"
    with translation.override("de"), one_language(), translation.override("en"):
        assert language() == "de"  # what is written stays in one language

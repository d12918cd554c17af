"""`_()` on a page: what is filled in is escaped on pages and left alone in plain mail."""

import pytest
from django.template import engines
from django.utils import translation
from jinja2 import Environment
from markupsafe import Markup

from holdspace.web.translation import translate


@pytest.fixture
def page():
    return engines["jinja2"].env.from_string


@pytest.fixture
def mail():
    env = Environment(extensions=["jinja2.ext.i18n"], autoescape=False)
    translate(env)
    return env.from_string


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('{{ _("Dear %(name)s,", name=who) }}', "Dear Jo &amp; &lt;Sam&gt;,"),
        ('{{ _("half & half") }}', "half & half"),
        ('{{ _("100%% here") }}', "100% here"),
        ('{{ _("100%% of %(name)s", name="us") }}', "100% of us"),
        ('{{ ngettext("%(num)s person", "%(num)s people", 1) }}', "1 person"),
        (
            '{{ ngettext("%(num)s of %(name)s", "%(num)s are of %(name)s", 3, name=who) }}',
            "3 are of Jo &amp; &lt;Sam&gt;",
        ),
        ("{% trans %}Dear {{ who }},{% endtrans %}", "Dear Jo &amp; &lt;Sam&gt;,"),
    ],
)
def test_on_a_page(page, source, shown):
    assert page(source).render(who="Jo & <Sam>") == shown


def test_what_is_markup_already_stays(page):
    assert page('{{ _("See %(link)s", link=it) }}').render(it=Markup("<b>x</b>")) == "See <b>x</b>"


@pytest.mark.parametrize("source", ['{{ _("Dear %(name)s,", name=who) }}', "{% trans %}Dear {{ who }},{% endtrans %}"])
def test_in_plain_mail(mail, source):
    assert mail(source).render(who="Jo & <Sam>") == "Dear Jo & <Sam>,"


def test_each_language_has_its_own(page):
    word = page('{{ _("This field is required.") }}')
    with translation.override("en"):
        english = word.render()
    with translation.override("de"):
        german = word.render()
    with translation.override("en"):
        again = word.render()
    assert (english, german, again) == (
        "Something is still missing here.",
        "Dieses Feld ist zwingend erforderlich.",
        "Something is still missing here.",
    )

"""The hot page writes its cards by hand; they must be what the components write everywhere else."""

import re
from types import SimpleNamespace

import pytest
from django.template import engines

from holdspace.sharing.queries.cards import Card
from tests.people_and_places import AT

BY_HAND = '{% extends "sharing/shares.html" %}'
BY_COMPONENTS = """
{% call ui.share_card(card.text, card.author_name, card.level, when, card.hopes, home, person_url=person_url,
                      face_url=card.face_url or none, own=card.own, folded=card.folded,
                      reworded=card.reworded, content_note=card.beforehand or none, for_whom=card.for_whom) %}
{% if card.answered %}{{ ui.response(card.my_words, "You", gesture=card.my_gesture_label) }}{% endif %}
{% endcall %}
"""


def parts(html):
    """Tags and words, without the white space between them, the exact time, and what stands in "answer" alone."""
    html = re.sub(r"<time[^>]*>", "", html).replace("</time>", "")
    html = re.sub(r'<div class="answer">\s*<a href="[^"]*">[^<]*</a>\s*</div>', '<div class="answer"></div>', html)
    html = re.sub(r'(<div class="response"><span[^>]*>)[^<]*', r"\1", re.sub(r">\s+", ">", re.sub(r"\s+<", "<", html)))
    return re.findall(r"<[^>]+>|[^<]+", html)


def a_card(**but):
    usual = {
        "id": 7,
        "author_id": 2,
        "author_name": "Ines Duarte",
        "level": "low",
        "hope": "company",
        "text": "Small & <true>.\nSecond line.",
        "shared_at": AT,
        "own": False,
        "author_number": 3,
    }
    return Card(**usual | but)


@pytest.mark.parametrize(
    "card",
    [
        a_card(),
        a_card(own=True),
        a_card(level="medium", folded=True),
        a_card(content_note="death & <grief>"),
        a_card(content_note="death", folded=True),
        a_card(content_note="death", own=True),
        a_card(reworded=True, reach="chosen"),
        a_card(author_number=None, author_name='Q "<b>" R'),
        a_card(face_url="/files/x"),
        a_card(face_url='/files/"><i>'),
        a_card(author_name="<i> <b>"),
        a_card(my_words="Me & <you>", my_gesture="me_too"),
        a_card(my_gesture="hear", hope="help"),
        a_card(reach="circle", circle="Tuesday <Circle>"),
        a_card(reach="chosen"),
        a_card(reach="without"),
        a_card(reach="without", own=True),
    ],
)
def test_by_hand_as_by_components(card):
    from holdspace.sharing.states import hopes_in_words

    env = engines["jinja2"].env
    page = env.get_template("sharing/shares.html")
    context = page.new_context(
        {
            "shares": SimpleNamespace(items=[card], older=""),
            "here": SimpleNamespace(community=SimpleNamespace(slug="bridges")),
            "person": SimpleNamespace(name="Maren Holt"),
            "at": AT,
            "later": False,
            "hopes": hopes_in_words(),
        }
    )
    found = "".join(page.blocks["list"](context))
    by_hand = found[found.index("<article") : found.index("</article>") + 10]
    expected = env.from_string(BY_COMPONENTS).render(
        card=card,
        when="just now",
        home="/c/bridges/shares/7/",
        person_url="/c/bridges/people/3/" if card.author_number else None,
    )
    assert parts(by_hand) == parts(expected.strip())

"""Every word that a person can read passes through gettext, so that the place can speak other languages."""

import ast
import re
from pathlib import Path

from tests.architecture.house import HOUSE, Tree, build, dotted
from tests.architecture.test_words import ATTRIBUTE, CODE_BLOCK, COMMENT, SPOKEN_ATTRIBUTE, TAG, blank

TRANSLATED_BLOCK = re.compile(r"\{%-?\s*trans\b.*?endtrans\s*-?%\}", re.DOTALL)
# A block that holds its own name is a class handed to the layout, such as `wide`.
HANDED_UP = re.compile(r"\{% block (\w+) %\}\1\{% endblock %\}")
LETTERS = re.compile(r"[^\W\d_]{2,}")
ENTITY = re.compile(r"&#?\w+;")

# A name stays what it is in every language; the others are attributes that a component puts together.
NO_WORDS = {"Holdspace", "required", "disabled"}

# Pages and modules that only those who build the place see, and why.
FOR_BUILDERS = {
    "web/style.html": "shows components with sentences made up for it, in debug alone",
    "web.style": "makes those sentences",
}


def untranslated(tree: Tree) -> list[str]:
    found = []
    for room, path in tree.templates:
        name = path.relative_to(tree.package / room / "jinja2").as_posix()
        if name in FOR_BUILDERS:
            continue
        text = path.read_text(encoding="utf-8")
        for pattern in (COMMENT, CODE_BLOCK, TRANSLATED_BLOCK, HANDED_UP):
            text = pattern.sub(blank, text)
        spoken = [(text.count("\n", 0, m.start()) + 1, m[1]) for m in SPOKEN_ATTRIBUTE.finditer(text)]
        silent = ENTITY.sub("", ATTRIBUTE.sub(blank, TAG.sub(blank, text)))
        for line, words in [*spoken, *enumerate(silent.split("\n"), start=1)]:
            if left := [word for word in LETTERS.findall(words) if word not in NO_WORDS]:
                found.append(f"{tree.where(path, line)} says {' '.join(left)}")
    return found


# Where Python hands a sentence to a person: the calls, and the names of arguments.
SAYING = {"no", "Refused", "AlreadyMoved", "add_error", "ValidationError"}
SAID = {"label", "help_text", "told", "because", "placeholder", "empty_label"}


def untranslated_code(tree: Tree) -> list[str]:
    found = []
    for module in tree.modules:
        if module.piece == "management" or module.name in FOR_BUILDERS:
            continue  # commands speak to operators, in English
        for node in ast.walk(module.tree):
            said: list[ast.expr] = []
            if isinstance(node, ast.Call):
                said = [k.value for k in node.keywords if k.arg in SAID]
                name = dotted(node.func).rpartition(".")[2]
                if name in SAYING:
                    said += node.args[1:] if name == "add_error" else node.args
            elif isinstance(node, ast.ClassDef) and any(dotted(b).endswith("Choices") for b in node.bases):
                said = [
                    line.value.elts[1]
                    for line in node.body
                    if isinstance(line, ast.Assign) and isinstance(line.value, ast.Tuple)
                ]
            found += [
                f"{tree.where(module.path, one.lineno)} says {one.value}"
                for one in said
                if isinstance(one, ast.Constant) and isinstance(one.value, str) and LETTERS.search(one.value)
            ]
    return sorted(found)


def test_every_word_can_be_translated():
    assert untranslated(HOUSE) == []


def test_every_sentence_in_code_can_be_translated():
    assert untranslated_code(HOUSE) == []


def test_every_page_for_builders_is_there():
    names = {path.relative_to(HOUSE.package / room / "jinja2").as_posix() for room, path in HOUSE.templates}
    names |= {module.name for module in HOUSE.modules}
    assert set(FOR_BUILDERS) - names == set()


def test_plain_words_are_found(tmp_path: Path):
    tree = build(
        tmp_path,
        {
            "sharing/jinja2/sharing/share.html": """
                {# a note #}<p class="voice">{{ _("Heard") }}&nbsp;· Holdspace</p>
                {% block wide %}wide{% endblock %}
                {% trans n=3 %}{{ n }} people{% endtrans %}
                <p>Plain words</p>
                <img src="{{ a }}" alt="A face"><a href="/x" title="{{ _('Go') }}">{{ b }}</a>
            """
        },
    )
    share = "src/holdspace/sharing/jinja2/sharing/share.html"
    assert untranslated(tree) == [f"{share}:6 says face", f"{share}:5 says Plain words"]


def test_plain_sentences_in_code_are_found(tmp_path: Path):
    tree = build(
        tmp_path,
        {
            "sharing/states.py": """
                class Level(models.TextChoices):
                    LOW = "low", "Low"
                    HIGH = "high", _("High")

                def may(share):
                    return no("Not today.") if share else no(_("Not here."))

                text = CharField(label="Your words", help_text=_("Short."))
            """,
            "sharing/management/commands/x.py": "raise Refused('Not so.')\n",
        },
    )
    states = "src/holdspace/sharing/states.py"
    assert untranslated_code(tree) == [
        f"{states}:3 says Low",
        f"{states}:7 says Not today.",
        f"{states}:9 says Your words",
    ]

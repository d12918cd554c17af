"""The words that people read: the same thing has the same name, and nobody is turned into a case."""

import ast
import re
from pathlib import Path

from tests.architecture.house import HOUSE, PROJECT, Tree, build, dotted

HARSH = re.compile(r"\b(reject\w*|fail\w*|users?|submit\w*|invalid\w*)\b", re.IGNORECASE)

# Places that may say one of these words, as (file, word in lower case), and why.
MAY_SAY: dict[tuple[str, str], str] = {}

GETTEXT = {
    "_",
    "gettext",
    "gettext_lazy",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "npgettext",
    "npgettext_lazy",
}

COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
CODE_BLOCK = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
SPOKEN_ATTRIBUTE = re.compile(r"""\b(?:alt|title|placeholder|aria-label|aria-description)\s*=\s*"([^"{]*)\"""")
TRANSLATED = re.compile(r"""(?:\b_|n?gettext)\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
# Attributes also stand outside tags, where a component puts a tag together.
ATTRIBUTE = re.compile(r"""[\w-]+="[^"<>\n]*["]""")
TAG = re.compile(r"<[^>]*>|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


def blank(match: re.Match[str]) -> str:
    """As many lines as were taken out, so that what stays keeps its line."""
    return "\n" * match[0].count("\n")


def spoken(text: str) -> list[tuple[int, str]]:
    """Line and text of everything in a page that a person can see or hear."""
    text = CODE_BLOCK.sub(blank, COMMENT.sub(blank, text))
    found = [
        (text.count("\n", 0, match.start()) + 1, match[1])
        for pattern in (SPOKEN_ATTRIBUTE, TRANSLATED)
        for match in pattern.finditer(text)
    ]
    silent = ATTRIBUTE.sub(blank, TAG.sub(blank, text))
    return found + list(enumerate(silent.split("\n"), start=1))


def harsh_words(tree: Tree) -> list[str]:
    found = {
        f"{tree.where(path, line)} says {match[0]}"
        for path, line, text in [*page_texts(tree), *code_texts(tree), *catalogue_texts(tree)]
        for match in HARSH.finditer(text)
        if (path.relative_to(tree.package).as_posix(), match[0].lower()) not in MAY_SAY
    }
    return sorted(found)


def page_texts(tree: Tree) -> list[tuple[Path, int, str]]:
    return [
        (path, line, text) for _room, path in tree.templates for line, text in spoken(path.read_text(encoding="utf-8"))
    ]


def code_texts(tree: Tree) -> list[tuple[Path, int, str]]:
    found = []
    for module in tree.modules:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] in GETTEXT:
                found += [
                    (module.path, argument.lineno, argument.value)
                    for argument in node.args
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                ]
    return found


def catalogue_texts(tree: Tree) -> list[tuple[Path, int, str]]:
    return [
        (path, number, line)
        for path in sorted(tree.package.glob("**/locale/en*/LC_MESSAGES/*.po"))
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1)
        if line.startswith(("msgstr", '"'))
    ]


def table_of_words(text: str) -> list[tuple[str, str, str]]:
    """Words, what they are never called, and where they stand, from the table in docs/words.md."""
    rows = []
    for line in text.split("\n"):
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        if line.startswith("| ") and len(cells) == 4 and cells[0] not in {"word", "---"}:
            rows.append((cells[0], cells[2], cells[3]))
    return rows


def classes(tree: Tree) -> set[str]:
    """Every class as room.Class, and every function as room.function."""
    return {
        f"{module.room}.{node.name}"
        for module in tree.modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
    }


def words_without_a_place(tree: Tree, table: str) -> list[str]:
    """Words that say where they stand in the code and do not stand there."""
    there = classes(tree)
    return [
        f"{word} should be {name}"
        for word, _never, places in table_of_words(table)
        for name in re.findall(r"`([a-z_]+\.\w+)`", places)
        if name not in there
    ]


def classes_with_a_wrong_name(tree: Tree, table: str) -> list[str]:
    wrong = {
        name.strip().title().replace(" ", "")
        for _word, never, _places in table_of_words(table)
        if not never.endswith("(in pages)")
        for name in re.sub(r"\(.*?\)", "", never).split(",")
        if name.strip()
    }
    wrong -= {word for row in table_of_words(table) for word in row[0].split(", ")}
    return sorted(
        f"{name} has a name that WORDS keeps away" for name in classes(tree) if name.rpartition(".")[2] in wrong
    )


WORDS = PROJECT / "docs" / "words.md"


def test_no_page_says_a_harsh_word():
    assert harsh_words(HOUSE) == []


def test_every_word_stands_where_it_says():
    assert words_without_a_place(HOUSE, WORDS.read_text(encoding="utf-8")) == []


def test_nothing_is_called_what_it_should_not():
    assert classes_with_a_wrong_name(HOUSE, WORDS.read_text(encoding="utf-8")) == []


def test_harsh_words_are_found(tmp_path: Path):
    tree = build(
        tmp_path,
        {
            "vetting/jinja2/vetting/letter.html": """
                {# user comments are free #}
                <form class="user" onsubmit="x()"><button type="submit">{{ _("Submit it") }}</button>
                <p title="An invalid answer">{{ user.name }}</p>
                <p>You were rejected.</p>
                {% set attrs %}{% if bad %} aria-invalid="true"{% endif %}{% endset %}
            """,
            "vetting/rules.py": 'a = _("That failed.")\nb = error("user")\n',
            "web/locale/en/LC_MESSAGES/django.po": 'msgid "x"\nmsgstr "Users"\n',
        },
    )
    letter = "src/holdspace/vetting/jinja2/vetting/letter.html"
    assert harsh_words(tree) == [
        f"{letter}:3 says Submit",
        f"{letter}:4 says invalid",
        f"{letter}:5 says rejected",
        "src/holdspace/vetting/rules.py:1 says failed",
        "src/holdspace/web/locale/en/LC_MESSAGES/django.po:2 says Users",
    ]


def test_words_that_moved_are_found(tmp_path: Path):
    tree = build(tmp_path, {"sharing/models.py": "class Share: ...\nclass Comment: ...\n"})
    table = """
| word | what it is | never called | stands in |
|---|---|---|---|
| Share | an authentic sound byte | post | `sharing.Share` |
| Response | a few words back | comment, like | `sharing.Response` |
"""
    assert words_without_a_place(tree, table) == ["Response should be sharing.Response"]
    assert classes_with_a_wrong_name(tree, table) == ["sharing.Comment has a name that WORDS keeps away"]

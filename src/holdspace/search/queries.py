"""Finding: every line is held against what whoever looks may open, before it is shown, counted or passed over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from holdspace.algorithms.finding import asked_words
from holdspace.grammar.keyset import decode_key, encode_key
from holdspace.search.asking import ANYWHERE, NOT_IN_TITLE, TITLE, Asked, Question, insist_on_marks
from holdspace.search.backends import backend
from holdspace.search.building import Built
from holdspace.search.kinds import Hit, all_own_things, searchable
from holdspace.search.models import Line
from holdspace.search.remembering import Values, remembered
from holdspace.search.slips import nearly

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.grammar.actors import Actor

PAGE = 20
COUNTED = 1_000
BESIDE = 60  # looked at first beside twice a page's lines, as some of them may not be opened
MORE = 20  # how many times as many afterwards
SLIPPED = 2  # the last of three stages: in the title, elsewhere, a slip away
OPENED = 500  # of one's own things, the newest: opening them all would cost a page its time


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks where for what. `marks`: of each tuple one must be there. `among` narrows the kinds further by
    a Q over their models at a time: for what the index cannot know, such as what is true today alone."""

    kinds: tuple[str, ...]
    community_id: int
    seen_by: Actor
    at: datetime
    question: str = ""
    marks: tuple[tuple[str, ...], ...] = ()
    among: Callable[[datetime], Q] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One page of numbers, by kind and thing; `nearly`: nothing held the words themselves, these are a slip away."""

    numbers: tuple[tuple[str, int], ...]
    older: str = ""
    nearly: bool = False

    @property
    def ends(self) -> bool:
        """Whether this is the last page."""
        return not self.older


def find(looking: Looking, *, after: str = "", size: int = PAGE) -> Found:
    """One page: what holds the words in its title first, then what holds them elsewhere, the newest first in each.

    Where nothing does, what is a slip of the finger away. Words or marks must be asked for; a question of signs alone
    finds nothing. One query, three where nothing holds the words; on PostgreSQL one more each time that most of what
    holds them may not be opened.
    """
    words = tuple(Asked(word) for word in asked_words(looking.question))
    if looking.question.strip() and not words:
        return Found(())
    stage, below = _place(after)
    if stage != SLIPPED and (rows := _rows(looking, words, stage=stage, below=below, size=size)):
        return _page(rows, size, nearly=False)
    if (after and stage != SLIPPED) or not (near := nearly(words)):
        return Found(())
    return _page(_rows(looking, near, stage=SLIPPED, below=below, size=size), size, nearly=True)


def find_and_count(looking: Looking, *, after: str = "", size: int = PAGE) -> tuple[Found, list[str]]:
    """The same page, with the marks of everything that answers, at most 1,001 of them: what facets are counted from.

    One query, two where words are asked for, three where nothing holds them; a `size` of none only counts.
    """
    words = tuple(Asked(word) for word in asked_words(looking.question))
    if looking.question.strip() and not words:
        return Found(()), []
    answers, slipped = _answers(looking, words), False
    if not answers and (near := nearly(words)):
        words, answers, slipped = near, _answers(looking, near), True
    marks = [marks for _line, _kind, _thing, marks in answers]
    if not answers or not size:
        return Found(()), marks
    if words and not slipped:
        return find(looking, after=after, size=size), marks
    # What answers comes the newest first, as the page does: it stands in it, but for pages far down among very many.
    stage, below = _place(after)
    wanted = SLIPPED if slipped else 0
    stage, below = wanted, below if stage == wanted else None
    rows = [(stage, line, kind, thing) for line, kind, thing, _marks in answers if below is None or line < below]
    if len(rows) <= size and len(answers) > COUNTED:
        rows = _rows(looking, words, stage=stage, below=below, size=size)
    return _page(rows, size, nearly=slipped), marks


def show(found: Found, *, community_id: int, slug: str, seen_by: Actor, at: datetime) -> list[Hit]:
    """The hits of a page, in its order. What stopped being visible in between is left out."""
    numbers: dict[str, list[int]] = {}
    for kind, number in found.numbers:
        numbers.setdefault(kind, []).append(number)
    hits: dict[tuple[str, int], Hit] = {}
    for name, some in numbers.items():
        declared = searchable(name)
        shown = declared.show(numbers=some, community_id=community_id, slug=slug, seen_by=seen_by, at=at)
        hits |= {(name, number): replace(hit, kind=hit.kind or declared.label) for number, hit in shown.items()}
    return [hits[pair] for pair in found.numbers if pair in hits]


def marks_of(*, kind: str, numbers: Sequence[int], seen_by: Actor) -> dict[int, list[str]]:
    """The marks of things that the caller found by `find`, which held them against the rules. One query."""
    rows = Line.objects.filter(kind=kind, thing_id__in=list(numbers))
    return {number: marks.split() for number, marks in rows.values_list("thing_id", "marks")}


def find_own(
    *, question: str, community_id: int, slug: str, seen_by: Actor, at: datetime, most: int = PAGE
) -> list[Hit]:
    """One's own things that stand in no index, the newest first of each kind."""
    asked = asked_words(question)
    if not asked or seen_by.actor_id is None:
        return []
    whose = {"community_id": community_id, "slug": slug, "seen_by": seen_by, "at": at, "most": most}
    return [
        replace(hit, kind=hit.kind or own.label)
        for own in all_own_things()
        for hit in own.find(asked=asked, **whose)  # type: ignore[arg-type]
    ]


def _place(after: str) -> tuple[int, int | None]:
    """Stage and line where the earlier page ended; the beginning for a key that is none of ours."""
    key = decode_key(after, fields=2)
    if key is None or not all(isinstance(value, int) for value in key) or not 0 <= key[0] <= SLIPPED:
        return 0, None
    return key[0], key[1]


def _page(rows: list[tuple[int, int, str, int]], size: int, *, nearly: bool) -> Found:
    shown = rows[:size]
    older = encode_key([shown[-1][0], shown[-1][1]]) if len(rows) > size else ""
    return Found(tuple((kind, number) for _stage, _line, kind, number in shown), older, nearly and bool(shown))


def _rows(
    looking: Looking, words: tuple[Asked, ...], *, stage: int, below: int | None, size: int, most: int = 0
) -> list[tuple[int, int, str, int]]:
    """(stage, line, kind, thing), one more than a page holds. Stage 0: in the title; 1: elsewhere; 2: a slip away.

    Where the index hands out a number of lines at a time (`most`) and too few of them may be opened, it is asked again
    from there on for many more.
    """
    if not words or stage == SLIPPED:
        stages = {stage: ANYWHERE}
    else:
        stages = {0: TITLE, 1: NOT_IN_TITLE} if stage == 0 else {1: NOT_IN_TITLE}
    most = most or 2 * (size + 1) + BESIDE
    asked = [_expression(looking, words, where) for where in stages.values()]

    def build(values: Values, seen_by: Actor) -> tuple[str, list[Any]]:
        built = Built()
        for number, expression in zip(stages, (values.first, values.second), strict=False):
            bound = values.below if below is not None and number == stage else None
            lines = _narrowed(looking, expression, values, seen_by, bound, built.name(number))
            built.add(f"{number}, part.*", lines.values_list("pk", "kind", "thing_id")[: size + 1])
            built.end_of(number, f"{number}, min(id), '', 0", expression, below=bound, most=most)
        return built.statement()

    shape = ("rows", looking.kinds, looking.among, tuple(stages), below is None, size, most)
    rows = sorted(_answer(shape, build, looking, asked, below), key=lambda row: (row[0], -row[1], row[2] == ""))
    sure = list(takewhile(lambda row: row[2], rows))
    if len(sure) > size or len(sure) == len(rows):
        return sure[: size + 1]
    stage, below = rows[len(sure)][:2]
    return (sure + _rows(looking, words, stage=stage, below=below, size=size, most=most * MORE))[: size + 1]


def _answers(
    looking: Looking, words: tuple[Asked, ...], *, below: int | None = None, most: int = 0
) -> list[tuple[int, str, int, str]]:
    """(line, kind, thing, marks) of everything that answers, the newest first, at most 1,001."""
    most = most or COUNTED + COUNTED // 10

    def build(values: Values, seen_by: Actor) -> tuple[str, list[Any]]:
        built = Built()
        bound = None if below is None else values.below
        lines = _narrowed(looking, values.first, values, seen_by, bound, built.name(0))
        built.add("part.*", lines.values_list("pk", "kind", "thing_id", "marks")[: COUNTED + 1])
        built.end_of(0, "min(id), '', 0, ''", values.first, below=bound, most=most)
        return built.statement()

    asked = [_expression(looking, words, ANYWHERE)]
    shape = ("answers", looking.kinds, looking.among, below is None, most)
    rows = _answer(shape, build, looking, asked, below)
    answers = sorted((row for row in rows if row[1]), reverse=True)
    end = next((line for line, kind, _thing, _marks in rows if not kind), None)
    if end is None or len(answers) > COUNTED:
        return answers
    return (answers + _answers(looking, words, below=end, most=most * MORE))[: COUNTED + 1]


def _expression(looking: Looking, words: tuple[Asked, ...], where: str) -> str:
    kinds = tuple(f"kind:{kind}" for kind in looking.kinds)
    marks = ((f"in:{looking.community_id}",), kinds, *looking.marks)
    return backend().expression(Question(words, tuple(insist_on_marks(some) for some in marks), where))


def _answer(
    shape: Hashable, build: Any, looking: Looking, asked: list[str], below: int | None
) -> list[tuple[Any, ...]]:
    values = Values(
        person_id=looking.seen_by.actor_id or 0,
        community_id=looking.community_id,
        below=below or 0,
        first=asked[0],
        second=asked[-1],
        at=looking.at,
    )
    sql, params = remembered(shape, build, values=values, seen_by=looking.seen_by)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def _narrowed(
    looking: Looking, expression: str, values: Values, seen_by: Actor, below: int | None, of: str
) -> QuerySet[Line]:
    may_open = Q(pk__in=[])
    for kind in looking.kinds:
        things = searchable(kind).visible(community_id=values.community_id, seen_by=seen_by, at=values.at)
        among = looking.among(values.at) if looking.among else Q()
        may_open |= Q(Exists(things.filter(among, pk=OuterRef("thing_id"))), kind=kind)
    return backend().narrowed(Line.objects.filter(may_open), expression, below=below, of=of)

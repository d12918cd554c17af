"""Keeping the index: called by the actions of the rooms, in their transaction. Nothing is indexed by itself."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import transaction

from holdspace.algorithms.finding import has_slips, slip_keys, words_of
from holdspace.search.asking import insist_on_marks
from holdspace.search.backends import backend
from holdspace.search.kinds import all_searchable, searchable, things_of
from holdspace.search.models import Line, Spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.search.kinds import Entry

BATCH = 500
FEW = 100


@transaction.atomic
def index(*, kind: str, thing: Any, by: Actor, at: datetime, anew: bool = False) -> None:
    """Bring one thing up to date in the index, or take it out where its kind says that it is not to be found.

    With `anew` it stands among the newest again. Raises KeyError for a kind that nobody declared.
    """
    entry = searchable(kind).entries([thing]).get(thing.pk)
    if entry is None or anew:
        forget(kind=kind, thing_ids=[thing.pk], by=by, at=at)
    if entry is None:
        return
    wanted = _fields(kind, entry)
    line, new = Line.objects.get_or_create(kind=kind, thing_id=thing.pk, defaults=wanted)
    before = set() if new else _words(line)
    if not new and all(getattr(line, name) == value for name, value in wanted.items()):
        return
    for name, value in wanted.items():
        setattr(line, name, value)
    if not new:
        Line.objects.filter(pk=line.pk).update(**wanted)
    backend().write([line])
    _learn(_words(line) - before)
    _unlearn(before - _words(line))


@transaction.atomic
def forget(*, kind: str, thing_ids: Collection[int], by: Actor, at: datetime) -> None:
    """Take things out of the index; what is not in it changes nothing. Words that stood there alone go, too."""
    for numbers in _lots(thing_ids, BATCH):
        lines = list(Line.objects.filter(kind=kind, thing_id__in=numbers))
        _take_out(lines)


def rebuild(*, by: Actor, at: datetime, step: Callable[[int], object] = lambda done: None) -> int:
    """Make the whole index anew from the rooms, lot by lot, so that nobody waits; returns how many lines there are.

    Can be cut short and begun again: what it has not come to yet stands as it was.
    """
    newest = Line.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    known: set[str] = set()
    count = 0
    for kind in all_searchable():
        for things in _lots(things_of(kind), BATCH):
            with transaction.atomic():
                count += _put_anew(kind.name, things, kind.entries(things), known)
            step(len(things))
    while left := list(Line.objects.filter(pk__lte=newest)[:BATCH]):
        with transaction.atomic():
            _take_out(left)
    gone = Spelling.objects.values_list("word", flat=True).distinct()
    for words in _lots([word for word in gone if word not in known], FEW):
        with transaction.atomic():
            _unlearn(set(words))
    return count


def _put_anew(kind: str, things: list[Any], entries: dict[int, Entry], known: set[str]) -> int:
    earlier = list(Line.objects.filter(kind=kind, thing_id__in=[thing.pk for thing in things]))
    backend().erase([line.pk for line in earlier])
    Line.objects.filter(pk__in=[line.pk for line in earlier]).delete()
    lines = Line.objects.bulk_create(
        [
            Line(kind=kind, thing_id=thing.pk, **_fields(kind, entries[thing.pk]))
            for thing in things
            if thing.pk in entries
        ]
    )
    backend().write(lines)
    new = set().union(*(_words(line) for line in lines)) - known
    _learn(new)
    known |= new
    return len(lines)


def _fields(kind: str, entry: Entry) -> dict[str, str]:
    marks = (f"kind:{kind}", *(f"in:{place}" for place in sorted(entry.places)), *sorted(entry.marks))
    return {
        "title": " ".join(words_of(entry.title)),
        "words": " ".join(words_of(entry.words)),
        "marks": " ".join(insist_on_marks(marks)),
    }


def _words(line: Line) -> set[str]:
    return {*line.title.split(), *line.words.split()}


def _take_out(lines: list[Line]) -> None:
    numbers = [line.pk for line in lines]
    backend().erase(numbers)
    Line.objects.filter(pk__in=numbers).delete()
    _unlearn(set().union(*(_words(line) for line in lines)))


def _learn(words: set[str]) -> None:
    """Words that were not in the index so far, under all of their keys."""
    for some in _lots(sorted(word for word in words if has_slips(word)), FEW):
        there = set(Spelling.objects.filter(word__in=some).values_list("word", flat=True).distinct())
        new = [Spelling(key=key, word=word) for word in some if word not in there for key in slip_keys(word)]
        Spelling.objects.bulk_create(new, ignore_conflicts=True, batch_size=BATCH)


def _unlearn(words: set[str]) -> None:
    """Words that left a line go where no other line holds them."""
    for some in _lots(sorted(word for word in words if has_slips(word)), FEW):
        gone = set(some) - backend().standing(some)
        Spelling.objects.filter(word__in=gone).delete()


def _lots(things: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rest = iter(things)
    while lot := list(islice(rest, size)):
        yield lot

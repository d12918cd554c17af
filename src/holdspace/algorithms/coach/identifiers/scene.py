"""A text as the finders see it: its words, its sentences, and who is spoken of around a place."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from holdspace.algorithms.coach.identifiers.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.runs import Run

Whose = Literal["client", "writer", "work", ""]
_PLAIN = str.maketrans("’‘ʼ“”„‑‐–—\u00a0", "'''\"\"\"---- ")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_][\w\u0300-\u036f]*(?:[-'][^\W\d_][\w\u0300-\u036f]*)*'?|\d+")
_ADDRESS = re.compile(r"(?<!\S)\S{0,80}(?:://|www\.|@)\S*")
_SENTENCE_END = re.compile(
    r"[.!?…]+(?<!\b[Dd]r\.)(?<!\b[Mm]r\.)(?<!\b[Mm]s\.)(?<!\b[Mm]rs\.)(?<!\bSt\.)(?<!\bvs\.)(?<!\b[Nn]o\.)(?<!\bProf\.)"
    r"(?<!\bJan\.)(?<!\bFeb\.)(?<!\bMar\.)(?<!\bApr\.)(?<!\bJun\.)(?<!\bJul\.)(?<!\bAug\.)(?<!\bSept\.)(?<!\bSep\.)"
    r"(?<!\bOct\.)(?<!\bNov\.)(?<!\bDec\.)"
    r"[\"')\]]*(?=\s)|\n+"
)
_OPENS = re.compile(r"(?:^|[.!?…:;*>\n(\[]|[-\"]\s?|\s')[\s\"'(\[*]*$")
_DIGITS = re.compile(r"\d+")
AROUND_A_DIGIT = 30  # characters: no number has more letters than that in a row
_TAIL = re.compile(r"'(?:s|m|re|ve|d|ll|t)?$|n't$")

_CLIENT_NOUN = (
    r"clients?|patients?|pts?|ct|cl|cx|callers?|youths?|minor|newborn|infant|preemie|detainee|refugee|"
    r"asylum seeker|parolee|young (?:man|woman|"
    r"person|lady|mother|mum|mom|father|dad|couple)|coachees?|mentees?|sponsees?|resident|inmate|survivor|veteran|vet|"
    r"couples?|teens?|teenagers?|kids?|"
    r"boys?|girls?|lads?|lass(?:ie)?|male|female|referral(?=:)|man|woman|guy|lady|gentleman|toddler|student|adolescent|"
    r"youngster|family|families|children|"
    r"(?:[1-9]\dyo|\d\d?[mf])|little (?:guy|one|girl|boy)|\d\d?[ -]?(?:yo|y/o|years?[ -]old)"
)
_KIN = (
    r"mothers?|mom|mum|father|dad|parents?|step\w+|brothers?|sisters?|siblings?|twins|sons?|daughters?|child|baby|"
    r"grand\w+|gran|nana|nan|mam|mammy|aunt|uncle|cousin|niece|nephew|husband|wife|spouse|partner|ex|boyfriend|"
    r"girlfriend|bf|gf|"
    r"fianc\w+|hubby|sponsor|widow|widower|employer|caregiver|carer|foster \w+|guardian"
)
_MARK = re.compile(
    rf"\b(?:(?P<client>(?:{_CLIENT_NOUN})\b(?: (?:that )?(?:i|we)(?:'m|'ve|'re)? (?:see|saw|seen|seeing|"
    rf"work with|treat|treating|working with|visit|met|know|had|mentor|coach|sponsor|tutor|teach|support|care for)\b)?"
    rf"(?! of mine's| (?:training|conference|workshop|care|education|portal|safety|outcomes|rights|"
    rf"advocacy|therap\w+|centered)\b)"
    r"|(?:people|somebody|someone|those|one|man|woman|guy|kid|family|couple|person) (?:i|we)(?:'m|'ve|'re)? "
    r"(?:see|saw|seen|seeing|work with|treat|treating|working with|visit)"
    r"|i(?:'m| am)? (?:see|treat|work with|seeing|treating) an? (?!lot|therapist|pattern|problem|way|difference|"
    r"coun|psych|doctor|"
    r"point|team|few|bit|chance)(?=\w)"
    r"|he|she|him|his|her|hers|he'?s|she'?s|he'd|she'd|he'll|she'll|himself|herself|they|them|their|they'?re|they'?ve"
    r"|intake|discharged?|custody|visitation|exposures|the exposure|home visits?|admitted|readmitted|dob|mrn|"
    r"inpatient|ex-client|"
    r"caseload|dx"
    rf"|(?:the|her|his|their|\w+'s|a) (?:{_KIN})|(?:{_KIN})(?='s? )(?!'s? (?:night|group|evening|circle|class|"
    rf"coffee))|(?<![\w'] )(?:{_KIN})(?= (?:is|was|"
    rf"says|said|has|called|works|lives|wants|needs|asks|asked|told|tells|keeps|thinks|won't|can't))|grandma|grandpa)"
    rf"|(?P<writer>(?<!&)i|i'm|i've|i'd|i'll|im|me|myself|mine|we|we're|we've|us|our|ours|my|ourselves)"
    r"|(?P<work>trainings?|workshops?|conferences?|retreats?|webinars?|summit|seminars?|open house|symposium|course|"
    r"abstracts|meet-?up|peer (?:group|circle|meeting)|looking for|seeking|recommend\w*|"
    r"anyone|anybody|does somebody|colleagues?|hiring|office space|book club|keynote|grand rounds|lecture|talk|"
    r"register|registration|tickets|sign-?up|hotline|helpline|crisis line|warmline|lifeline|front desk|"
    r"(?:supervision|consult|consultation|study|reading) groups?))\b"
)
# "My mum's in hospital": somebody close to the writer.
_OF_ONES_OWN = re.compile(rf"\b(?:my|our)(?: own| late| old| dear)? (?:{_KIN})$")
_MINE = re.compile(
    rf"(?:my|our) (?:\w+[ -]){{0,2}}?(?:{_CLIENT_NOUN}|\d\d?(?:\s?[ap]m| o'?clock)|last session|caseload|first client|"
    rf"ex-client|person|people)\b",
    re.IGNORECASE,
)

SOMEBODY = re.compile(
    r"\b(?:he|she|him|his|her|hers|he'?s|she'?s|they|their|them|client\w*|patient\w*|pts?|ct|cl|family|"
    r"couple|teen|kid\w*|mother|mom|mum|father|dad|"
    r"baby|son|daughter|husband|wife|brother|sister|boy|girl|man|woman|grand\w+|twins|aunt|uncle|intake|"
    r"admitted|discharged|d/c'?d|dob|died|last seen)\b"
)
CLIENTISH = re.compile(
    r"\b(?:he|she|him|her|his|hers|he'?s|she'?s|they|their|client\w*|patient\w*|coachee|mentee|sponsee|pts?|ct|cl|"
    r"couple|family|"
    r"teen|kid|boy|girl|man|woman|i (?:see|work with|treat|am seeing|met)|"
    r"i'm seeing|my chair|my office|across from me|opposite me|on (?:the|our|my) (?:ward|unit)|one of them is "
    r"mine|on my list|twins|triplets|in "
    r"treatment|caseload|in session|sees me|came to "
    r"see me|(?:starts|started|"
    r"meets) with me|with me on|my \d\d?(?: o'clock|[ap]m)|came in|came to me|my (?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)day (?:is|was|has|\d)|survivor|asked to (?:evaluate|see|"
    r"assess|treat)|youth|my (?:new |next |last |"
    r"first )?intake|widow\w*|my (?:schedule|group|waiting room)|"
    r"trans kid|"
    r"veteran|mothers?|fathers?|moms?|dads?)\b"
)


class Word(NamedTuple):
    """One word with its place; `low` without a possessive; `opens` where a sentence begins with it."""

    text: str
    low: str
    start: int
    end: int
    opens: bool
    owns: bool  # possessive

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


class Scene:
    """A text, read once."""

    def __init__(self, text: str) -> None:
        self.text = text.translate(_PLAIN)
        self.runs: list[Run] | None = None  # kept by `runs.runs`
        self._said: dict[re.Pattern[str], bool] = {}
        self.kept: dict[tuple[str, int, int], bool] = {}  # by `standing`: what was asked of a place already

    @cached_property
    def words(self) -> list[Word]:
        """Every word and number, in order; what is cut off at the end of one ('s, 'll) does not count to it."""
        words = []
        addressed = any(mark in self.text for mark in ("@", "://", "www."))
        addresses = [match.span() for match in _ADDRESS.finditer(self.text)] if addressed else []
        for match in _WORD.finditer(self.text):
            start, end = match.span()
            if any(begins <= start < ends for begins, ends in addresses):
                continue
            whole = match[0]
            tail = _TAIL.search(whole) if "'" in whole else None
            owns = tail is not None and tail[0] in ("'s", "'")
            if tail is not None and tail[0] != "n't" and tail.start():
                end, whole = start + tail.start(), whole[: tail.start()]
            amid = (
                start > 1
                and self.text[start - 1] == " "
                and (self.text[start - 2].isalnum() or self.text[start - 2] == ",")
            )
            opens = not amid and (start == 0 or _OPENS.search(self.text, max(0, start - 4), start) is not None)
            words.append(Word(whole, whole.lower(), start, end, opens, owns))
        return words

    @cached_property
    def _numbered(self) -> list[tuple[int, int]]:
        """The parts of the text that have a digit in them, with what stands around it."""
        parts: list[tuple[int, int]] = []
        for match in _DIGITS.finditer(self.text):
            begins, ends = max(0, match.start() - AROUND_A_DIGIT), match.end() + AROUND_A_DIGIT
            if parts and begins <= parts[-1][1]:
                parts[-1] = (parts[-1][0], ends)
            else:
                parts.append((begins, ends))
        return parts

    def numbers(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """What a pattern finds near a digit: as everywhere, for what has one, in a part of the time."""
        for begins, ends in self._numbered:
            yield from pattern.finditer(self.text, begins, ends)

    @cached_property
    def _ends(self) -> list[int]:
        return [match.end() for match in _SENTENCE_END.finditer(self.text)]

    def sentence(self, place: int) -> tuple[int, int]:
        """Where the sentence around a place begins and ends."""
        at = bisect_right(self._ends, place)
        begins = self._ends[at - 1] if at else 0
        return begins, self._ends[at] if at < len(self._ends) else len(self.text)

    def around(self, place: int) -> str:
        """The sentence around a place, in small letters."""
        begins, ends = self.sentence(place)
        return self.low[begins:ends]

    def before(self, place: int, far: int = 40) -> str:
        """What stands before a place in its sentence, at most `far` characters, in small letters."""
        begins = self.sentence(place)[0]
        if place - far > begins:
            return self.low[place - far : place]
        return self.low[begins:place].lstrip()

    def after(self, place: int, far: int = 40) -> str:
        """What stands after a place in its sentence, at most `far` characters, in small letters."""
        return self.low[place : min(self.sentence(max(0, place - 1))[1], place + far)]

    @cached_property
    def low(self) -> str:
        """The text in small letters, character for character."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else "".join(each.lower()[:1] for each in self.text)

    @cached_property
    def marks(self) -> list[tuple[int, int, Whose]]:
        """Every word that says of whom is spoken: start, end, who."""
        marks: list[tuple[int, int, Whose]] = []
        for match in _MARK.finditer(self.low):
            whose: Whose = "client" if match["client"] else "writer" if match["writer"] else "work"
            if whose == "client" and _OF_ONES_OWN.search(self.low, max(0, match.start() - 12), match.end()):
                whose = "writer"
            if match[0] in ("my", "our") and _MINE.match(self.low, match.start()):
                whose = "client"
            marks.append((match.start(), match.end(), whose))
        return marks

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern is anywhere in the text, in small letters; looked up once."""
        if pattern not in self._said:
            self._said[pattern] = pattern.search(self.low) is not None
        return self._said[pattern]

    @cached_property
    def has_a_client(self) -> bool:
        """Whether the text speaks of a client, or of somebody who may be one, anywhere."""
        return any(who == "client" for _start, _end, who in self.marks)

    def whose(self, place: int, *, reach: int = 2) -> Whose:
        """Of whom is spoken at a place: by the nearest word before it, else after it, else beside its sentence."""
        begins, ends = self.sentence(place)
        for low, high, backwards in (
            (begins, place, True),
            (place, ends, False),
            (self._back(begins, reach), begins, True),
            (ends, self.sentence(min(ends, len(self.text) - 1))[1], False),
        ):
            marks = [mark for mark in self.marks if low <= mark[0] < high]
            if marks:
                return (marks[-1] if backwards else marks[0])[2]
        return ""

    def speaks_of(self, place: int, whose: Whose) -> bool:
        """Whether the sentence around a place speaks of them at all."""
        begins, ends = self.sentence(place)
        return any(begins <= start < ends and who == whose for start, _end, who in self.marks)

    def _back(self, begins: int, sentences: int) -> int:
        for _each in range(sentences):
            begins = self.sentence(max(0, begins - 1))[0] if begins else 0
        return begins

    def is_kin(self, low: str) -> bool:
        """Whether a word is for somebody close to a person."""
        return low in listed("kin")

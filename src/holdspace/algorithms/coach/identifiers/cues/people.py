"""What says that a name is a client's or somebody's close to one."""

from __future__ import annotations

import re

from holdspace.algorithms.coach.identifiers.lexicon import listed


def any_of(name: str) -> str:
    """A list of lexicon.toml as alternatives of a pattern, the longest first."""
    return "|".join(sorted(map(re.escape, listed(name)), key=len, reverse=True))


KIN, COLLEAGUE, PETS, HOUSES = (
    any_of("kin"),
    any_of("colleagues"),
    any_of("pets"),
    any_of("houses"),
)
CLIENT = (
    r"clients?|patients?|pts?|ct|cl|cx|callers?|resident|inmate|couple|teen|teenager|kid|boy|girl|man|"
    r"woman|guy|lady|gentleman|toddler|student|"
    r"adolescent|youngster|baby|infant|veteran|vet|one|family|intake|fellow|child|daughter|son|lad|"
    r"admission|referral|consumer"
)
# Directly before a name: it is a client's, or somebody's close to one.
CUE = re.compile(
    rf"(?:\b(?:{CLIENT})(?:'s name)?(?: of mine)?,? ?(?:(?:is|was|named|called|name|name's|whose name is|"
    rf"initials|here|who is|she's|he's|we'll call|let's call (?:him|her|them)|i'll call|by the name of|"
    rf"known as)[ :,]*)*"
    r"|\b(?:named|called|call (?:him|her|them)|calls? (?:him|her|them|himself|herself)|goes by|answers? "
    r"(?:only )?to|only answers to|known as|nicknamed|nickname is|named (?:him|her|the (?:baby|boy|girl))|"
    r"name is|name's|name was|names are|names|name:|real name is|surname is|last name is|first name is|initials)[ :,]*"
    rf"|\b(?:his|her|their|the|a|\w+'s|bio|foster|client|pt|pts) (?:\w+[ -]){{0,2}}?(?:{KIN})s?(?:'s "
    rf"name)?,? ?(?:(?:is|was|are|named|called|name|name is)[ :]*)?"
    rf"|(?:^|[.!?;] |\n)(?:\w+ )?(?:{KIN}) (?:is |was |are |named |called |= ?)?"
    r"|\b(?:client|patient|pt|ct|name|re|resident|student|referral|kid|youth) ?[:=-] ?"
    r"|\b(?=\d)(?<!and |ber |ary |ust |ril |rch |may |une |uly )(?:9|10|11|12|"
    r"[1-8])(?::\d\d)? ?(?:am|pm|o'clock)?(?: client| appointment| session)?,? (?:is |was )?"
    r"|\b(?:m|f|male|female|yo|y/o|year[ -]old),? (?:named |called |name )?"
    r")[\"'(\[]?$"
)
NAMED = re.compile(
    r"\b(?:named|called|call (?:him|her|them)|calls (?:him|her|them)|goes by|answers? (?:only )?to|only "
    r"answers to|known as|nicknamed|nickname is|named the (?:baby|boy|girl)|"
    r"name is|name's|name was|names are|surname is|first name is|last name is|name:)[ :,]*[\"'(]?$"
)
OWN_KIN = re.compile(rf"\b(?:my|our)(?: \w+)? (?:{KIN})(?:,| is| was)? $")

"""Finding what could identify a client: the eighteen kinds of 45 CFR 164.514(b)(2)(i).

See docs/algorithms/identifiers.md.
"""

from holdspace.algorithms.coach.identifiers.finding import find_identifiers

__all__ = ["find_identifiers"]

"""Finding what could identify a client: the eighteen kinds of 45 CFR 164.514(b)(2)(i).

See docs/algorithms/identifiers.md.
"""

from holdspace.algorithms.coach.identifiers.finding import find_identifiers
from holdspace.algorithms.coach.identifiers.general import make_general

__all__ = ["find_identifiers", "make_general"]

"""Small numbers as people say them."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def number_in_words(n: int) -> str:
    """The number as a word up to six, in figures beyond."""
    return {1: _("one"), 2: _("two"), 3: _("three"), 4: _("four"), 5: _("five"), 6: _("six")}.get(n, str(n))


def people_in_words(n: int) -> str:
    """ "one person", "two people"."""
    return ngettext("%(n)s person", "%(n)s people", n) % {"n": number_in_words(n)}

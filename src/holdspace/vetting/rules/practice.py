"""Practising before the first reading, where the pathway says so."""

from __future__ import annotations

from django.utils.translation import gettext as _

from holdspace.grammar.verdicts import YES, Verdict, no

PRACTISE_FIRST = 5  # answers to practise on, before somebody's first real one


def may_read_already(*, calibrates: bool, practised: int, has_read: bool) -> Verdict:
    """Take an application to read: after five answers to practise on, but for whoever has read here before."""
    if calibrates and not has_read and practised < PRACTISE_FIRST:
        return no(
            _("Before your first application there are five answers to practise on. You have done %(n)s.")
            % {"n": practised}
        )
    return YES

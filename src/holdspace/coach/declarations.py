"""What this room tells the rooms below it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from holdspace.communities.queries.reaching import runs_anywhere
from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.outbox.reaching import declare_reach
from holdspace.web.ways import declare_way


def declare() -> None:
    """Called once from ready()."""
    declare_verb("coach.rule_doubted")
    declare_way("coach_rule", "coach:rule")
    declare_way("coach", "coach:rules")
    declare_notice(
        "coach.rule_doubted",
        label=_("Somebody says that a rule of the coach is wrong (stewards)"),
        line=_(
            "{community}: somebody says that a rule of the coach is wrong. Look at the rule; their text stays theirs."
        ),
        subject=_("News from {community}"),
        chosen="digest",
    )
    declare_reach("coach.rule_doubted", who=runs_anywhere)

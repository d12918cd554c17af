"""What declarations.py says about the first weeks."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.people.personal import declare_personal
from holdspace.vetting.personal.arriving import FIRST_WEEKS
from holdspace.vetting.tasks import ask_and_show_how_we_did
from holdspace.web.ways import declare_way
from holdspace.work.registry import declare_task

# Between a newcomer and whom it concerns: in the journal, in no record.
QUIET = (
    "buddy.asked",
    "buddy.together",
    "buddy.declined",
    "buddy.ended",
    "newcomer.asked_how",
    "newcomer.how_shown",
)


def declare_arriving() -> None:
    """Called by declare()."""
    for name in ("arriving", "how"):
        declare_way(f"vetting.{name}", f"vetting:{name}")
    for verb in QUIET:
        declare_verb(verb)
    declare_personal(FIRST_WEEKS)
    declare_task("vetting.how_we_did", ask_and_show_how_we_did, every=timedelta(days=1))
    declare_notice(
        "vetting.be_a_buddy",
        label=_("A newcomer asks you to go along with them"),
        line=_("Somebody who came lately to {community} would like you to go along. Say yes, or quietly not."),
        subject=_("{community}: somebody asks you"),
    )
    declare_notice(
        "vetting.buddy_goes_along",
        label=_("Somebody goes along with you"),
        line=_("Somebody in {community} gladly goes along with you."),
        subject=_("{community}: somebody goes along with you"),
    )
    declare_notice(
        "vetting.buddy_over",
        label=_("Somebody goes along with you no more"),
        line=_("Whoever went along with you in {community} has to stop. You can ask somebody else."),
        subject=_("{community}: somebody else may go along"),
        chosen="digest",
    )
    declare_notice(
        "vetting.how_did_we_do",
        label=_("How did we do? After 30 and 90 days"),
        line=_("{community} would like to know how it did, when you came. Without your name, if you like."),
        subject=_("{community}: how did we do?"),
        chosen="digest",
    )

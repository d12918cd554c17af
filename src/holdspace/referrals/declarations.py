"""What this room tells the rooms below it."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from holdspace.conversations.kinds import declare_thread_kind
from holdspace.directory.answering import declare_questions
from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.people.personal import declare_personal
from holdspace.referrals import answering, finding
from holdspace.referrals.heading import head_threads
from holdspace.referrals.personal import OF_REFERRALS
from holdspace.referrals.tasks import ask_more, look_after
from holdspace.search.kinds import declare_searchable
from holdspace.web.menu import declare_menu, declare_under
from holdspace.web.ways import declare_way
from holdspace.work.registry import declare_task

# `answered` is one verb for yes, no and passing on: the journal keeps no *no*.
VERBS = (
    "referral.written",
    "referral.colleagues_asked",
    "referral.extended",
    "referral.found",
    "referral.let_go",
    "referral.came_to_date",
    "referral.answered",
    "referral.thanked",
    "referral.ended",
    "referral.asked_how",
    "referral.faded",
)
SUBJECT = _("News from {community}")
# name, the label on the page of preferences, the line on the page of notices, how it comes unless chosen otherwise
NOTICES = (
    (
        "asked",
        _("A colleague looks for somebody like you"),
        _("{community}: a colleague looks for somebody like you. Do you have room? Not this time is fine, too."),
        "now",
    ),
    (
        "thought_of_you",
        _("Somebody passes a referral on to you"),
        _("{who} thought of you: a colleague looks for somebody. Do you have room?"),
        "now",
    ),
    ("has_room", _("A colleague has room"), _("{who} has room. You can write to each other."), "now"),
    (
        "kind_word",
        _("A colleague who was asked leaves you a line"),
        _("{who} was asked, and leaves you a line."),
        "digest",
    ),
    ("thanked", _("Somebody thanks you for a kind no"), _("{who} thanks you, all the same."), "digest"),
    (
        "came_to_date",
        _("What you look for has come to its date"),
        _("{community}: a colleague you look for. It has come to its date. Still looking? One press is enough."),
        "digest",
    ),
    ("how_asked", _("Somebody says how a referral ended"), _("{who} says how it ended. How was it for you?"), "digest"),
    (
        "how_asked_by_place",
        _("The place asks how a referral ended"),
        _("{community}: three weeks ago two of you passed somebody on. How did it end?"),
        "digest",
    ),
)


def declare() -> None:
    """Called once from ready()."""
    for verb in VERBS:
        declare_verb(verb)
    for name, label, line, chosen in NOTICES:
        declare_notice(f"referrals.{name}", label=label, line=line, subject=SUBJECT, chosen=chosen)
    declare_task("referrals.ask_more", ask_more, every=timedelta(minutes=15))
    declare_task("referrals.look_after", look_after, every=timedelta(hours=6))
    declare_questions("referrals", answering.questions)
    declare_thread_kind("referral", head_threads)
    declare_way("referral", "referrals:referral")
    declare_way("referrals", "referrals:board")
    declare_way("write_referral", "referrals:write")
    declare_under("referrals:board", of="exchange:board")
    declare_menu("referrals:board", label=_("Referrals"), icon="search", order=20, place="behind")
    declare_personal(OF_REFERRALS)
    declare_searchable(
        "referral",
        label=_("Referrals"),
        entries=finding.entries,
        things=finding.everything,
        visible=finding.may_open,
        show=finding.hits,
    )

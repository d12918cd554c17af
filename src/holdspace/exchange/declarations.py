"""What this room tells the rooms below it."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from holdspace.conversations.kinds import declare_thread_kind
from holdspace.directory.answering import declare_questions
from holdspace.exchange import answering, finding, finding_standing
from holdspace.exchange.heading import head_threads
from holdspace.exchange.personal import OF_EXCHANGE
from holdspace.exchange.tasks import (
    ask_whether_offers_stand,
    begin_the_month,
    close_what_went_quiet,
    say_what_came_to_its_date,
)
from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.people.personal import declare_personal
from holdspace.search.kinds import declare_searchable
from holdspace.web.menu import declare_menu
from holdspace.web.ways import declare_way
from holdspace.work.registry import declare_task

VERBS = (
    "ask.begun",
    "ask.written",
    "ask.extended",
    "ask.came_to_date",
    "ask.let_go",
    "ask.passed_on",
    "offer.made",
    "offer.taken_back",
    "offer.answered",
    "offer.answer_thanked",
    "exchange.agreed",
    "exchange.done_said",
    "exchange.done",
    "exchange.thanked",
    "exchange.ended",
    "exchange.mistaken",
    "exchange.faded",
    "standing.begun",
    "standing.offered",
    "standing.reworded",
    "standing.confirmed",
    "standing.changed",
    "standing.paused",
    "standing.resumed",
    "standing.ended",
    "standing.renewed",
    "standing.asked",
)
SUBJECT = _("News from the exchange in {community}")
# name, the label on the page of preferences, the line on the page of notices, how it comes unless chosen otherwise
NOTICES = (
    ("somebody_offered", _("Somebody offers to meet your ask"), _("{who} has offered to meet your ask."), "now"),
    (
        "agreed",
        _("Somebody says yes to your offer"),
        _("{who} said yes to your offer. You can write to each other."),
        "now",
    ),
    (
        "answered",
        _("Somebody answers your offer"),
        _("{who} thanks you for your offer. It will be something else."),
        "now",
    ),
    (
        "somebody_else",
        _("An ask you offered for is met by somebody else"),
        _("{who} has found what they asked for. Thank you for being ready."),
        "digest",
    ),
    (
        "let_go",
        _("An ask you offered for is let go"),
        _("{who} does not need it any more. Thank you for being ready."),
        "digest",
    ),
    (
        "came_to_date",
        _("Your ask has come to its date"),
        _(
            "{community}: what you asked for has come to its date. Still needed? One press, and it is good for another "
            "30 days."
        ),
        "digest",
    ),
    ("done_asked", _("Somebody asks whether it is done"), _("{who} says that it is done. Is it?"), "now"),
    ("done", _("You both say that it is done"), _("{who} says so, too: it is done."), "digest"),
    ("thanked", _("Somebody thanks you"), _("{who} thanks you."), "now"),
    (
        "mistaken",
        _("Somebody says that something was not done after all"),
        _("{who} says that it was not done after all. Nobody is to blame."),
        "now",
    ),
    (
        "ended",
        _("Something you agreed on did not work out"),
        _("It did not work out with {who}. Nobody is to blame."),
        "now",
    ),
    (
        "answer_thanked",
        _("Somebody thanks you for a kind answer"),
        _("{who} thanks you for your kind answer."),
        "digest",
    ),
    (
        "thought_of_you",
        _("Somebody thinks of you for an ask"),
        _("{who} thought of you for something that is asked for."),
        "digest",
    ),
    (
        "place_taken",
        _("Somebody takes a place in what you offer"),
        _("{who} took a place in what you offer. You can write to each other."),
        "now",
    ),
    (
        "still_stands",
        _("Whether what you offer still stands"),
        _("{community}: does what you offer still stand? One press says so; you can also pause or end it."),
        "digest",
    ),
)


def declare() -> None:
    """Called once from ready()."""
    for verb in VERBS:
        declare_verb(verb)
    for name, label, line, chosen in NOTICES:
        declare_notice(f"exchange.{name}", label=label, line=line, subject=SUBJECT, chosen=chosen)
    declare_task("exchange.say_what_came_to_its_date", say_what_came_to_its_date, every=timedelta(hours=1))
    declare_task("exchange.close_what_went_quiet", close_what_went_quiet, every=timedelta(hours=12))
    declare_task("exchange.begin_the_month", begin_the_month, every=timedelta(hours=1))
    declare_task("exchange.ask_whether_offers_stand", ask_whether_offers_stand, every=timedelta(hours=12))
    declare_questions("exchange", answering.questions)
    declare_thread_kind("exchange", head_threads)
    declare_way("ask", "exchange:ask")
    declare_way("standing", "exchange:standing")
    declare_way("exchange", "exchange:board")
    declare_way("write_ask", "exchange:write")
    declare_menu("exchange:board", label=_("Exchange"), icon="hand-heart", order=30)
    declare_personal(OF_EXCHANGE)
    declare_searchable(
        "ask",
        label=_("Asks"),
        entries=finding.entries,
        things=finding.everything,
        visible=finding.may_open,
        show=finding.hits,
    )
    declare_searchable(
        "standing",
        label=_("Standing offers"),
        entries=finding_standing.entries,
        things=finding_standing.everything,
        visible=finding_standing.may_open,
        show=finding_standing.hits,
    )

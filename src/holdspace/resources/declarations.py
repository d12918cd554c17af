"""What this room tells the rooms below it."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from holdspace.exchange.beside import declare_beside_offers
from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.people.personal import declare_personal
from holdspace.resources import finding
from holdspace.resources.personal import OF_RESOURCES
from holdspace.resources.queries import beside_offers, may_read_file
from holdspace.resources.tasks import ask, look_after_links
from holdspace.search.kinds import declare_searchable
from holdspace.uploads.access import declare_file_rule
from holdspace.web.menu import declare_menu, declare_under
from holdspace.web.ways import declare_way
from holdspace.work.registry import declare_task

# `answered` is one verb for yes and no: the journal keeps no *no*.
VERBS = (
    "resource.given",
    "resource.changed",
    "resource.taken_back",
    "resource.taken",
    "resource.put_back",
    "resource.asked_about",
    "resource.answered",
    "resource.answer_corrected",
    "resource.offered",
    "resource.link_missed",
    "collection.made",
    "collection.changed",
    "collection.gathered",
    "collection.left_out",
    "collection.let_go",
)
SUBJECT = _("News from the shelf in {community}")
# name, the label on the page of preferences, the line on the page of notices, how it comes unless chosen otherwise
NOTICES = (
    ("helped", _("Something you gave has helped"), _("{who} says that something you gave has helped."), "now"),
    (
        "word",
        _("Somebody leaves you a word on what you gave"),
        _("{who} leaves you a word on what you gave."),
        "digest",
    ),
    (
        "asked",
        _("You are asked whether something helped"),
        _("{community}: a while ago you took something along. Has it helped?"),
        "digest",
    ),
    (
        "link_missed",
        _("A link you gave does not answer any more"),
        _("{community}: a link you gave did not answer on two days. Would you look?"),
        "digest",
    ),
)


def declare() -> None:
    """Called once from ready()."""
    for verb in VERBS:
        declare_verb(verb)
    for name, label, line, chosen in NOTICES:
        declare_notice(f"resources.{name}", label=label, line=line, subject=SUBJECT, chosen=chosen)
    declare_task("resources.ask", ask, every=timedelta(hours=12))
    declare_task("resources.look_after_links", look_after_links, every=timedelta(hours=1))
    declare_way("resource", "resources:resource")
    declare_way("resources", "resources:shelf")
    declare_way("taken", "resources:taken")
    declare_under("resources:shelf", of="exchange:board")
    declare_menu("resources:shelf", label=_("Resources"), icon="book-open", order=25, place="behind")
    declare_personal(OF_RESOURCES)
    declare_file_rule("resource", may_read_file)
    declare_way("resource_for_ask", "resources:for_ask")
    declare_beside_offers("resource", beside_offers)
    declare_searchable(
        "resource",
        label=_("Resources"),
        entries=finding.entries,
        things=finding.everything,
        visible=finding.may_open,
        show=finding.hits,
    )
    declare_searchable(
        "collection",
        label=_("Collections"),
        entries=finding.collection_entries,
        things=finding.every_collection,
        visible=finding.may_open_collection,
        show=finding.collection_hits,
    )

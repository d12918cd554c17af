"""What this room tells the rooms below it."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from holdspace.communities.circle_declarations import declare_circles
from holdspace.communities.personal import declare_personal_data
from holdspace.communities.queries import at_home
from holdspace.communities.rules import share_a_community
from holdspace.communities.tasks import tell_on, tend
from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.people.meeting import declare_meeting
from holdspace.uploads.access import declare_owner_rule
from holdspace.web.menu import declare_menu
from holdspace.web.pages import declare_at_home
from holdspace.work.registry import declare_task


def declare() -> None:
    """Called once from ready()."""
    _declare_verbs()
    _declare_notices()
    declare_personal_data()
    declare_circles()
    declare_task("communities.tell_on", tell_on)
    declare_task("communities.tend", tend, every=timedelta(hours=1))
    declare_owner_rule("share a community", share_a_community)
    declare_at_home(at_home)
    declare_meeting("share a community", share_a_community)
    declare_menu("communities:charter", label=_("What we agreed"), icon="scroll-text", order=10, place="behind")
    declare_menu(
        "communities:proposals",
        label=_("What we would change"),
        icon="pencil",
        order=15,
        place="behind",
        shown=lambda here: here.is_inside,
    )
    declare_menu(
        "communities:members",
        label=_("Roles"),
        icon="shield",
        order=60,
        place="behind",
        shown=lambda here: here.is_inside and here.is_steward,
    )
    declare_menu("communities:leave", label=_("Leave this community"), icon="door-open", order=90, place="behind")


def _declare_verbs() -> None:
    declare_verb("community.founded", _("founded the community"))
    declare_verb("community.hides_names", _("decided that applications are read without names"))
    declare_verb("community.shows_names", _("decided that applications are read with names"))
    declare_verb("membership.founded")
    declare_verb("membership.begun")
    declare_verb("membership.carried_over")
    declare_verb("membership.left")
    declare_verb("membership.reminded")
    declare_verb("membership.went_by")
    declare_verb("charter.affirmed")
    declare_verb("charter.put_in_force", _("put a new version of the charter in force"))
    declare_verb("roles.paused")
    declare_verb("roles.resumed")
    declare_verb("proposal.opened")
    declare_verb("proposal.spoken_to")
    declare_verb("proposal.voice_taken_back")
    declare_verb("proposal.taken_back")
    declare_verb("proposal.answered", _("answered a proposal with reasons"))
    declare_verb("own_words.ended", _("let words of our own go again"))
    declare_verb("pulse.opened")
    declare_verb("pulse.closed")
    declare_verb("community.asks_pulse", _("decided that we are asked once a season how we live it together"))
    declare_verb("community.asks_no_pulse", _("decided that we are not asked each season"))
    declare_verb("role.given", _("gave somebody a role"))
    declare_verb("role.ended", _("ended somebody's role"))


def _declare_notices() -> None:
    declare_notice(
        "communities.charter_changed",
        label=_("What we agreed has a new version"),
        line=_("{community}: what we agreed has a new version."),
        subject=_("News from {community}"),
        chosen="digest",
    )
    declare_notice(
        "communities.roles_rest",
        label=_("Your roles rest until you say yes to the new version"),
        line=_("{community}: your roles rest until you have read what is new and say yes to it."),
        subject=_("News from {community}"),
    )
    declare_notice(
        "communities.proposal_opened",
        label=_("Somebody proposes a change to what we agreed"),
        line=_("{community}: a change is proposed. What do you think?"),
        subject=_("News from {community}"),
        chosen="digest",
    )
    declare_notice(
        "communities.proposal_answered",
        label=_("What you proposed is answered"),
        line=_("{community}: what you proposed is answered, with reasons."),
        subject=_("News from {community}"),
    )
    declare_notice(
        "communities.pulse_opened",
        label=_("Once a season: how do we live it together?"),
        line=_("{community}: how do we live together what we agreed? Four questions, without your name."),
        subject=_("News from {community}"),
        chosen="digest",
    )
    declare_notice(
        "communities.pulse_shown",
        label=_("What all of us said about living it together"),
        line=_("{community}: everything that was said about how we live it together is there to read."),
        subject=_("News from {community}"),
        chosen="digest",
    )
    declare_notice(
        "communities.moved_in",
        label=_("A community you are a member of has moved here"),
        line=_(
            "{community} lives here now. Read what you all agree to, and say yes if you mean it. If you say "
            "nothing, it is let go 60 days after the first mail."
        ),
        subject=_("{community} lives here now"),
        must=True,
    )
    declare_notice(
        "communities.asked_to_found",
        label=_("A community you help to found is ready"),
        line=_("{community} is ready for you. Read what it is for, and say yes if you mean it."),
        subject=_("{community} is ready for you"),
        must=True,
    )

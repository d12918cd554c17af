"""What this room tells the rooms below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from holdspace.communities.circle_declarations import declare_circles
from holdspace.communities.going_out import leave_all_circles
from holdspace.communities.heads import keep_head_count
from holdspace.communities.models import Affirmation, Membership
from holdspace.communities.queries import at_home
from holdspace.communities.rules import share_a_community
from holdspace.communities.states import MembershipState
from holdspace.grammar.actors import THE_MACHINE
from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.people.meeting import declare_meeting
from holdspace.people.personal import PersonalData, declare_personal
from holdspace.uploads.access import declare_owner_rule
from holdspace.web.menu import declare_menu
from holdspace.web.pages import declare_at_home

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def declare() -> None:
    """Called once from ready()."""
    declare_verb("community.founded", _("founded the community"))
    declare_verb("community.hides_names", _("decided that applications are read without names"))
    declare_verb("community.shows_names", _("decided that applications are read with names"))
    declare_circles()
    declare_verb("membership.founded")
    declare_verb("membership.begun")
    declare_verb("membership.left")
    declare_verb("charter.affirmed")
    declare_verb("charter.put_in_force", _("put a new version of the charter in force"))
    declare_verb("role.given", _("gave somebody a role"))
    declare_verb("role.ended", _("ended somebody's role"))
    declare_owner_rule("share a community", share_a_community)
    declare_at_home(at_home)
    declare_meeting("share a community", share_a_community)
    declare_menu("communities:charter", label=_("What we agreed"), icon="scroll-text", order=10, place="behind")
    declare_menu(
        "communities:members",
        label=_("Roles"),
        icon="shield",
        order=60,
        place="behind",
        shown=lambda here: here.is_inside and here.is_steward,
    )
    declare_menu("communities:leave", label=_("Leave this community"), icon="door-open", order=90, place="behind")
    declare_notice(
        "communities.charter_changed",
        label=_("What we agreed has a new version"),
        line=_("{community}: what we agreed has a new version."),
        subject=_("News from {community}"),
        chosen="digest",
    )
    declare_notice(
        "communities.asked_to_found",
        label=_("A community you help to found is ready"),
        line=_("{community} is ready for you. Read what it is for, and say yes if you mean it."),
        subject=_("{community} is ready for you"),
        must=True,
    )
    declare_personal(
        PersonalData(
            name="memberships",
            label=_("Your communities and your yes to their charters"),
            tables=("communities.membership", "communities.affirmation"),
            why=_("So that the rooms open to you, and so that everybody knows who agreed to what."),
            who_sees=_("The people of the same community see that you are here, since when, and in which roles."),
            how_long=_("As long as the community exists; after erasing only as a line without a name."),
            when_erased="keep",
            because=_("The count of who was here must stay true. The line points to nobody any more."),
            export=_export,
            erase=_erase,
        )
    )


def _export(*, person_id: int) -> Iterable[dict[str, Any]]:
    for membership in Membership.objects.filter(person_id=person_id).select_related("community").order_by("id"):
        yield {
            "community": membership.community.name,
            "state": membership.state,
            "since": membership.since,
            "left_at": membership.left_at,
            "founder": membership.founder,
            "roles": ", ".join(membership.roles),
        }
    said = Affirmation.objects.filter(membership__person_id=person_id).select_related("charter__community")
    for affirmation in said.order_by("id"):
        yield {
            "community": affirmation.charter.community.name,
            "affirmed_version": affirmation.charter.version,
            "at": affirmation.at,
        }


def _erase(*, person_id: int, at: datetime) -> None:
    for membership in Membership.objects.filter(person_id=person_id):
        leave_all_circles(membership, by=THE_MACHINE, at=at)
    held = Membership.objects.filter(person_id=person_id, state=MembershipState.INSIDE)
    places = list(held.values_list("community_id", flat=True))
    held.update(state=MembershipState.LEFT, left_at=at, is_host=False, is_reviewer=False, is_steward=False)
    keep_head_count(pk__in=places)

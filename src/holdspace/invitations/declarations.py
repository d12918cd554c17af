"""What this room tells the rooms below it."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from holdspace.conversations.kinds import declare_thread_kind
from holdspace.invitations import belongings
from holdspace.invitations.private_words import about_private_words
from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.people.personal import PersonalData, declare_personal
from holdspace.web.menu import declare_menu
from holdspace.web.ways import declare_way
from holdspace.work.registry import declare_task

VERBS = (
    "rest.begun",
    "rest.ended",
    "capacity.said",
    "thing.set_aside",
    "need.opened",
    "need.reopened",
    "need.come_to",
    "need.met",
    "need.ended",
    "need.changed",
    "invitation.withdrawn",
    "needs.cleared",
    "invitations.sent",
    "invitations.told",
    "invitation.opened",
    "invitation.answered",
    "stewards.told",
    "load.forgotten",
)


def declare() -> None:
    """Called once from ready()."""
    for verb in VERBS:
        declare_verb(verb)
    declare_verb("host_hours.stated", _("said in which hours they are there"))
    declare_verb("need.handed_over", _("asked another host to take what nobody had answered"))
    declare_verb("private_word.opened", _("opened a conversation with a host"))
    declare_verb("community_rest.begun", _("let the whole community rest for a while"))
    declare_verb("community_rest.ended", _("said that the community is back from its rest"))
    declare_verb("loads.rebuilt", _("had what people carried lately worked out anew"))
    declare_menu("invitations:capacity", label=_("What I have room for"), icon="moon", order=10, place="behind")
    declare_menu(
        "invitations:hosting",
        label=_("Hosting"),
        icon="message-circle-heart",
        order=25,
        place="behind",
        shown=lambda here: here.is_inside and (here.is_host or here.is_steward),
    )
    declare_menu(
        "invitations:known_of_mine", label=_("What this place knows about me"), icon="eye", order=40, place="mine"
    )
    declare_way("capacity", "invitations:capacity")
    declare_way("known", "invitations:known")
    declare_thread_kind("private_word", about_private_words)
    _declare_work()
    _declare_notices()
    _declare_personal()


def _declare_work() -> None:
    from holdspace.invitations import tasks

    declare_task("invitations.invite", tasks.invite, every=timedelta(minutes=1), priority=20)
    declare_task("invitations.tell", tasks.tell, priority=10)
    declare_task("invitations.clear", tasks.clear, every=timedelta(hours=12), priority=-50)


def _declare_notices() -> None:
    declare_notice(
        "invitations.invited",
        label=_("Something could use you, if you have room"),
        line=_("Something could use you today, if you have room."),
        subject=_("Something for you in {community}, if you have room"),
        chosen="digest",
    )
    declare_notice(
        "invitations.still_waits",
        label=_("Something still waits for people (stewards)"),
        line=_("Something that was shared still waits for people. The page says since when."),
        subject=_("Something waits for people in {community}"),
    )


def _declare_personal() -> None:
    declare_personal(
        PersonalData(
            name="capacity",
            label=_("What you have room for"),
            tables=("invitations.capacity", "invitations.setaside"),
            why=_("So that nothing is asked of you while you rest, and no more than you can hold."),
            who_sees=_("Only you."),
            how_long=_(
                "Rest: until you come back. What you can hold and what you set aside: until your day ends. How often "
                "you like to be asked: until you say otherwise."
            ),
            when_erased="delete",
            export=belongings.capacity,
            erase=belongings.erase_capacity,
        )
    )
    declare_personal(
        PersonalData(
            name="invitations",
            label=_("What you were invited to, and what was worked out from it"),
            tables=("invitations.need", "invitations.invitation", "invitations.load"),
            why=_("So that nobody who shares goes unseen, and nobody is asked more than they have room for."),
            who_sees=_("Only you."),
            how_long=_(
                "What was worked out: until you have it forgotten. Invitations: until thirty days after the thing was "
                "taken care of; whether you said not today is forgotten at once then."
            ),
            when_erased="delete",
            export=belongings.invitations,
            erase=belongings.erase_invitations,
        )
    )
    declare_personal(
        PersonalData(
            name="hosting",
            label=_("Your hours as a host"),
            tables=("invitations.hosthours", "invitations.substitute", "invitations.privateword"),
            why=_("So that somebody is there when nobody has answered yet."),
            who_sees=_("Hosts and stewards. That a steward wrote to you: only the two of you."),
            how_long=_("Until you change them, or do not host any more."),
            when_erased="delete",
            export=belongings.hosting,
            erase=belongings.erase_hosting,
        )
    )

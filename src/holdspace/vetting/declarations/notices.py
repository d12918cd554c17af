"""Notices of the conversation, and of what follows a decision."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from holdspace.outbox.kinds import declare_notice


def declare_more_notices() -> None:
    """Called once from ready()."""
    declare_notice(
        "vetting.talk_proposed",
        label=_("Two people would like to talk with you"),
        line=_("Two people of {community} propose times for a conversation."),
        subject=_("{community}: times to choose from"),
        must=True,
    )
    declare_notice(
        "vetting.talk_agreed",
        label=_("An applicant chose a time for the conversation"),
        line=_("A time for a conversation in {community} is agreed."),
        subject=_("{community}: a time is agreed"),
    )
    declare_notice(
        "vetting.talk_wished",
        label=_("An applicant wishes for another time"),
        line=_("Somebody would like to talk with you in {community} at another time."),
        subject=_("{community}: another time"),
    )
    _letters()


def _letters() -> None:
    declare_notice(
        "vetting.say_it_first",
        label=_("A letter is agreed and waits to be said"),
        line=_("A letter in {community} is agreed. Before it goes out, one of you offers to say it."),
        subject=_("{community}: something to say first"),
    )
    declare_notice(
        "vetting.talk_before_letter",
        label=_("Somebody would like to talk with you before your letter"),
        line=_("Somebody of {community} would like to talk with you. The page says how."),
        subject=_("{community}: somebody would like to talk"),
        must=True,
    )
    declare_notice(
        "vetting.wants_to_talk",
        label=_("An applicant would like to talk before the letter"),
        line=_("Somebody would like to talk with you in {community}, as you offered."),
        subject=_("{community}: your offer to talk"),
    )
    declare_notice(
        "vetting.replied",
        label=_("An applicant answered a letter of yours"),
        line=_("Somebody answered a letter that you decided on in {community}."),
        subject=_("{community}: an answer to a letter"),
    )
    declare_notice(
        "vetting.second_look",
        label=_("A decision wants a second look by somebody who had no part"),
        line=_("Somebody asks {community} for a second look. You had no part in the first one."),
        subject=_("{community}: a second look"),
    )
    declare_notice(
        "vetting.be_an_ally",
        label=_("A community asks you to look at one decision"),
        line=_("{community} asks you, as somebody from outside, to look at one decision."),
        subject=_("{community}: a second look"),
        must=True,
    )
    declare_notice(
        "vetting.second_look_answered",
        label=_("Your second look is answered"),
        line=_("The second look you asked {community} for is answered."),
        subject=_("{community}: a letter for you"),
        must=True,
    )

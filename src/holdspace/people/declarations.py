"""What this room tells the rooms below it, and which personal data it knows of."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from holdspace.journal.verbs import declare_verb
from holdspace.web.menu import declare_menu
from holdspace.work.registry import declare_task


def declare() -> None:
    """Called once from ready()."""
    declare_verb("person.joined")
    declare_verb("person.named")
    declare_verb("person.blocked")
    declare_verb("person.unblocked")
    declare_verb("person.erased")
    declare_verb("person.took_along")
    declare_verb("person.signed_out_elsewhere")
    declare_verb("person.made_operator", _("gave somebody the keys of the machine"))
    declare_verb("person.ended_operator", _("took somebody's keys of the machine back"))
    declare_verb("passkey.made")
    declare_verb("passkey.renamed")
    declare_verb("passkey.removed")
    declare_verb("words.kept")
    declare_verb("words.given_back")
    declare_verb("words.let_go")
    declare_menu("people:me", label=_("My account"), icon="person", order=10, place="mine")
    declare_menu("people:my_data", label=_("Everything of mine"), icon="download", order=30, place="mine")
    _declare_personal()
    from holdspace.people.tasks import sweep

    declare_task("people.sweep", sweep, every=timedelta(hours=1))


def _declare_personal() -> None:
    # Here, not above: the models are there only once the rooms are being made ready.
    from holdspace.people import belongings as mine
    from holdspace.people.personal import PersonalData, declare_personal
    from holdspace.uploads import personal_rows as pictures

    nobody = _("Nobody but you.")
    for kind in (
        PersonalData(
            name="journal",
            label=_("What you did, without any words"),
            tables=("journal.entry",),
            why=_("So that nothing happens here without a trace, least of all what somebody does in a role."),
            who_sees=_("Members can read what was done in a role. The rest is read by nobody."),
            how_long=_("As long as the community lives."),
            when_erased="keep",
            because=_("An entry holds a number and no text. Once you are erased, that number leads to nobody."),
            export=mine.entries,
            erase=mine.keep_entries,
        ),
        PersonalData(
            name="notices",
            label=_("What we told you"),
            tables=("outbox.notice",),
            why=_("So that you find again what was for you."),
            who_sees=nobody,
            how_long=_("Until you erase your account."),
            when_erased="delete",
            export=mine.notices,
            erase=mine.erase_notices,
        ),
        PersonalData(
            name="pictures",
            label=_("Your pictures"),
            tables=pictures.TABLES,
            why=_("So that people have a face before them."),
            who_sees=_("The people of your communities, as your profile says."),
            how_long=_("Until you take them away, or erase your account."),
            when_erased="delete",
            export=pictures.export,
            erase=pictures.erase,
            files=pictures.files_of,
        ),
        PersonalData(
            name="operating",
            label=_("What you did as operator of this machine"),
            tables=("admin.logentry",),
            why=_("So that operators can follow what was done."),
            who_sees=_("The operators."),
            how_long=_("Until you erase your account."),
            when_erased="delete",
            export=mine.operating,
            erase=mine.erase_operating,
        ),
        PersonalData(
            name="kept_words",
            label=_("What you had written when you were signed out"),
            tables=("people.keptwords",),
            why=_("So that nothing you typed is lost. It is kept encrypted."),
            who_sees=nobody,
            how_long=_("Twenty-four hours."),
            when_erased="delete",
            export=mine.kept_words,
            erase=mine.erase_kept_words,
        ),
        PersonalData(
            name="blocks",
            label=_("People you blocked"),
            tables=("people.block",),
            why=_("So that you and they do not meet here."),
            who_sees=_("Nobody but you. The people you blocked are not told."),
            how_long=_("Until you take a block back, or erase your account."),
            when_erased="delete",
            export=mine.blocks,
            erase=mine.erase_blocks,
        ),
        PersonalData(
            name="passkeys",
            label=_("Passkeys"),
            tables=("mfa.authenticator",),
            why=_("So that you can sign in without a code."),
            who_sees=nobody,
            how_long=_("Until you remove them, or erase your account."),
            when_erased="delete",
            export=mine.passkeys,
            erase=mine.erase_passkeys,
        ),
        PersonalData(
            name="addresses",
            label=_("Addresses you can sign in with"),
            tables=("account.emailaddress",),
            why=_("So that a code reaches you."),
            who_sees=_("Nobody but you, and the operators of this machine."),
            how_long=_("Until you erase your account."),
            when_erased="delete",
            export=mine.addresses,
            erase=mine.erase_addresses,
        ),
        PersonalData(
            name="sessions",
            label=_("Where you are signed in"),
            tables=("people.session",),
            why=_("So that you stay signed in from page to page."),
            who_sees=nobody,
            how_long=_("Two weeks after you were last here, or until you sign out."),
            when_erased="delete",
            export=mine.sessions,
            erase=mine.end_sessions,
        ),
        PersonalData(
            name="account",
            label=_("Your account"),
            tables=("people.person",),
            why=_("So that we know that it is you, and what to call you."),
            who_sees=_(
                "Your name and pronouns: the people of your communities. "
                "Your address: nobody but you, and the operators of this machine."
            ),
            how_long=_("Until you erase your account."),
            when_erased="anonymise",
            because=_("An empty line stays, so that what others wrote to you keeps its place. It says nothing of you."),
            export=mine.account,
            erase=mine.empty_account,
        ),
    ):
        declare_personal(kind)

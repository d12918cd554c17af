"""The personal data of this room, of signing in and of the rooms below, in the words that a person reads."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from holdspace.outbox import personal_rows as told
from holdspace.people import belongings as mine
from holdspace.people.personal import PersonalData
from holdspace.uploads import personal_rows as pictures

NOBODY = _("Nobody but you.")

KINDS = (
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
        tables=told.NOTICE_TABLES,
        why=_("So that you find again what was for you."),
        who_sees=NOBODY,
        how_long=_("Until you erase your account."),
        when_erased="delete",
        export=told.export_notices,
        erase=told.erase_notices,
    ),
    PersonalData(
        name="notice_choices",
        label=_("How you chose to be told"),
        tables=told.CHOICE_TABLES,
        why=_("So that we reach you as you like, and at no other time."),
        who_sees=NOBODY,
        how_long=_("Until you change it, or erase your account."),
        when_erased="delete",
        export=told.export_choices,
        erase=told.erase_choices,
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
        name="files",
        label=_("Files you brought"),
        tables=pictures.FILE_TABLES,
        why=_("So that what you give can be a PDF, a text or an image."),
        who_sees=_("Whoever may see the thing that a file belongs to."),
        how_long=_("Until you take the thing back, or erase your account."),
        when_erased="delete",
        export=pictures.export_files,
        erase=pictures.erase_files,
        files=pictures.kept_files_of,
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
        who_sees=NOBODY,
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
        label=_("Passkeys, and the second step of coming in"),
        tables=("mfa.authenticator",),
        why=_("So that you can sign in without a code, or with a second step. Secrets stand encrypted."),
        who_sees=NOBODY,
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
        who_sees=NOBODY,
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
)

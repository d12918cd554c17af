"""Telephone, fax, e-mail, addresses in the web and names there: whose they are decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import BLOCK, Identifier
from holdspace.algorithms.coach.identifiers.types import (
    ACCOUNT,
    EMAIL,
    FAX,
    IP,
    OTHER_UNIQUE,
    PHONE,
    URL,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.scene import Scene

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|(?<![\w.])[\w.+-]{1,64}(?: ?[(\[]at[)\]] "
    r"?| at )"
    r"[\w-]{1,63}(?: ?[(\[]dot[)\]] ?| dot |\.)(?:com|net|org|edu|gov|uk|co|ca|au|ie|in|ke|ng|za|example|me|info|"
    r"(?<=dot )\w{2,10})\b",
    re.IGNORECASE,
)
_OBSCURED = re.compile(r"\bdot\b|[(\[]at[)\]]| at \w+\.\w")
# A number told in words: "oh seven seven, double nine".
_SPOKEN = re.compile(
    r"\b(?:(?:double|triple|oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|hundred)[, -]{1,3}){5,}"
    r"(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|hundred)\b"
)
_URL = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"]{3,200}[\w/]|(?<![\w@.])[\w-]{2,40}(?:\.[\w-]{2,40}){0,2}\.(?:com|org|"
    r"net|example|co|io|me|uk|info|edu|tv|blog|social|nz|au|ca|ie)(?:/[^\s<>\"]{0,150}[\w/])?(?![\w@])"
)
_POINT = re.compile(r"\w[.:][\w/]")
_IP = re.compile(
    r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]\d)|(?<![\w:])[\da-f]{1,4}(?::{1,2}[\da-f]{1,4}){3,7}(?![\w:])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w-])(?:\+?\d{1,3}[ .-]?)?\(?\d{3}\)?[ ./-]{0,2}\d{3}[ .-]?\d{4}(?![\w-]*\d)"
    r"|(?<![\w-])\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,5}(?!\d)|(?<![\w-])0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)"
    r"|(?<![\w-])0\d{1,3}(?: \d{2,4}){2,4}(?!\d)|(?<![\w./-])\d{3}[-. ]\d{4}(?![\w-]*\d)"
)
_NORTH_AMERICAN = re.compile(r"1?[2-9]\d{2}[2-9]\d{6}")
_CALLING = re.compile(
    r"phone|cell|mobile|number|\btel\b|\bcall|\btext|ring|reach|whatsapp|signal|dial|landline|voicemail|"
    r"\bvm\b|contact|\bph\b|\bfax|page[rd]?\b|#|ask for|sms"
)
_FAX = re.compile(r"\bfax")
_LINE = re.compile(
    r"hot ?line|help ?line|info(?:rmation)? line|advice line|charity|\b0300\b|crisis|warm ?line|life ?line|"
    r"samaritans|emergency(?! contact)|text (?:home|hello|talk|"
    r"shout)|support line|"
    r"poison control|non-?emergency|\b(?:800|888|877|866|855|844|833)\b|0800|0808|116 ?123|741741|free "
    r"?phone|toll[- ]free"
)
_HANDLE = re.compile(r"(?<![\w@.])@[\w.-]{3,40}\w|(?<![\w/])\bu/\w{3,30}|(?<![\w#])[\w.]{2,30}#\d{3,5}\b")
_PAID_TO = re.compile(r"(?<!\w)\$[a-zA-Z][\w-]{3,30}")
_HANDLED = re.compile(
    r"\b(?:insta\w*|ig|tiktok|twitter|snap\w*|handle|username|reddit|discord|facebook|fb|posts? (?:as|"
    r"under)|account|venmo|cashapp|channel|follows?|twitch|onlyfans|user ?name|user|gamer ?tag)\b"
)
_SHOWS = re.compile(
    r"\b(?:posts?|posted|posting|streams?|streaming|streamed|uploads?|uploaded|videos?|dms?|dm'?d|profile|"
    r"screen ?name|goes "
    r"by|online|messaged|plays|page)\b"
)
_OUR_HANDLE = re.compile(
    r"\b(?:my|our)\b|\b(?:follow|find|tag|dm|message|reach|see|join) (?:me|us)\b|\b(?:me|us) (?:at|on|here)\b"
    r"|\b(?:i'm|i am|we're|follow|thanks|thank you|via|by|cc|hi|hello|hey|training|podcast|book)\b"
)
_THEIR_HANDLE = re.compile(
    r"\)? (?:is|was|are) (?:his|her|hers|their|theirs|my (?:client|kid|teen)|the (?:kid|client|boy|girl))\b"
)
_MINE = re.compile(
    r"\b(?:my|our|mine|your|we|we're|i'm|i am|i have|i've|i can)\b"
    r"|\b(?:reach|contact|call|text|e-?mail|write|message|ping|dm|find|mail|phone|ring|fax|tell) (?:to "
    r")?(?:me|us)\b|\breach out\b"
    r"|\b(?:front desk|sign[- ]?up|rsvp|register|referrals?|office|clinic's|info@|hello@|contact@|workshop|training|"
    r"conference|webinar|retreat|board|(?:clinic|office|intake|program) (?:line|phone|number)(?:'s)?|agency|"
    r"department|for consult\w*|for supervision|for details|to join|to enrol|"
    r"peer circle|interested)\b"
)
# "Her cell's all we've got. 555-0143."
_THEIR_CONTACT = re.compile(
    r"\b(?:his|her|their|client's|patient's|m[ou]m's|dad's|mother's|father's) (?:\w+ )?(?:e-?mail|cell|mobile|"
    r"phone|fax|"
    r"landline|number|whatsapp|contact)\b"
)
_OURS_AFTER = re.compile(r"\W{0,3}(?:[a-z]+ ){0,2}(?:sign[- ]?up|rsvp|my|our)\b")
_FOR_ALL = re.compile(
    r"\b(?:groups?|circle|class|clinicians?|volunteers?|colleagues|(?:mon|tues|wednes|thurs|fri|satur|sun)days|monthly|"
    r"weekly|join|all welcome|everyone|meets)\b"
)
_COLLEAGUES = re.compile(
    r"\b(?:colleague|coworker|co-worker|has (?:an? |two |three )?(?:slots?|openings?|space|availability)|"
    r"accepting (?:new )?"
    r"(?:clients|patients)|takes (?:medicaid|medicare|insurance|new))\b"
)
_A_CLIENT = re.compile(r"\b(?:client|patient|pt|his|her|their)\b[^.]*$")
_THEIRS = re.compile(
    r"\b(?:caller\w*|his|her|hers|their|him|she|he|them|they|client\w*|patient\w*|pt|pts|ct|cl|family\w*|grandma\w*|"
    r"grandpa|mom\w*|mum\w*|mother\w*|dad\w*|"
    r"father\w*|aunt\w*|uncle|sister\w*|brother\w*|husband\w*|wife\w*|sponsor|guardian|son|daughter|"
    r"parents?|caregiver|kid\w*|ex|employer|boyfriend|girlfriend|partner)\b"
)
WHY = {
    PHONE: "A phone number leads to one person.",
    FAX: "A fax number leads to one household or office.",
    EMAIL: "An e-mail address leads to one person.",
    URL: "This page leads to the person you speak of.",
    ACCOUNT: "An account leads to one person.",
    IP: "An internet address can be traced to a household.",
    OTHER_UNIQUE: "A name in a network leads straight to the person.",
}


def contacts(scene: Scene) -> Iterator[Identifier]:
    """Everything that reaches somebody, unless it reaches the writer, a colleague or a line for everybody."""
    numbers = any(each.isdigit() for each in scene.text)
    obscured = "at" in scene.low and _OBSCURED.search(scene.low)
    for match in _EMAIL.finditer(scene.text) if "@" in scene.text or obscured else ():
        if not _reaches_the_writer(scene, *match.span()):
            yield _found(match, EMAIL)
    for match in _URL.finditer(scene.text) if _POINT.search(scene.text) else ():
        if scene.text[match.start() - 1 : match.start()] != "@" and _is_theirs(scene, *match.span()):
            yield _found(match, URL)
    for match in scene.numbers(_IP):
        yield _found(match, IP)
    if numbers:
        yield from _phones(scene)
    yield from _names_in_networks(scene)
    spoken = any(word in scene.low for word in ("oh-", "oh ", "zero", "double", "nought", "seven"))
    for match in _SPOKEN.finditer(scene.low) if spoken else ():
        if not _reaches_the_writer(scene, *match.span()) and scene.has_a_client:
            yield _found(match, PHONE)
    for match in _PAID_TO.finditer(scene.text) if "$" in scene.text and scene.has_a_client else ():
        if not re.search(r"\b(?:my|our)\b", scene.before(match.start(), 30)):
            yield Identifier(*match.span(), ACCOUNT, BLOCK, "account", WHY[ACCOUNT])
    for match in _HANDLE.finditer(scene.text) if "@" in scene.text or "u/" in scene.text or "#" in scene.text else ():
        around = scene.before(match.start(), 60)
        after = scene.after(match.end(), 30)
        shown = (
            _THEIR_HANDLE.match(after)
            or _HANDLED.search(around)
            or (_SHOWS.search(around) and scene.whose(match.start()) == "client")
        )
        of_ours = _OUR_HANDLE.search(around)
        if not of_ours and (shown or (scene.has_a_client and "@" in match[0])):
            yield Identifier(*match.span(), OTHER_UNIQUE, BLOCK, "other-unique", WHY[OTHER_UNIQUE])


def _phones(scene: Scene) -> Iterator[Identifier]:
    for match in scene.numbers(_PHONE):
        start, end = match.span()
        around = scene.around(start)
        near = scene.before(start, 60) + scene.after(end, 30)
        digits = sum(each.isdigit() for each in match[0])
        bare = digits == len(match[0])
        if not 7 <= digits <= 15 or (
            (digits <= 9 or bare)
            and not _CALLING.search(near)
            and not (_NORTH_AMERICAN.fullmatch(match[0]) and scene.speaks_of(start, "client"))
        ):
            continue
        if (
            _LINE.search(around)
            or re.search(r"\bnpi\b|\bisbn\b|\bdoi\b", near)
            or _reaches_the_writer(scene, start, end)
        ):
            continue
        yield _found(match, FAX if _FAX.search(near) else PHONE)


_ENDING = re.compile(
    r"\b(?:number|cell|mobile|phone|line)s? (?:that )?(?:ending|ends|ended|finishing) (?:in |with )?(?P<it>(?:\d[ "
    r"-]?){3,5})\b"
)
_NAMED_AS = re.compile(
    r"\b(?:snap(?:chat)?|onlyfans|patreon|soundcloud|xbox|psn|roblox|tinder|grindr|hinge|channel|profile|account|"
    r"insta(?:gram)?|ig|tiktok|discord|telegram|whatsapp|twitter|reddit|venmo|cash ?app|kik|"
    r"gamer ?tag|"
    r"username|handle|facebook|fb|steam|twitch)(?: is| handle| name| account|:|-|,| as| under| \()+ ?(?P<it>"
    r"(?=[\w.-]*[\d._-])[a-z\d][\w.-]{3,30}\w)"
)


def _names_in_networks(scene: Scene) -> Iterator[Identifier]:
    for pattern, type in ((_ENDING, PHONE), (_NAMED_AS, OTHER_UNIQUE)):
        for match in pattern.finditer(scene.low) if scene.has_a_client else ():
            if not re.search(r"\b(?:my|our)\b", scene.before(match.start(), 30)):
                yield Identifier(*match.span("it"), type, BLOCK, type.lower().replace("_", "-"), WHY[type])


def _reaches_the_writer(scene: Scene, start: int, end: int) -> bool:
    before, after = scene.before(start, 70), scene.after(end, 60)
    if _THEIR_CONTACT.search(scene.low[max(0, start - 60) : start]):
        return False
    if re.search(
        r"\b(?:texts?|calls?|voicemails?|messages?|called|texted|writes|wrote) (?:\w+ )?from (?:a |"
        r"the )?(?:\w+ )?$",
        before,
    ):
        return False
    if re.search(r"\b(?:i|i've|we|we've|he|she|they) (?:\w+ )?(?:called|dialed|tried|texted|rang) $", before):
        return False
    if scene.says(_COLLEAGUES) and not _A_CLIENT.search(before):
        return True
    if re.match(r" (?:for|is|belongs to) (?:her|his|him|hers|them|the client|my client)\b", after):
        return False
    mine, theirs = list(_MINE.finditer(before)), list(_THEIRS.finditer(before))
    if mine or theirs:
        if not theirs:
            return not re.search(
                r"\b(?:gave|wrote|wrote to|sent|(?<!^)texts?|texted|emailed|called|calls) (?:me|us)\b[^.]{0,25}$",
                before,
            )
        if not mine:
            return bool(_OURS_AFTER.match(after) and not _THEIRS.search(after))
        return mine[-1].start() > theirs[-1].start() and mine[-1][0] not in (
            "office",
            "clinic's",
            "referral",
        )
    if _THEIRS.search(after):
        return False
    if not scene.has_a_client and scene.says(_FOR_ALL):
        return True
    return bool(_MINE.search(after)) or scene.whose(start) in ("writer", "work")


def _is_theirs(scene: Scene, start: int, end: int) -> bool:
    before, after = scene.before(start, 80), scene.after(end, 60)
    mine = re.search(
        r"\b(?:my|our|free|article|handout|worksheet|link|register|slides|course|training|webinar|book|resource)\b",
        before,
    )
    return bool(not mine and (_THEIRS.search(before) or _THEIRS.search(after)))


def _found(match: re.Match[str], type: str) -> Identifier:
    return Identifier(*match.span(), type, BLOCK, type.lower(), WHY[type])

"""Names in texts without capitals, and words that are names as well: hope, will, june."""

from __future__ import annotations

import re

BARE = frozenset(
    "hope faith grace joy mercy will june april may summer autumn dawn rose lily daisy violet ivy holly hazel "
    "ruby pearl amber crystal jade iris heather sage angel destiny trinity harmony melody chance chase hunter "
    "mason carter cooper parker taylor tyler mark bill rob jack frank sue drew nick precious princess serenity "
    "heaven star sky skye river rain storm jordan dakota austin brooklyn savannah georgia carol max bob lee "
    "ray jean gene dean kitty penny victor sandy ginger basil viola clement flora fern olive opal eve nan jun "
    "yen".split()
)
# Of these the dictionary has another sense that hardly anybody writes.
HARDLY_WORDS = frozenset(
    "deb cam pip milly ben ed harry matt oliver oscar ted woody bobby billy terry polly sally dolly victoria "
    "martin ken josh peter rick randy colleen larry jerry johnny tommy jimmy danny tony teddy carol bob jack "
    "frank rob nick lee ray".split()
)
BARE |= HARDLY_WORDS
# In texts without capitals.
CLAUSE = re.compile(
    r"(?:^\W*|[,;:.!?(\-] ?|\b(?:and|but|then|when|because|bc|that|if|so|while|after|since|until|how|"
    r"today|yesterday|like|think|thinks|know|knows|hope|guess|swear|wish|says|said|update on|news on|word on|"
    r"eyes on|check on) )$"
)
# What somebody did whose name a clause begins with.
DID = re.compile(
    r"^ (?:just |finally |never |still |also )?(?:sent|got|made|did|kept|felt|went|came|left|took|gave|found|"
    r"built|bought|"
    r"caught|chose|drank|drove|ate|fell|fought|flew|froze|grew|held|hurt|knew|led|lent|lost|met|paid|put|quit|"
    r"rang|rode|"
    r"ran|saw|sold|shook|sang|sat|slept|spoke|spent|stood|stole|swore|swam|tore|thought|threw|woke|wore|won|wrote|bled|"
    r"broke|brought|hung|dug) "
)
SMALL_TITLE = re.compile(
    r"\b(?:mr|mrs|ms|mx|señora?)\.? $|(?:^|\b(?:tell|ask|told|asked|with|for|from|saw|met|"
    r"and|about|is|does|has|see) )miss $"
    r"|(?<!my )(?<!our )\b(?:mama|papa|auntie|aunty|uncle|granny|big|lil|lil'|miss|deacon|mother) $"
)
SMALL_CUE = re.compile(
    r"\b(?:pt|ct|cl|client|patient|my (?:\w+ )?(?:guy|kid|boy|girl|teen|couple|lady)|gf|bf|girlfriend|"
    r"boyfriend|(?:his|her|pt's|client's|\w+'s) (?:mom|mum|dad|mother|father|sister|brother|son|daughter|"
    r"wife|husband|partner)),? $"
)
SMALL_PERSON = re.compile(
    r"\b(?:told|tell|saw|met|met with|met w/|asked|called|texted|emailed|hugged|session w/|session with|"
    r"spoke to|spoke with|spoke w/|talked to|talk to|talking to|cover for|covers for|covering for|lost|"
    r"(?:text|call|voicemail|card|letter|note|message|drawing|hug|email|word)s? from|"
    r"got|(?:\d\d?(?::\d\d)?|\d ?[ap]m) is) $"
)
SMALL_AFTER = re.compile(
    r"^(?:'s\b| (?:today|yesterday|again|tonight|last|this|i|i'd|i'll|that|about|at|in the|on|into|and|n|"
    r"for the|when|she|he|no[- ]show\w*|bc|because)\b|[.,!?]|$)"
)
# The same before a month, which much else stands before too.
PERSON_ONLY = re.compile(
    r"\b(?:told|tell|asked|hugged|met|promised|grieving|visited|walked|say to|said to|talk(?:ed|ing)? to|"
    r"spoke (?:to|with)|"
    r"sessions? with|proud of|parents of|mother of|father of|family of|solicitor of|lawyer of|texted|emailed) $"
)
# "carlos is back inside. third time."
WHEREABOUTS = re.compile(
    r" (?:is|was|'s|went|ended up) (?:back (?:in|out|home|on|at|with|to)|out (?:of|on)|inside|locked up|in (?:the )?"
    r"(?:hospital|jail|detox|rehab|county|custody|icu|er|psych)|gone|missing|safe|alive|dead|sober|using)"
)

"""Who is one of few: the only one, the first, whoever holds an office, in a place that is small.

Each comes with letters of which one must be in a text that has it.
"""

from __future__ import annotations

_ROLE = (
    r"(?:mayor|police chief|chief of police|sheriff|judge|senator|congress\w+|governor|priest|pastor|"
    r"vicar|imam|rabbi|principal|headmaster|headteacher|"
    r"fire chief|fire captain|coroner|mp|councill?or|councilman|councilwoman|alderman|assemblyman|bishop|"
    r"superintendent|anchor|newsreader|news anchor|"
    r"weatherman|quarterback|goalkeeper|"
    r"coach|doctor|vet|postmaster|postman|mail carrier|librarian|pharmacist|undertaker|beekeeper|minister|"
    r"dean|deputy|state rep\w*|ambassador|celebrity|actor|actress|singer|footballer|olympian|"
    r"lottery winner|prime minister|premier|prosecutor|da|district attorney|county commissioner|school "
    r"board \w+|football coach|basketball coach|bus driver|crossing guard|lighthouse keeper|ferry captain)"
)
_PLACE = (
    r"(?:town|city|village|count(?:y|ies)|towns|states|islands|valleys|valley|island|state|building|school|parish|"
    r"neighbou?rhood|district|"
    r"province|region|country|congregation|church|mosque|temple|reservation|tribe|"
    r"office|department|unit|ward|company|street|block|team|faculty|campus|area|community|precinct|"
    r"station|harbou?r|port|marina|mill|mine|fleet|league|squad|choir|base|regiment|troupe|hospital|suburb|"
    r"borough|trailer park|hamlet)"
)
# The ends of those roles with what makes them possessive: letters of which one must be there.
_OWNED = (
    *(
        f"{end}'"
        for end in (
            "mayor chief police sheriff judge senator governor priest pastor vicar imam rabbi principal master "
            "teacher captain coroner mp councillor councilor councilman councilwoman alderman assemblyman bishop "
            "superintendent anchor reader weatherman quarterback goalkeeper coach doctor vet postman carrier "
            "librarian pharmacist undertaker beekeeper minister dean deputy ambassador celebrity actor actress "
            "singer footballer olympian winner premier prosecutor da attorney commissioner driver guard keeper"
        ).split()
    ),
    "congress",
    "state rep",
    "school board",
    "s'",
)
RANKS = (
    (
        ("room ", "bed ", "bay ", "cell ", "pod ", "cubicle ", "dorm ", "cabin "),
        (
            r"(?:^|(?<=[.!?] ))(?:room|bed|bay|cubicle|cell) #?\d+\w?(?:,? (?:on |of )?(?:ward|bed|bay|unit|floor|"
            r"room|wing) "
            r"\w+)?(?=\.)|"
            r"\b(?:moved|transferred|sleeps?|slept|sleeping|lives?|living|placed|he's|she's|they're|her|him|"
            r"put|found|visit\w*|saw|closer|down|over|back|admitted)(?: \w+){0,2},? (?:in|to|into|from|at|on) "
            r"(?:room|bed|bay|cell|pod|cubicle|dorm|cabin) #?(?:\d+\w?|[a-z])\b(?: (?:on|of|at|in) (?:the )"
            r"?\w+(?: \w+)?)?"
        ),
    ),
    (
        ("only ",),
        (
            rf"\b(?:the |our |their |his |her |town's |an? )?only (?!(?:one|person|thing|way|time|reason|place|"
            rf"hour|job|question|people|client|clients|therapist) (?:who|that|i|to|is|in my|he|she|they|we|of|"
            rf"with))(?:[\w-]+ ){{1,5}}?(?:in|at|on|within|around|for|from|out of|this side of) (?:the |our |this |"
            rf"her |"
            rf"his |their |a |that |all of )?(?:[\w'-]+ ){{0,3}}?(?:{_PLACE}|miles|of \w+)\b"
        ),
    ),
    (
        (" only ",),
        (
            r"\b(?:he|she|they|client|patient|pt|family|couple|mother|father|mom|dad)(?:'s|'re| is| are| was|"
            r" were) the "
            r"only (?!one|person|thing|way|time|reason)(?:[\w-]+ ){1,4}?(?:here|around|locally|for miles|"
            r"left in town)\b"
            r"(?: (?:who|that) (?:\w+ ){0,2}\w+)?"
        ),
    ),
    (
        (
            "only ",
            "one of ",
            "one ",
        ),
        (
            rf"\b(?:(?:the |one of (?:the )?)?only (?:one|two|three|four|five|six|seven|a handful|a dozen)|one of "
            rf"(?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|a handful|maybe \w+|only \w+|few|fewer "
            rf"than \w+)|(?:there's|there is|just) one) (?:\w+ ){{0,6}}?(?:in|on) (?:the|our|this) (?:whole |"
            rf"entire )?(?:{_PLACE}|world)\b(?! (?:i|we|are|is|for))"
        ),
    ),
    (
        (
            "first ",
            "last ",
            "youngest",
            "oldest",
            "tallest",
        ),
        (
            rf"\b(?:the |our |a )?(?:first|last|youngest|oldest|tallest) (?:[\w-]+ ){{1,5}}?(?:in|of) (?:the |our |"
            rf"this |her |his |their )(?:\w+ )?{_PLACE}\b"
        ),
    ),
    (
        _OWNED,
        (
            rf"\b(?:the |our |a |my )?{_ROLE}(?:'s|s') (?:\w+ )?(?:son|daughter|wife|husband|kid|child|mother|"
            rf"father|brother|sister|ex|ex-wife|niece|nephew|partner|secretary|mistress|widow)\b"
        ),
    ),
    (
        (
            " of the ",
            " of our ",
            " of a ",
            " of that ",
        ),
        (
            rf"\b(?:son|daughter|wife|husband|kid|child|mother|father|brother|sister|widow|partner|ex-wife|"
            rf"ex-husband|niece|nephew) of (?:the|our|a|that) (?:\w+ ){{0,2}}?{_ROLE}\b"
        ),
    ),
    (
        (
            "our ",
            "'s ",
            "local ",
            "your ",
        ),
        (
            rf"\b(?:our|the town's|the county's|the village's|the city's|the state's|the island's|our (?:town|city|"
            rf"village|county|school|church|parish|island)'s|the local|your|our local) (?:\w+ ){{0,2}}?{_ROLE}\b"
        ),
    ),
    (
        (
            "he",
            "she",
            "they",
            "client",
            "patient",
        ),
        (
            rf"\b(?:he|she|client|patient|they|brother|sister|mother|father|mom|dad|mum|husband|wife|son|daughter|"
            rf"uncle|aunt)(?:'s| is| was|'re| are) (?:the|our|a famous|a well-known|a local) "
            rf"(?:\w+ ){{0,2}}?{_ROLE}\b(?! (?:of his|of her|in (?:the|his|her) (?:family|house)))"
        ),
    ),
    (
        (
            "the ",
            "our ",
            "one ",
        ),
        rf"\b(?:the|our|one) (?:only )?{_ROLE} (?:on|in|of) (?:the|our|this|a) (?:\w+ )?{_PLACE}\b",
    ),
    (
        ("a ",),
        (
            rf"\b(?:in|from|of) a (?:{_PLACE}|place) of (?:only |about |maybe |barely |some )?(?:\d[\d,]*|\w+ "
            rf"(?:hundred|thousand|dozen)|eighty|ninety|fifty|sixty|seventy|forty|thirty|twenty|a hundred|two "
            rf"hundred|few hundred)\b"
        ),
    ),
    (
        (" with one ", " with only one ", " with just one "),
        rf"\b{_PLACE} with (?:only |just )?one (?!of\b|another\b|more\b)\w+\b",
    ),
    (
        ("own", "runs "),
        (
            r"\b(?:he|she|they|who|client|patient|family|husband|wife|father|mother|dad|mom|mum|parents|uncle|"
            r"brother|ex) "
            r"(?:own(?:s|ed)?|runs?) (?:the|our|half the|most of the) (?:only )?(?:\w+ )?(?:marina|mill|mine|"
            r"cannery|ferry|"
            r"quarry|ski (?:hill|resort)|newspaper|radio station|hardware store|feed store|sawmill|fish plant|"
            r"town|valley|"
            r"island|block)\b"
        ),
    ),
    (
        (
            "valedictorian",
            "salutatorian",
            "homecoming",
            "prom ",
            "miss ",
            "rodeo",
            "grand marshal",
            "commission",
            "council",
            "board",
        ),
        (
            r"\b(?:he|she|client|patient|pt|who|mother|father|mom|dad|twin|brother|sister|husband|wife|son|daughter)"
            r"(?:'s| is| was)(?: the| our| a)? (?:valedictorian|salutatorian|homecoming \w+|prom (?:king|queen)|"
            r"rodeo queen|"
            r"miss (?!ing\b|ed\b)[a-z]+|grand marshal)\b"
            r"|\b(?:he|she|client|patient|pt|who|mother|father|mom|dad|twin|brother|sister|husband|wife|son|"
            r"daughter|ex)"
            r"(?:'s| is| was| sits| served?s?) on (?:the|our) (?:county |city |town |village |tribal |parish |school )?"
            r"(?:commission|council|school board|board of \w+)\b"
        ),
    ),
    (
        ("name is ", "name's "),
        (
            r"\b(?:last |first |family |sur)?name(?: is|'s) (?:the same as|also (?:on|the)|on (?:the|half|every)|"
            r"like the|that of) (?:\w+ ){1,5}\w+"
        ),
    ),
    (
        (" who ", " that "),
        (
            rf"\bthe {_ROLE} (?:who|that) (?:buried|married|baptized|baptised|resigned|quit|confessed|came out|"
            rf"lost|shot|"
            rf"saved|stole|(?:was|got) (?:fired|arrested|shot|suspended|caught|voted)|stepped down|ran (?:off|away|"
            rf"over))\b"
            rf"(?: [\w']+){{0,4}}"
        ),
    ),
    (
        ("own", "run", "ran ", "manage", "founded"),
        (
            r"\b(?:he|she|they|who|client|patient|family|husband|wife|father|mother|dad|mom|parents)(?:'s| is| was)? "
            r"(?:own(?:s|ed)|runs?|ran|managed?s?|founded|the owner of|owner of) (?:the|"
            r"our) (?:only )?(?:[\w-]+ ){0,2}?"
            r"(?:bakery|diner|bar|store|shop|gym|restaurant|salon|farm|orchard|motel|pharmacy|garage|"
            r"funeral home|theat\w+|"
            r"nursery|cafe|café|tavern|gallery|dojo|brewery|winery|gas station|market|feed store|bookstore) "
            r"(?:on|in|by|across|near|at|downtown|everyone|everybody)\b"
        ),
    ),
)

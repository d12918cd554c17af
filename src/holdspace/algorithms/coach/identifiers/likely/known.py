"""Whoever a place knows: by an office, a picture in the street, what happened to them in public.

Each comes with letters of which one must be in a text that has it.
"""

from __future__ import annotations

KNOWN = (
    (
        ("former ", "current ", "ex-"),
        (
            r"\b(?:former|current|ex-?) ?(?:captain|manager|head|leader|president|singer|drummer|goalkeeper|coach|star|"
            r"member|owner|editor|host|voice) of (?:the|our) (?:[\w'-]+ ?){1,4}"
        ),
    ),
    (
        ("podcast", "documentary", "series", "episode", "film", "ballad", "mural", "article"),
        (
            r"\b(?:a|the|whole|that|this) (?:\w+ )?(?:podcast|documentary|series|episode|film|ballad|mural|article)s? "
            r"(?:was |were |is )?(?:\w+ )?(?:on|about|of) (?:the|his|her|their|that) (?:\w+ )?(?:case|story|"
            r"family|murder|trial|"
            r"fire|crash|accident|death|disappearance|rescue|escape|arrest|son|daughter|brother|sister|mother|"
            r"father|husband|"
            r"wife)\b"
        ),
    ),
    (
        (" left ", " found ", " abandoned ", " taken ", " rescued ", " pulled "),
        (
            r"\bthe (?:\w+ )?(?:twins|triplets|siblings|sisters|brothers|babies|baby|kids?|boys?|girls?|children|"
            r"child|man|woman|"
            r"couple|family) (?:who|that) (?:was|were|got) (?:left|found|abandoned|taken|rescued|pulled|dug|airlifted) "
            r"(?:at|in|on|from|under|behind|outside) (?:the|a|our|that) \w+(?: \w+)?"
        ),
    ),
    (
        (" of the ", " of that "),
        (
            r"\b(?:son|daughter|wife|husband|kid|child|mother|father|brother|sister|widow|partner|niece|nephew|"
            r"grand\w+|twin) "
            r"of (?:the|that) (?:\w+ )?(?:couple|man|woman|guy|family|people|pair|brothers|one|lady|boy|girl|kid|"
            r"butcher|baker|"
            r"farmer|shopkeeper|driver|owner|barman|barber|firefighter|fireman|trooper|soldier|officer|cop|deputy|"
            r"teacher|nurse|"
            r"pilot|miner|captain|coach|ranger) (?:who|that|whose|they|everyone|everybody|the whole) (?:[\w']+ ?){2,7}"
        ),
    ),
    (
        ("crash", "rollover", "fire", "flood", "shooting", "collapse", "derailment", "bombing", "explosion", "pile"),
        (
            r"\bthe (?:\w+ )?\w+ (?:bus|coach|train|ferry|mine|mill|school|church|plane|dam|bridge|hotel|"
            r"nightclub|factory|"
            r"nursing home|apartment|highway) (?:crash|rollover|fire|flood|shooting|collapse|derailment|bombing|"
            r"explosion|"
            r"pile-?up)\b"
        ),
    ),
    (
        ("name ", "identif", "outs ", "give ", "recogni"),
        (
            r"\b(?:does|would|will|could|might|doesn't that|wouldn't that) (?:that|it|this) (?:name|identify|out|"
            r"expose) "
            r"(?:him|her|them|who)\b"
        ),
    ),
    (
        (" who ", " whose "),
        (
            r"\bthe [\w -]{3,30} (?:who|whose) [^.!?]{5,60}?(?:is|was|sits|sat|now|'s|came|walked|turns? up|turned up) "
            r"(?:\w+ ){0,2}?(?:across from me|opposite me|(?:in|into|on) my (?:office|chair|room|waiting room|"
            r"group|couch|"
            r"caseload|ward|list|schedule|sofa)|my (?:client|patient|(?:mon|tues|wednes|thurs|fri)day|\d))\b"
        ),
    ),
    (
        (
            "well",
            "cave",
            "attic",
            "trunk",
            "video",
            "clip",
            "photo",
            "lawsuit",
            "statue",
            "mural",
            "poster",
            "document",
            "basement",
            "bunker",
            "cult",
            "compound",
            "commune",
        ),
        (
            r"\b(?:he|she|client|patient|pt)(?:'s| is| was) the (?:\w+ )?(?:baby|boy|girl|kid|child|man|woman|"
            r"bride|groom|driver|"
            r"mother|father|dad|mom|mum|one) (?:in|from|on|under|down|behind) (?:the|that) (?:\w+ )?(?:well|cave|"
            r"attic|trunk|"
            r"video|clip|photo|lawsuit|statue|mural|poster|documentary|basement|bunker|cult|compound|commune)\b"
        ),
    ),
    (
        (" who ",),
        (
            r"\bthe (?:\w+ )?(?:one|man|woman|mother|father|kid|boy|girl|guy|nurse|teacher|driver|"
            r"couple) who [^.,;]{4,45} the "
            r"(?:night|day|morning|summer|winter|year) (?:it|the|they|his|her|our)\b(?: \w+)?"
        ),
    ),
    (
        ("wrote the", "wrote our", "painted", "designed", "composed", "directed", "sculpted"),
        (
            r"\b(?:he|she|who|client|patient|pt) (?:wrote|painted|designed|composed|directed|sculpted) (?:the|our) "
            r"(?:\w+ )?(?:book (?:about|on)|mural|anthem|bridge|stadium|statue|play|festival|film|movie|fountain|"
            r"flag|logo)\b"
        ),
    ),
    (
        ("look up", "google", "search for"),
        (
            r"\b(?:look up|google|search for) (?:the|that) (?:\w+ ){0,3}?(?:crash|fire|shooting|trial|story|"
            r"accident|murder|wreck|"
            r"drowning|flood|obituary|gofundme)\b"
        ),
    ),
    (
        (
            "astronaut",
            "cosmonaut",
            "senator",
            "governor",
            "mayor",
            "congress",
            "ambassador",
            "weather",
            "anchor",
            "olympian",
            "bishop",
            "celebrity",
            " star",
            " actor",
            " actress",
            "chief",
            "sheriff",
            "lottery",
            "supermodel",
        ),
        (
            r"\b(?:he|she|client|patient|pt|3pm|who)(?:'s| is| was| used to be) an? (?:\w+ )?(?:astronaut|"
            r"cosmonaut|senator|"
            r"governor|mayor|congress\w+|ambassador|weather ?man|weather ?woman|news ?anchor|olympian|bishop|celebrity|"
            r"(?:movie|pop|rock|tv|film) (?:star|actor|actress)|police chief|fire chief|sheriff|lottery winner|"
            r"supermodel)\b"
        ),
    ),
    (
        ("you've all", "you all", "you have all"),
        (
            r"\byou(?:'ve| have)? all (?:watched|danced|heard|listened|voted|eaten|driven|walked|bought|read|seen|"
            r"met|cheered|"
            r"passed|shopped|sung|quoted|shared|laughed)\b"
        ),
    ),
    (
        ("billboard", "poster", " news", " tv", "radio", "front page", "milk carton", "commercial", " bus"),
        (
            r"\b(?:man|woman|guy|lady|face|family|kid|girl|boy|dad|couple) (?:on|from) (?:the|that|those|every) "
            r"(?:\w+ )?(?:billboards?|posters?|news|tv|radio|front page|milk cartons?|commercials?|buses)\b"
        ),
    ),
    (
        (" who ", " that ", " whose "),
        (
            r"\b(?:client|patient|pt|coachee|mentee|teen|kid|he|she|who|mother|father|mom|mum|dad|brother|sister|"
            r"son|daughter|"
            r"husband|wife|partner|people|parents|folks|family|relatives)(?: [\w']+){0,3}(?:'s| is| was| are| "
            r"were) the "
            r"(?!one\b|person\b|reason\b|thing\b|type\b|kind\b|sort\b|client\b|patient\b|kid\b|first\b|last\b|same\b)"
            r"(?:\w+ )?\w+ (?:who|that|whose) (?:\w{2,}ed|ran|fell|drove|shot|hit|stole|lost|won|found|broke|led|"
            r"sued|went|quit|"
            r"sang|burned|left|wrote|got|was|were|did|said|told|spoke|threw|caught|came|took|made|gave|held|hid|"
            r"built|swam|dug|flew|"
            r"rode|set|kept)\b(?! (?:me|us|my|our|to me)\b)"
            r"(?: [\w']+){1,5}"
        ),
    ),
    (
        ("town", "village", "school", "county", "island", "valley", "church", "congregation"),
        (
            r"\b(?:whole|entire|half the|all of the) (?:town|village|school|county|island|valley|church|congregation)"
            r"(?: (?:has|had) (?:an opinion|opinions|a view|decided|made up)|(?:'s| is| has| was)(?: \w+)?(?: at| "
            r"about| against| on| watching| angry| blam\w+| talking)|"
            r" (?:knows|thinks|hates|blames|remembers|watched|saw|turned on|stopped speaking))\b"
        ),
    ),
    (
        (" who ", " that ", " whose "),
        (
            r"\bthe (?:[\w-]+ )?(?:man|woman|lady|dad|father|mom|mum|mother|kid|boy|girl|teen|teenager|guy|lad|"
            r"couple|family|"
            r"baby|driver|student|nurse|runner|swimmer|hiker)s? (?:(?:who|that) (?:drowned|fell|jumped|crashed|"
            r"froze|died|"
            r"was (?:shot|hit|killed|stabbed|found|pulled|struck)|(?:got )?(?:shot|hit|struck))|whose (?:\w+ ){1,3}?"
            r"(?:was|were|got|ended up|went|fell|broke|burned|crashed)) (?:\w+ )?(?:at|in|into|on|off|under|by|"
            r"near|from|"
            r"through|over) (?:the|our|that) (?:\w+ )?(?:quarry|river|lake|pool|bridge|highway|freeway|motorway|"
            r"overpass|tracks|"
            r"train|parking lot|car park|gas station|school|mall|church|beach|creek|mill|mine|park|game|prom|"
            r"concert|parade|"
            r"fair|square|roof|field|harbou?r|ferry|steeple|pitch|road|interstate|roundabout|cliff|pier|market)\b"
        ),
    ),
)

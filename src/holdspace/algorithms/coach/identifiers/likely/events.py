"""Whoever was in the news, in a story that everybody tells, or won something.

Each comes with letters of which one must be in a text that has it.
"""

from __future__ import annotations

EVENTS = (
    (
        (
            "news",
            "paper",
            "headline",
            "tv",
            "television",
            "gazette",
            "herald",
            "front page",
            "documentary",
            "podcast",
            "reports",
        ),
        (
            r"\b(?:was |were |been |is |are |it's |got |had |whose )?(?:\w+ ){0,2}?(?<!found out )(?<!learned )"
            r"(?<!heard )"
            r"(?<!read )(?<!heard it )(?<!read it )(?:on|in|all over|made|hit|"
            r"from|on the front page of) (?:the |all the |our |every |last \w+'s )?(?:local |evening |front page |"
            r"national |state |morning |six o'clock |town |county |viral |regional )?(?:news(?:paper)?s?|papers?|"
            r"headlines?|tv|television|gazette|herald|front pages?|front page|documentary|true[- ]crime podcast|"
            r"court reports?)\b(?! (?:today|makes|is so|about|cycle|as usual|is|are|again|and i))"
        ),
    ),
    (
        (
            "lawsuit",
            "scandal",
            "crash",
            "shooting",
            "trial",
            "fire",
            "rescue",
            "video",
            "murder",
            "documentary",
            "accident",
            "explosion",
            "recall",
            "kidnap",
            "robbery",
            "drown",
            "alert",
            "raid",
            "strike",
            "case",
        ),
        (
            r"\b(?:the|that|a|an) (?:\w+ ){1,3}?(?:from|in|behind|at the centre of|at the center of|of) (?:the|"
            r"that|last \w+'s) (?:\w+ ){0,3}?(?:lawsuit|scandal|crash|shooting|trial|fire|rescue|"
            r"(?:viral )?(?:video|clip|photo|picture)|podcast|"
            r"murder|documentary|accident|explosion|recall|kidnapping|robbery|drowning|amber alert|raid|strike|"
            r"case)\b"
        ),
    ),
    (
        (
            "everyone",
            "everybody",
            "whole town",
            "all of us",
            "half the town",
            "entire",
        ),
        (
            r"\b(?:every(?:one|body)|the whole town|all of us|half the town|the entire (?:town|school|county))(?: "
            r"in \w+)?(?: here)?(?: is| are|'s| has been)? (?:talking|talks|writing|wrote|read|heard|reading|"
            r"gossip\w+|(?:knows?|remembers?) (?:it's|it is|it was|who|which|whose|exactly|him|her|them|"
            r"the story|(?:the|his|her|their|that) (?:last |first |family )?(?:name|surname|family|face|"
            r"house)))(?: \w+){0,3}"
        ),
    ),
    (
        ("you",),
        (
            r"\byou(?:'ve|'d| would| have| may have| might have| probably| all|'ll| will)* (?:\w+ )?(?:seen|saw|"
            r"read about|"
            r"heard about|heard of|know who|recognise|recognize) (?:the pictures|the story|the video|it|him|her|"
            r"them|about (?:it|him|her|them)|who|the name|her face|his face)?"
        ),
    ),
    (
        (
            "know",
            "google ",
            "look ",
            "headlines",
            "viral",
        ),
        (
            r"\byou all know who\b|\bi know you(?: all)? know\b|\byou(?:'d| would)(?: all)? know (?:him|her|"
            r"them|the name|who|exactly)\b|"
            r"\bgoogle (?:him|her|them|the (?:name|story))\b|\blook (?:him|her|them) up\b|"
            r"\bmade (?:the )?(?:national |local )?headlines\b|\bwent viral\b(?= (?:last|for|after|when))"
        ),
    ),
    (
        (
            "triplets",
            "tuplets",
            "quadruplets",
            "twins",
        ),
        (
            r"\b(?:mother|father|mom|dad|mum|parents?|family) of (?:quadruplets|quintuplets|sextuplets|triplets|"
            r"octuplets|conjoined twins)\b"
        ),
    ),
    (
        ("won ",),
        (
            r"\bwon (?:the|our|a) (?:\w+(?:'s)? ){0,4}?(?:lottery|contest|title|championship|pageant|powerball|"
            r"mega ?millions|lotto|oscar|pulitzer|grammy|emmy|medal|"
            r"award|election|gold|jackpot|marathon|cup|bee|race|tournament|scholarship|derby|primary|seat|prize)\b"
        ),
    ),
    (
        (
            "winner",
            "former",
            "retired",
            "ex",
            "current",
            "from season",
            "reality",
            "tv show",
        ),
        (
            r"\b(?:lottery|jackpot|mega ?millions|powerball) winner\b|\b(?:former|retired|ex-?|current) (?:nfl|"
            r"nba|mlb|olympic|premier league|broadway|pro|professional) \w+\b|\bfrom (?:season \d|the tv show|"
            r"that reality show|the reality show)\b"
        ),
    ),
    (
        ("face", "name", "picture", "photo", "story"),
        (
            r"\b(?:his|her|their) (?:face|name|picture|photo|story) (?:from|is on|was on|is in|was in|was all "
            r"over|is all over|on|in) "
            r"(?:the |a |every |all the )?(?:\w+ )?(?:posters?|billboards?|news\w*|papers?|flyers?|amber alerts?|"
            r"tv|television|"
            r"headlines?|milk cartons?)\b"
        ),
    ),
    (
        (
            "famous",
            "known",
            "celebrity",
            "profile",
            "prominent",
            "notorious",
        ),
        (
            r"\b(?:famous|well[- ]known|celebrity|high[- ]profile|prominent|notorious) (?:local |in town "
            r")?(?:athlete|actor|actress|singer|musician|politician|family|chef|artist|author|client|case|couple|"
            r"influencer|youtuber|business\w+|surgeon|player|journalist|pastor)\b(?= (?:i|who|whose|from|in|"
            r"and)\b)"
        ),
    ),
    (
        ("who ", "whose ", "that "),
        (
            r"\bthe (?:\w+ )?(?:one|man|woman|dad|father|mom|mother|kid|boy|girl|teen|teenager|guy|couple|"
            r"family|parents?|"
            r"brother|sister|son|daughter|widow|husband|wife|driver|nurse|teacher|student|deputy|client|survivor) "
            r"(?:who|that|whose) (?:[\w']+ ){1,5}?(?:(?:the|that|last \w+'s) (?:\w+ )?(?:crash|flood|fire|"
            r"shooting|ferry|"
            r"bridge|avalanche|landslide|tornado|hurricane|wreck|plane|explosion|derailment|robbery|pile-?up|sinking|"
            r"stabbing|siege|accident|raid|lawsuit)|(?:on|in) the (?:news|paper|water tower|river|lake))\b"
            r"|\bthe (?:man|woman|dad|father|mom|mother|kid|boy|girl|teen|guy|couple|family|parents|widow) whose "
            r"(?:\w+ ){1,4}(?:they|police|divers|searchers|somebody|someone) (?:found|pulled|towed|dug|arrested|shot)\b"
        ),
    ),
    (
        ("pulled", "found", "rescued", "dragged", "dug ", "airlifted", "arrested"),
        (
            r"\bthe (?:\w+ )?(?:one|man|woman|dad|father|mom|mother|kid|boy|girl|teen|guy|couple|family|baby|"
            r"hiker|driver) "
            r"(?:they|police|divers|firefighters|the (?:police|coast guard|fire department)) (?:\w+ )?(?:pulled|"
            r"found|rescued|"
            r"dragged|dug|airlifted|cut|arrested) (?:out|from|in|under|off|at|on|behind|alive)\b"
        ),
    ),
    (
        ("former", "reigning", "sitting", "ex-"),
        (
            r"\b(?:a |the |our )?(?:former|reigning|sitting|ex-?) ?(?:miss|mr\.?|mister|mrs\.?) [a-z]+\b"
            r"|\b(?:a |the |our )?(?:former|sitting|ex-?) ?(?:mayor|senator|governor|congress\w+|sheriff|police chief|"
            r"olympian|bishop|ambassador|news anchor)\b"
        ),
    ),
    (
        ("who ",),
        (
            r"\bthe (?:\w+ )?(?:one|man|woman|dad|father|mom|mother|kid|boy|girl|teen|guy|couple|nurse|teacher|"
            r"student|deputy|"
            r"nun|officer|wife|husband) who (?:\w+ )?(?:sued|accused|exposed|testified against|recorded|robbed|"
            r"shot|killed|"
            r"stabbed|ran over|outed|founded|survived|reported|kidnapped|married|blew)(?: up| down)? (?:the|our|"
            r"that|a|an|his|"
            r"her|six|two|three)\b"
            r"|\bthe (?:lady|man|woman|guy|kid|boy|girl|one) who (?:stopped|saved|climbed|jumped off|"
            r"jumped from|chained \w+ to) (?:the|our|that) "
            r"(?:\w+ )?(?:train|bus|plane|bridge|tower|crane|bank|dam|ferry|roof)\b"
        ),
    ),
    (
        ("'s only", "'s first", "'s last", "'s youngest", "'s oldest"),
        (
            r"\b(?:the|our|this) (?:\w+ )?(?:county|town|city|state|valley|island|school|district|hospital|"
            r"village|tribe|parish|"
            r"department|company|region|university|college|precinct|church)'s (?:only|first|last|youngest|oldest) "
            r"(?:[\w-]+ ){0,3}[\w-]+\b"
        ),
    ),
    (
        ("netflix", "hulu", "hbo", "reality", "true crime", "true-crime", "dateline", "you all"),
        (
            r"\bon (?:that|the|a) (?:\w+ )?(?:netflix|hulu|hbo|reality|true[- ]crime|dateline) (?:show|series|"
            r"doc\w*|special|"
            r"episode)\b(?: \w+){0,3}|\byou all (?:signed|sent|know|saw|met|remember|heard|voted)\b"
        ),
    ),
    (
        (" the first ", " the only ", " the youngest ", " the oldest "),
        (
            r"\b(?:he|she|client|patient|pt|mother|father|mom|mum|dad|husband|wife)(?:'s| is| was) the (?:first|only|"
            r"youngest|oldest) (?:\w+ )?(?:woman|man|girl|boy|mother|father|teen|student|person|girl|deaf \w+|"
            r"black \w+) (?:to|who(?:'s)?) (?!tell|told|say|said|ask|make|made|finish|cry|cried|get|got)\w+(?: \w+)? "
            r"(?:the|our) (?!group|program\w*|class|room|waiting|door|truth|question|hour|session|work|house|first|"
            r"whole|same|circle|chair)\w+"
        ),
    ),
    (
        ("ever ",),
        (
            r"\bthe (?:only|first) (?:\w+ )?(?:woman|man|girl|boy|mother|father|teen|student|person|kid|couple) "
            r"(?:who(?:'s)?|to)(?: has| have)? ever \w+(?: \w+){0,4}"
        ),
    ),
)

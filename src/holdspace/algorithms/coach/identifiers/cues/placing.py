"""What stands around places, houses and times rather than around people."""

from __future__ import annotations

import re

from holdspace.algorithms.coach.identifiers.cues.people import COLLEAGUE, HOUSES

HOUSE_AFTER = re.compile(rf"^(?: |-)(?:{HOUSES})\b")
# After a preposition of place it is a place, which has its own rules, but for these.
PLACED = re.compile(
    r"\b(?:in|near|outside|around|throughout|within|inside|downtown|into|at|on|from|off|to|out of|north "
    r"of|south of|east of|west of|outside of|over to|up to|down to|back to)(?: downtown| "
    r"upper| lower| east| west| north| south| rural| old)? $"
)
TO_SOMEBODY = re.compile(
    r"\b(?:(?:look|yell|shout|scream|smil|wav|laugh|mad|angry|furious|temper|snap|swear|swore|glar|star|"
    r"nod|grin|point|cross|annoyed|irritat|frustrat|rag)\w*(?: \w+)? at"
    r"|(?:file|chart|note|case|report|book|wait|check|g[ai]ve|gave|giving|focus|hung|hang|lean|count|"
    r"depend|work|walk|eyes|hard|mean|crush|"
    r"hung|hands|update|thoughts|reflect|relay|call|pick|turn|sat|sit|drop|consult\w*|advice|question)\w*(?: up| out| "
    r"in)? on"
    r"|(?:no[- ]?shows?|cancel\w*|referrals?|permission|consent|signature|complaint|promise|invit\w*|visits?|"
    r"look|smile|"
    r"wave|stole|steal\w*|hid|hide|hiding|protect\w*|kept|voicemails?|letter|texts?|heard|hear|calls?|emails?|"
    r"(?:post)?cards?|packages?|presents?|recipes?|messages?|gifts?|notes?|drawing|"
    r"learn\w*|got|word|news|away|voice note|poem|flowers|hugs?|something|nothing|thank you|back|request|"
    r"apology|baby|dad|mom|separated|divorced) from"
    r"|(?:believ\w*|faith|trust|hope|change\w*|see|saw|interest\w*) in|(?:ran|run|running|bump\w*|walk\w*) into|"
    r"around|(?:hand|dropp?|sign|wav)\w* off) $"
)
GOING_TO = re.compile(
    r"\b(?:plane|boat|cruise|mov\w+|drov?e|driv\w+|flew|fly\w*|flight|travel\w*|relocat\w+|back|commut\w+|"
    r"came|trip|train|"
    r"bus|ride|road|way|headed|heading|going|went|go|goes|transfer\w*|off|over|sent|deport\w*|(?:mov|driv|drov|commut|"
    r"rid|travel|bik)\w*[^.,]{1,40}) to $"
    r"|\bfrom (?:\w+ ){1,3}to $"
)
FROM_A_PLACE = re.compile(
    rf"(?:{COLLEAGUE}|ride share|driv\w+ [^.,]{{1,40}}|going [^.,]{{1,40}}) from $|"
    r"(?:'s|'re|\b(?:c[ao]m(?:e|es|ing)|is|are|was|were|from|i'm|im|move[ds]?|moving|back|home|drove|driv\w+|flew|"
    r"fly\w*|flies|"
    r"travel\w*|commut\w+|hours?|minutes|miles|blocks|away|far|release\w*|discharg\w+|transfer\w*|escaped?|fled|"
    r"refugees?|"
    r"bus|train|ferry|flight|family|families|clients?|man|men|woman|women|guys?|kids?|girl|boy|teens?|couple|"
    r"patients?|people|"
    r"person|someone|somebody|anyone|anybody|colleagues?|team|hi|hello|hey|greetings|love|writing|report\w*|live|"
    r"living|up|down|"
    r"over|out|here|ride|trip|cousins?|friend|therapist|clinician|counsell?ors?|nurse|students?|intern|[mf]|yo|"
    r"y/o|old|male|"
    r"female|lady|vet|veteran|walk\w*|ran|run|hitch\w+|transport\w*|youth|pick\w* (?:\w+ )?up|road|street|across|"
    r"graduat\w+|"
    r"degree|expelled|suspended|kicked out|all the way|view|zoom\w*|join\w*|remotely|dispatch\w*|anything|"
    r"resources|fired|"
    r"evict\w*|deport\w*|admit\w*|referr?al\w*|data|study|numbers|folks)) (?:all the way )?from $"
)
IN_TIME = re.compile(
    r"\b(?:in|since|until|till|last|next|this|by|of|from|during|every|before|after|on|late|early|mid|and|"
    r"to|for|through|between|all|around|come|about|with|when|that|like) $"
)
TIME_PASSES = re.compile(
    r"^ (?:started|starts|left|came (?!in\b|out\b|with\b|to\b|home\b|back\b)|went|comes|goes|turned|"
    r"brought|brings|gave|gets|got|passed|(?:is|was) (?!\d|pregnant|dead|missing|asleep|homeless|sober|"
    r"suicidal))"
)
MONTHS = frozenset("march april may june august january february july jun jan".split())
DAYS = frozenset("sunday monday tuesday wednesday thursday friday saturday may march august january".split())
SURNAMES = frozenset(
    "park hall ward church house home temple day law bridge field grant award ford church prior bill".split()
)
WAYS = frozenset(
    "st street ave avenue rd road blvd boulevard ln lane dr drive ct court way place pl hwy highway".split()
)

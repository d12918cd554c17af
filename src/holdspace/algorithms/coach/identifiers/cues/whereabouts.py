"""What stands before a place: that somebody is in it, goes to it, works there, is described by it."""

from __future__ import annotations

import re

IN = re.compile(
    r"\b(?:in|at|near|outside|around|off|throughout|across|by|of|within|inside|leaving|leave|left|"
    r"visiting|to|from|on|over in|into|near to|for|downtown|back in|via|through|behind|under|is|at the|in "
    r"the|from the|to the|near the|off the|is the|behind the|under the|outside the|by the|across from the|"
    r"on the) (?:downtown |upper |lower |east |west |north |south |"
    r"rural |old |nearby |inner |greater |little )?$"
)
ONLY_PLACE = re.compile(
    r"\b(?:in|near|outside|around|throughout|within|inside|downtown|into|in the|near the)(?: downtown| "
    r"upper| lower| east| west| north| south| rural| old| nearby| inner| greater)? $"
)
GOING = re.compile(
    r"\b(?:liv\w+|mov\w+|com\w+|came|is|are|was|were|from|grew up|born|driv\w+|drove|commut\w+|travel\w*|"
    r"flew|fly|flies|back|went|go|goes|going|gone|return\w*|ran|run|bus(?:es)?|ferry|rides?|hours?|train|"
    r"ride|walk\w*|transfer\w*|sent|took|placed|releas\w*|relocat\w*|fled|arriv\w+|raised|resid\w+|"
    r"stay\w*|client|clients|patient|couple|teen|man|woman|kid|girl|boy|family|pt|ct|veteran|"
    r"he'?s|she'?s|they're|mother|father|mom|mum|dad|grandmother|grandfather|brother|sister|person|people|"
    r"evicted|deported|discharged|admitted|referred|lady|guy|somebody|someone|refugee|"
    r"hail\w*|all the way|up|down|hours?|minutes|miles|hitch\w*|over|pass\w*)\b(?: \w+){0,3} (?:to|from|for|"
    r"through|past|via)(?: "
    r"the)? $"
)
DESCRIBED = re.compile(r"(?:\b(?:male|female|\d\d?(?: ?(?:yo|y/o|[mf]))?),|\b(?:\d\d? ?(?:yo|y/o)|\d\d?[mf])) from $")
WORKING = re.compile(
    r"\b(?:works?|working|worked|job|employed|attends?|attending|enrolled|goes|go|going|student|teacher|"
    r"teaches|nurse|inpatient|admitted|patient|studies|studying|school|church|treated|detox|rehab|stay\w*|"
    r"sleep\w*|slept|camp\w*|preach\w*|pastors?|sings?|park(?:s|ed|ing)?|hangs? out|panhandl\w*|found (?:him|her|"
    r"them)|living|resid\w*|"
    r"liv\w+|shelter\w*|housed|placed|seen|volunteers?|cashier|manager|cook|janitor|"
    r"driver|intern|bed|unit|incarcerated|locked up|doing time|held|detained|graduat\w*|is|are|he'?s|she'?s|"
    r"they're|kids?|coach\w*|prays?|worships?|shifts?)\b[^.]{0,25}\b(?:at|for|from|to|in|with|by|of|behind|"
    r"under|outside|across from|beside)(?: "
    r"the)? $"
)
ON_A_WAY = re.compile(
    r"\b(?:liv\w+|stay\w*|sleep\w*|slept|camp\w*|rent\w*|squat\w*|found|saw|seen|picked up|apartment|flat|room|motel|"
    r"shelter|laundromat|church|corner|building|bakery|bar|garage|diner|salon|shop)\b[^.]{0,25} on $"
)
EMPLOYED = re.compile(
    r"\b(?:works?|working|worked|(?:a|the|his|her|their) job|cleans?|cleaning|cooks?|cashier\w*|manager|stocks?|"
    r"stocking|bags|"
    r"waits tables|hired|fired|shifts?|employed|waitress\w*|bartend\w*|guard|dishwasher|deliver\w*)(?: \w+){0,2} "
    r"(?:at|for|by|from)(?: the)? $"
)
IS = re.compile(
    r"\b(?:employer|church|mosque|temple|synagogue|school|workplace|nursing home|hospital|clinic|address|"
    r"neighbou?rhood|hometown|home town|city|town|parish|shelter|college|university|team|reservation|"
    r"tribe|village|unit|jail|prison|job|road|street|trail|block|corner|building|park|complex|camp)(?: is|,|:|"
    r" was|:| on| called| named| at)+ (?:the )?$"
    r"|\b(?:address|hometown|residence|(?:out|released|home|last seen|raised|resident|native|citizen|property) of)"
    r"(?: the)? $"
)

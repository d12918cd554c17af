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
THERE = re.compile(
    r",? where (?:(?:we|i|they|police|cps|somebody|someone) )?(?:removed|found|picked up|met|housed|he|she|they|"
    r"his|her|the (?:mother|"
    r"father|kids|family|baby|client|boys|girls))\b"
)
THERE_LATER = re.compile(
    r"[^.!?]{0,60}\b(?:that'?s|is) where (?:he|she|they|his|her|their|(?:my|our) (?:client|couple|kid|guy|patient|"
    r"teen|family|girl|boy|lad|lady|man|folks)|"
    r"the (?:family|kids?|mother|father|boy|girl|baby|client))\b"
)
THEIR_VISIT = re.compile(
    r"\b(?:(?:home|postpartum|prenatal|antenatal|hospice|jail|prison|school|hospital|welfare|outreach|bedside) "
    r"(?:visits?|check|calls?)|removal|birth|delivery|intake|assessment|eviction|overdose|crisis call)\b"
)
WHERE_THEY_ARE = re.compile(
    r"(?P<it>[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}),? [^.!?]{0,40}\bthat'?s where (?:he|she|they|our|my|her|his) "
    r"(?!office|own)"
)
DID_TO_SOMEBODY = re.compile(
    r" (?:has |just |finally )?(?:suspended|expelled|called|hired|fired|discharged|refused|evicted|kicked|sent|"
    r"lost|turned|took|"
    r"kept|put|placed|told|banned|moved|let|says|said|gave|wants|won't take|won't let|accepted|denied|released|"
    r"admitted|dropped)"
    r" (?:her|him|them|my (?:client|patient|kid|guy|girl|boy)|the (?:kid|mother|father|client|family|boy|girl))\b"
)

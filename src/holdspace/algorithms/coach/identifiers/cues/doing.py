"""What people do, say, are and have: what follows names, and what names follow."""

from __future__ import annotations

import re

from holdspace.algorithms.coach.identifiers.cues.people import KIN, any_of

ARTICLE = re.compile(r"\b(?:the|a|an|any|some|every|each|no|another) $")
HOUSEHOLD = re.compile(
    r"^ (?:family|families|kids?|children|case|twins|boys?|girls?|brothers?|sisters?|siblings|household|"
    r"couple|home|clan|baby|house|place|apartment|flat|trailer|farm|lot|crowd|brood|man|woman|lad|lass|fella|mob)\b"
)
KIN_AFTER = re.compile(
    rf"^(?:'s?)? (?:\w+ )?(?:{KIN}|sessions?|chart|file|room|notes?|case|funeral|death|birthday|meds|"
    rf"appointment|school|lawyer|parole|po|teacher|house|eyes|face|hands?|story|voice|letter|drawing|"
    rf"discharge|intake|diagnosis|wedding|graduation|apartment|phone|slot|hour|treatment|plan|surgery|baby|"
    rf"pain|grief|anger|trauma|(?:asylum |court |job |custody |disability )?(?:interview|hearing|visa)|"
    rf"rent|probation|laugh|poem|shoes|coat|bike|dog|cat|arm|wrist|recovery|relapse|dreams?|nightmares?|"
    rf"secret|silence|hair|smile|body)\b"
)
DOING = re.compile(
    rf"^,? (?:(?:just|finally|also|once|always|never|then|really|only|still|actually|already|suddenly|"
    rf"quietly|even|now|almost|nearly|literally|simply|again|usually|often|sometimes|still|both|who) "
    rf")?(?:{any_of('doing')}|made (?:it|his|her|their|me|us|an?)|"
    r"\w{2,}ed (?:up |out |off |down |open |over )?(?:all |both |half )?(?:of )?(?:his|her|their|the|my|an?|at me|"
    r"to me|every|me|us|two|three))\b"
)
AUX = re.compile(
    r"^(?:'s|'d|'ll)?,? ?(?:(?:just|finally|also|still|already|always|never|even) )?(?:has|hasn'?t|had|"
    r"hadn'?t|have|haven'?t|is|isn'?t|was|wasn'?t|are|were|will|won'?t|did|didn'?t|does|doesn'?t|can|can'?t|could|"
    r"couldn'?t|would|wouldn'?t|keeps?|kept|started|stopped|might|may|should|needs to|wants to|used to|goes|"
    r"got|gets|ha[sd] (?:started|stopped|begun|quit|kept))? ?"
    rf"(?:(?:not|just|finally|also|been|still|already|always|never|even|so|very|too|being|getting|got|to|"
    rf"really) )*(?:{any_of('done_by_people')})\b"
)
ANY_VERB = re.compile(
    r"^(?:'s|'d|'ll)?,? ?(?:(?:just|finally|also|still|already|always|never|even|once|then|only) )?(?:is|"
    r"was|has|had|isn'?t|wasn'?t|hasn'?t|hadn'?t|can|can'?t|could|couldn'?t|will|won'?t|would|wouldn'?t|did|"
    r"didn'?t|does|doesn'?t|keeps|kept|may|might|should|makes|made|feels|felt|seems|seemed|\w{2,}ed|goes|"
    r"does)\b"
)
TALK = re.compile(r"^[\"']?(?: (?:said|says|asked|whispered|told|goes|replied|answered|laughed|yelled|shrugged)|:)")
OBJECT = re.compile(
    r"\b(?:told|tell|saw|seeing|see|met|meeting|meet|meet with|asked|ask|called|calling|call|texted|"
    r"emailed|hugged|miss|missed|lost|losing|visit|visited|visiting|love|loved|help|helped|helping|held|"
    r"walked|drove|"
    r"met w/|meeting w/|session w/|session with|session for|spoke to|spoke with|talked to|talk to|talking "
    r"to|talking with|spoke w/|work with|working with|worked with|sit with|sat with|sitting with|about|"
    r"abt|for|w/|with|of|from|to|than|after|until|before|update on|news on|when|and|but|because|bc|that|if|while|"
    r"since|is|"
    r"are|does|did|has|was|where|what|how|why|then|so|promised|discharged|referred|admitted|section|lose|"
    r"see|end with|ended with|hold|holding|got|getting|picked up|drop off|dropped|missing|and then|how's|"
    r"hows|sorry|hear from|heard from|worry about|worried "
    r"about|thinking of|thinking about|proud of|believe|owe|between|assess|assessed|treat|treating|cover|"
    r"say to|said to|wrote to|write to|goodbye to|yesterday|today|tonight) ?$"
)
AGE_AFTER = re.compile(
    r"^(?: \((?:\d|[a-z])|, ?(?:\d\d?|(?:four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|"
    r"seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh)ty(?:-\w+)?)(?=[,.])|age|aged|who|whose|my (?:client|patient)|\d\dy|"
    r"the (?:one|quiet|"
    r"youngest|oldest|new|little))\b|,? and (?:his|her|their)\b|, (?:his|her|their) | - (?:the|who|a|"
    r"my)\b| (?:is|was|'s|turned|turns) (?:only |just |almost |nearly )?(?:\d\d?|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|(?:twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty)(?:-\w+)?)\b(?! ?(?:min|hour|day|week|month|percent|%|miles|pages|people|"
    r"steps)))"
)
# "Will from my Tuesday group relapsed."
OF_MY_GROUP = re.compile(
    r"^ (?:from|in|on) (?:my|our) (?!consult|peer|supervision|book|running|church)(?:\w+ ){0,2}?(?:group|caseload|"
    r"iop)\b(?! chat)"
)
# Directly before a name, whatever the name is.
PERSON_BEFORE = re.compile(
    r"\b(?:told|tell|asked|hugged|met|promised|seeing|grieving|miss|lost|losing|saw|visited|walked|"
    r"discharged|section|transferred|admitted|hospitalized|say to|said to|"
    r"talk(?:ed|ing)? to|talk(?:ed|ing)? with|spoke (?:to|with)|session with|sessions with|worried about|"
    r"worry about|proud of|for|parents of|mother of|father of|family of|about|with|like|called|calls?|"
    r"calling|texted|emailed|until|that|when|how|does|did|has|take|get|take on|cover for|solicitor of|"
    r"lawyer of|believe) $"
)

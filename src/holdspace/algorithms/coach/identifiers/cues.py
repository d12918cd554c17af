"""What stands around names: cues by which a client's is told from a colleague's, an author's, a house's."""

from __future__ import annotations

import re

from holdspace.algorithms.coach.identifiers.lexicon import listed


def _any(name: str) -> str:
    return "|".join(sorted(map(re.escape, listed(name)), key=len, reverse=True))


KIN, COLLEAGUE, PETS, HOUSES = (
    _any("kin"),
    _any("colleagues"),
    _any("pets"),
    _any("houses"),
)
CLIENT = (
    r"clients?|patients?|pts?|ct|cl|cx|callers?|resident|inmate|couple|teen|teenager|kid|boy|girl|man|"
    r"woman|guy|lady|gentleman|toddler|student|"
    r"adolescent|youngster|baby|infant|veteran|vet|one|family|intake|fellow|child|daughter|son|lad|"
    r"admission|referral|consumer"
)
# Directly before a name: it is a client's, or somebody's close to one.
CUE = re.compile(
    rf"(?:\b(?:{CLIENT})(?:'s name)?(?: of mine)?,? ?(?:(?:is|was|named|called|name|name's|whose name is|"
    rf"initials|here|who is|she's|he's|we'll call|let's call (?:him|her|them)|i'll call|by the name of|"
    rf"known as)[ :,]*)*"
    r"|\b(?:named|called|call (?:him|her|them)|calls? (?:him|her|them|himself|herself)|goes by|answers? "
    r"(?:only )?to|only answers to|known as|nicknamed|nickname is|named (?:him|her|the (?:baby|boy|girl))|"
    r"name is|name's|name was|names are|names|name:|real name is|surname is|last name is|first name is|initials)[ :,]*"
    rf"|\b(?:his|her|their|the|a|\w+'s|bio|foster|client|pt|pts) (?:\w+[ -]){{0,2}}?(?:{KIN})s?(?:'s "
    rf"name)?,? ?(?:(?:is|was|are|named|called|name|name is)[ :]*)?"
    rf"|(?:^|[.!?;] |\n)(?:\w+ )?(?:{KIN}) (?:is |was |are |named |called |= ?)?"
    r"|\b(?:9|10|11|12|[1-8])(?::\d\d)? ?(?:am|pm|o'clock)?(?: client| appointment| session)?,? (?:is |was )?"
    r"|\b(?:m|f|male|female|yo|y/o|year[ -]old),? (?:named |called |name )?"
    r")[\"'(\[]?$"
)
NAMED = re.compile(
    r"\b(?:named|called|call (?:him|her|them)|calls (?:him|her|them)|goes by|answers? (?:only )?to|only "
    r"answers to|known as|nicknamed|nickname is|named the (?:baby|boy|girl)|"
    r"name is|name's|name was|names are|surname is|first name is|last name is|name:)[ :,]*[\"'(]?$"
)
# Not one: the writer's own, somebody greeted or thanked, who is read, heard or taught by.
ELSE_BEFORE = re.compile(
    r"(?:\b(?:i'm|i am|im|my name is|my name's|call me|name here is|i go by|me,)|^\W*this is) $"
    r"|(?:^|[.!?\n] ?|\n)[\"'(]?(?:hi|hello|hey|heya|dear|welcome|thanks?|thank you|ty|thx|congrats|"
    r"congratulations|kudos|props|bravo|cheers|yes|no|oh|happy birthday|good morning|morning)(?: "
    r"again| back| so much)*,? $"
    r"|\b(?:thanks|thank you|thankful|grateful|kudos|props|shout-?outs?|credit|congrat\w*|appreciation|"
    r"gratitude|thx|hat tip|applause|bravo)(?: \w+){0,3}? (?:to|for|,) $|\b(?:thank|thanked) $|\b(?:you|u|"
    r"y'all), $|\b(?:keynote|guest) speaker,? $"
    r"|(?:^\s*|[.!?] )(?:thanks|thank you|congrat\w*|welcome|happy|goodbye|bye|good luck|well done|see "
    r"you)[^.!?]{1,50}, $"
    r"|@$|(?:^|\n)\W*[-~] ?$|\n(?:love|warmly|best|regards|yours|cheers|thanks|xo|sincerely),? ?\n? ?$"
    r"|\b(?:read|reads|reading|reread|rereading|re-reading|re-read|by|author|authors|quot\w+|citing|cite|"
    r"cites|cited|per|via|cf|paraphrasing|channell?ing|"
    r"podcast with|interview with|according to|talk (?:by|from)|course (?:by|from|with)|training (?:by|"
    r"from|with)|workshop (?:by|from|with)|keynote by|listening to (?:an? )?(?:\w+ )?(?:audiobook|"
    r"podcast)|"
    r"trained (?:with|by|under|in)|studied (?:with|under)|student of|supervised by|(?:line|quote|poem|"
    r"book|words|something|idea|prompt|exercise|meditation|phrase|passage|article|paper|wisdom|advice) "
    r"(?:from|of|by)|"
    r"speaks?|speaking|spoke|into english from|fan of|works? of|writings of|a la|à la|channel my inner|"
    r"like|inspired by|as|via|between|discovered|"
    r"learned (?:it |this |that )?from|stole (?:it |this |that )?from|borrowed (?:it |this |that )?from|"
    r"taught by|mentored by|lecture by|video of|old tape of|videos of|lectures of|theories of|ted talk by|"
    r"voted for|wrote to senator|recommended by|hosted by|facilitated by|led by|presented by|run by|"
    r"co-led with|co-leading with|co-facilitat\w+ with|consult\w* with|presenting with|lunch with|coffee "
    r"with|drinks with|teaching with|debrief\w* with|carpool\w* with|working alongside|interning with|"
    r"interned with|office next to|with) $"
)
WITH = re.compile(r"\b(?:with|like|as|between|by|per|read|reading) $")
WITH_ELSE = re.compile(
    r"\b(?:trained|training|studied|study|workshop|course|retreat|podcast|interview|webinar|consult\w*|"
    r"present\w*|lunch|coffee|drinks|tea|teach\w*|debrief\w*|carpool\w*|alongside|intern\w*|co-\w+|"
    r"colead\w*|cofacilitat\w*|"
    r"supervision|supervised|lecture|class|conference|intensive|talk|evening|certification|seminar|"
    r"mentorship|peer consult\w*|q ?& ?a|panel)(?: \w+){0,2} with $|^with $"
)
ROLE_BEFORE = re.compile(
    rf"\b(?:my|our)(?: own| old| new| former| late| dear| best| lovely| wonderful| first| clinical| "
    rf"amazing| little| big| older| younger| eldest| oldest| youngest| beloved| fellow| favou?rite| good| "
    rf"co| group| office| practice| program| art| peer| night| day| brilliant| excellent| "
    rf"\w+)?[ -](?:{KIN}|{COLLEAGUE}|{PETS})s?(?: and (?:friend|mentor|colleague))?(?:,| is| was| "
    rf"called| named|'s name is|:)? ?(?:dr\.? |mr\.? |ms\.? |mrs\.? |old )?$"
)
WORK_ROLE = re.compile(rf"\b(?:{COLLEAGUE})s?,? (?:dr\.? |mr\.? |ms\.? |mrs\.? |old )?$")
OTHERS_ROLE = re.compile(rf"\b(?:his|her|their|client's|pt's|patient's|\w+'s) (?:\w+ )?(?:{COLLEAGUE}),? $")
CLIENTS_ROLE = re.compile(
    r"\b(?:my|our) (?:\w+ ){0,2}?(?:client|patient|pt|ct|couple|family|kid|teen|caller|resident|guy|boy|"
    r"girl)(?:'s)? (?:\w+ )?$|\b(?:client|patient|pt)'s \w+,? $"
)
ELSE_AFTER = re.compile(
    r"^(?:'s)?(?:,? (?:lcsw|lmft|lpc|lmhc|phd|psyd|md|do|rn|msw|np|pmhnp|cadc|lmsw|licsw|ot|slp|bcba|ma|"
    r"ms|mft|edd|lpcc|lcpc|lac|ncc|bsn|rbt|cpss)\b"
    r"|,? (?:in|at|on) (?:the |our |my )?(?:team|billing|front desk|reception|payroll|hr|it|admin|nights|"
    r"night shift|accounting|records|pharmacy|cohort|consult group|peer group|department|finance|"
    r"housekeeping|dispatch|supervision group|grad school)\b"
    r"|,? (?:from|over in|over at|down in) (?:the |our |my )?(?:\w+ )?(?:team|billing|front desk|"
    r"reception|payroll|hr|it|admin|intake|facilities|peer support|maintenance|transport|outreach|the lab|legal|"
    r"scheduling|nights|night shift|days|day shift|accounting|records|pharmacy|"
    r"cohort|class|program|office|"
    r"consult group|practice|agency|peer group|department|finance|housekeeping|security|kitchen|ward|unit|"
    r"icu|er|dispatch|the desk|supervision group|grad school|college)\b"
    r"| (?:covered|covers|covering) (?:for )?(?:my|me|our|us|the)\b| (?:took|takes) (?:over )?(?:my "
    r"(?:on-call|shift|group|pager|calls?|intakes?|clients|caseload|3|2)|the minutes|notes for me)|,? et "
    r"al|,? \(?(?:19|20)\d\d\b"
    r"| and (?:i|me|myself) (?:are|run|co-\w+|colead\w*|cofacilitat\w*|wrote|present\w*|facilitat\w*|"
    r"host\w*|teach|taught|"
    r"train\w*|started|starting|share an|offer|opened|lead|led|supervise|organi[sz]e\w*|will|want to "
    r"start|carpool|swap\w*|created|made a|put together|have been (?:running|leading|offering)|rent|"
    r"plan)\b"
    r"| (?:is|are|was|will be) (?:giving|teaching|presenting|speaking|leading|offering|hosting|running|"
    r"facilitating|training|retiring|signed up|on call|my supervisor|my boss|our director|a colleague|my "
    r"colleague|my mentor|away at|the speaker|the trainer|supervising|hiring|moving offices|joining (?:us|"
    r"our|the team))\b"
    r"| (?:trained|taught|supervised|supervises|mentored|mentors|hired|interviewed|oriented|onboarded) "
    r"(?:me|us|all of us|half)\b| (?:wrote|writes|argues|argued|teaches|puts it|describes|describe|coined|"
    r"proposed|developed|calls it|calls this|defines|theorized|theorised|published|reminds us|talks about|"
    r"suggests)(?! me\b)(?! (?:a letter|my|to me|us|back|every|down|in (?:red|the))\b)\b"
    r"|'s (?:idea|notion|concept|line|claim|advice|take|words|rule|question|quote) (?:that|of|about|on)\b|"
    r" (?:has|had) (?:a|an|this|that) (?:\w+ )?(?:line|book|paper|podcast|chapter|talk|theory|concept|"
    r"word|phrase|term|course|video|workbook|poem|essay)\b|'s? (?:new |first |latest |old |last |famous |"
    r"great |second |whole |early |later |\w+ )?(?:book|"
    r"books|work|model|theory|theories|stages|scale|scales|method|approach|podcast|talk|talks|training|"
    r"trainings|workshop|course|paper|papers|article|articles|exercise|exercises|"
    r"concept|hierarchy|workbook|memoir|poem|poems|lectures?|research|writings|line about|quote|lyrics|"
    r"window of|ted|protocol|framework|experiments?|studies|technique|triangle|triad|dictum|webinar|"
    r"meditations|supervision group|chapter on|manual|good enough)\b"
    r"| (?:here)\b|,? who (?:teaches|trains|runs|leads|supervises|supervised|wrote|founded|trained|covers|"
    r"covered|sits next to me|works with me|works at my|shares my|shares an)\b"
    r"| (?:made|shared|sent|brought|recommended|organi[sz]ed|posted|baked|wrote|set) (?:\w+ ){0,3}?(?:for|"
    r"with|to)? ?(?:us|everyone|the team|all of us|the group chat|the circle)\b"
    r"| (?:got|landed|passed) (?:the |her |his |their )(?:\w+ ){0,3}?(?:director|supervisor|lead|manager|"
    r"boards|licensing|licensure|licence|license|promotion|tenure)\b| (?:is|are|was|will be) our\b"
    r"|,? my (?:supervisor|colleague|boss|mentor|therapist|wife|husband|partner|friend|sister|brother|"
    r"daughter|son|dog|cat|intern|officemate|trainer|professor|coworker|co-worker|business partner|mum|"
    r"mom|dad|mother|father|co-\w+|cofounder|team lead|manager|supervisee|neighbou?r|aunt|uncle|"
    r"grandmother|niece|nephew|roommate)\b"
    r"|,? our (?:supervisor|director|clinical director|intern|boss|manager|receptionist|biller|chaplain|"
    r"nurse|team lead|admin|trainer|speaker|host|steward|psychiatrist|consultant|social worker)\b"
    r"|,? (?:an?|the|another|one of the|one of our|one of my) (?:\w+ ){0,2}?(?:supervisors?|colleagues?|"
    r"trainers?|interns?|presenters?|authors?|researchers?|speakers?|coworkers?|clinicians?|therapists?|"
    r"psychologists?|social workers?|nurses?|facilitators?|psychiatrists?|poets?|directors?)\b"
    r"|,? (?:cpt|ceo|cfo|our)\b)"
)
ARTICLE = re.compile(r"\b(?:the|a|an|any|some|every|each|no|another) $")
HOUSEHOLD = re.compile(
    r"^ (?:family|families|kids?|children|case|twins|boys?|girls?|brothers?|sisters?|siblings|household|"
    r"couple|home|clan|baby|house)\b"
)
HOUSE_AFTER = re.compile(rf"^(?: |-)(?:{HOUSES})\b")
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
    rf")?(?:{_any('doing')})\b"
)
AUX = re.compile(
    r"^(?:'s|'d|'ll)?,? ?(?:(?:just|finally|also|still|already|always|never|even) )?(?:has|hasn't|had|"
    r"hadn't|have|haven't|is|isn't|was|wasn't|are|were|will|won't|did|didn't|does|doesn't|can|can't|could|"
    r"couldn't|would|wouldn't|keeps?|kept|started|stopped|might|may|should|needs to|wants to|used to|goes|"
    r"got|gets)? ?"
    rf"(?:(?:not|just|finally|also|been|still|already|always|never|even|so|very|too|being|getting|got|to|"
    rf"really) )*(?:{_any('done_by_people')})\b"
)
ANY_VERB = re.compile(
    r"^(?:'s|'d|'ll)?,? ?(?:(?:just|finally|also|still|already|always|never|even|once|then|only) )?(?:is|"
    r"was|has|had|isn't|wasn't|hasn't|hadn't|can|can't|could|couldn't|will|won't|would|wouldn't|did|"
    r"didn't|does|doesn't|keeps|kept|may|might|should|makes|made|feels|felt|seems|seemed|\w{2,}ed|goes|"
    r"does)\b"
)
TALK = re.compile(r"^[\"']?(?: (?:said|says|asked|whispered|told|goes|replied|answered|laughed|yelled|shrugged)|:)")
OBJECT = re.compile(
    r"\b(?:told|tell|saw|seeing|see|met|meeting|meet|meet with|asked|ask|called|calling|call|texted|"
    r"emailed|hugged|miss|missed|lost|losing|visit|visited|visiting|love|loved|help|helped|helping|held|"
    r"walked|drove|"
    r"met w/|meeting w/|session w/|session with|session for|spoke to|spoke with|talked to|talk to|talking "
    r"to|talking with|spoke w/|work with|working with|worked with|sit with|sat with|sitting with|about|"
    r"abt|for|w/|with|of|from|to|than|after|until|before|when|and|but|because|bc|that|if|while|since|is|"
    r"are|does|did|has|was|where|what|how|why|then|so|promised|discharged|referred|admitted|section|lose|"
    r"see|end with|ended with|hold|holding|got|getting|picked up|drop off|dropped|missing|and then|how's|"
    r"hows|sorry|hear from|heard from|worry about|worried "
    r"about|thinking of|thinking about|proud of|believe|owe|between|assess|assessed|treat|treating|cover|"
    r"say to|said to|wrote to|write to|goodbye to|yesterday|today|tonight) ?$"
)
SAYING = re.compile(
    r"^,? (?:said|says|wrote|writes|called|calls|thought|believed|believes|knew|insisted|insists|taught|"
    r"argued|described|describes|told us|reminds|saw|never said)\b"
)
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
    r"hung|hands|update|thoughts|reflect|relay|call|pick|turn|consult\w*|advice|question)\w*(?: up| out| "
    r"in)? on"
    r"|(?:voicemail|letter|texts?|heard|hear|calls?|emails?|cards?|messages?|gifts?|notes?|drawing|"
    r"learn\w*|got|word|news|away|voice note|poem|flowers|hugs?|something|nothing|thank you|back|request|"
    r"apology|baby|dad|mom|separated|divorced) from"
    r"|(?:believ\w*|faith|trust|hope|change\w*|see|saw|interest\w*) in|around) $"
)
GOING_TO = re.compile(
    r"\b(?:plane|boat|cruise|mov\w+|drov?e|driv\w+|flew|fly\w*|flight|travel\w*|relocat\w+|back|commut\w+|"
    r"came|trip|train|"
    r"bus|ride|road|way|headed|heading|going|went|go|goes|transfer\w*|sent|deport\w*|(?:mov|driv|drov|commut|"
    r"rid|travel|bik)\w*[^.,]{1,40}) to $"
    r"|\bfrom (?:\w+ ){1,3}to $"
)


BARE = frozenset(
    "hope faith grace joy mercy will june april may summer autumn dawn rose lily daisy violet ivy holly "
    "hazel ruby pearl amber crystal jade iris heather sage angel destiny trinity harmony melody chance "
    "chase hunter mason carter cooper parker taylor tyler mark bill rob jack frank sue drew nick "
    "precious princess serenity heaven star sky skye river rain storm jordan dakota austin brooklyn "
    "savannah georgia carol max bob lee ray jean gene dean".split()
)
AGE_AFTER = re.compile(
    r"^(?: \((?:\d|[a-z])|, ?(?:\d\d?|age|aged|who|whose|my (?:client|patient)|\d\dy|the (?:one|quiet|"
    r"youngest|oldest|new|little))\b|,? and (?:his|her|their)\b|, (?:his|her|their) | - (?:the|who|a|"
    r"my)\b| (?:is|was|'s|turned|turns) (?:only |just |almost |nearly )?(?:\d\d?|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|(?:twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty)(?:-\w+)?)\b(?! ?(?:min|hour|day|week|month|percent|%|miles|pages|people|"
    r"steps)))"
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
FORMAL = frozenset("mr mrs ms miss mx dr prof professor doctor sr sra".split())
SURNAMES = frozenset(
    "park hall ward church house home temple day law bridge field grant award ford church prior bill".split()
)
# In texts without capitals.
CLAUSE = re.compile(
    r"(?:^\W*|[,;:.!?(\-] ?|\b(?:and|but|then|when|because|bc|that|if|so|while|after|since|until|how|"
    r"today|yesterday) )$"
)
SMALL_TITLE = re.compile(r"\b(?:mr|mrs|ms|mx|señora?)\.? $")
SMALL_CUE = re.compile(
    r"\b(?:pt|ct|cl|client|patient|my (?:\w+ )?(?:guy|kid|boy|girl|teen|couple|lady)|gf|bf|girlfriend|"
    r"boyfriend|(?:his|her|pt's|client's|\w+'s) (?:mom|mum|dad|mother|father|sister|brother|son|daughter|"
    r"wife|husband|partner)),? $"
)
SMALL_PERSON = re.compile(
    r"\b(?:told|tell|saw|met|met with|met w/|asked|called|texted|emailed|hugged|session w/|session with|"
    r"spoke to|spoke with|spoke w/|talked to|talk to|talking to|cover for|covers for|covering for|lost|"
    r"got|(?:\d\d?(?::\d\d)?|\d ?[ap]m) is) $"
)
SMALL_AFTER = re.compile(
    r"^(?:'s\b| (?:today|yesterday|again|tonight|last|this|i|i'd|i'll|that|about|at|in the|on|into|and|n|"
    r"for the|when|she|he|no[- ]show\w*|bc|because)\b|[.,!?]|$)"
)
FAR_KNOWN = frozenset(
    "yalom linehan bowlby winnicott gottman perel porges minuchin satir kohut piaget vygotsky frankl "
    "seligman kabat-zinn maté mate kübler-ross angelou csikszentmihalyi ainsworth kernberg rollnick "
    "foucault fanon freire gawande didion".split()
)
# The same before a month, which much else stands before too.
PERSON_ONLY = re.compile(
    r"\b(?:told|tell|asked|hugged|met|promised|grieving|visited|walked|say to|said to|talk(?:ed|ing)? to|"
    r"spoke (?:to|with)|"
    r"sessions? with|proud of|parents of|mother of|father of|family of|solicitor of|lawyer of|texted|emailed) $"
)
OF_A_LIFE = re.compile(
    r"^'s? (?:\w+ )?(?:diagnosis|chart|file|notes?|mother|mom|mum|dad|father|sister|brother|wife|husband|"
    r"partner|son|daughter|room|death|funeral|intake|discharge|labs|results|case|behalf|name|bed|"
    r"parents?)\b"
)
OWN_KIN = re.compile(rf"\b(?:my|our)(?: \w+)? (?:{KIN})(?:,| is| was)? $")

"""What says that a name is somebody else's: the writer's, a colleague's, an author's, somebody's who is greeted."""

from __future__ import annotations

import re

from holdspace.algorithms.coach.identifiers.cues.people import COLLEAGUE, KIN, PETS

# Not one: the writer's own, somebody greeted or thanked, who is read, heard or taught by.
ELSE_BEFORE = re.compile(
    r"(?:\b(?:i'm|i am|im|my name is|my name's|call me|name here is|i go by|me,)|^\W*this is) $"
    r"|(?:^|[.!?\n] ?|\n)[\"'(]?(?:hi|hello|hey|heya|dear|welcome|thanks?|thank you|ty|thx|congrats|"
    r"congratulations|kudos|props|bravo|cheers|yes|no|oh|happy birthday|good morning|morning)(?: "
    r"again| back| so much)*,? $"
    r"|\b(?:thanks|thank you|thankful|grateful|kudos|props|shout[- ]?outs?|credit|congrat\w*|appreciation|"
    r"gratitude|thx|hat tip|applause|bravo)(?: \w+){0,3}? (?:to|for|,) $|\b(?:thank|thanked) $|\b(?:you|u|"
    r"y'all), $|\b(?:keynote|guest) speaker,? $"
    r"|(?:^\s*|[.!?] )(?:thanks|thank you|congrat\w*|welcome|happy|goodbye|bye|good luck|well done|see "
    r"you)[^.!?]{1,50}, $"
    rf"|\b(?:the|our|my|a|an|this) (?:\w+ ){{0,3}}?(?:{PETS}|lamp|mascot|chicken|fish|printer|robot|roomba|"
    rf"couch|chair|bus|boat|"
    r"turtle|snake|goat|cow|llama)(?:'s name is|'s name was| named| called| is named| is called) $"
    r"|\b(?:i'm|i am|i'll be|i was|i've been) (?:covering|filling in|subbing|standing in) for $"
    r"|\b(?:lcsw|lmft|licsw|lpc|lmhc|phd|psyd|cadc|lmsw|msw|rn|np), $|\b(?:my|our) (?:\w+ )?(?:school|hospital|"
    r"clinic|agency|church|college|university|"
    r"district|town|city|hometown|employer|company|gym)(?:'s| is| was) $|\bask for $|(?:^|[.!?] ?)(?:and |just |"
    r"please )?say (?:hi|hello) to $|\bi'm \w+ \($|@$|(?:^|"
    r"\n)\W*[-~] ?$|\n(?:love|"
    r"warmly|best|regards|yours|cheers|thanks|xo|sincerely),? ?\n? ?$"
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
    r"voted for|through|wrote to senator|recommended by|hosted by|facilitated by|led by|presented by|run by|"
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
    r"yoga|pilates|meditation|drop-in|knitting|improv|breathwork|qigong|choir|mentorship|peer consult\w*|"
    r"q ?& ?a|panel)(?: \w+){0,2} with $|^with $"
)
IN_CHARGE_OF = re.compile(
    r"\b(?:case ?managers?|workers?|nurses?|therapists?|carers?|caregivers?|advocates?|lawyers?|guardians?|aides?|"
    r"sponsors?|"
    r"psychiatrists?|counsell?ors?|mother|mom|mum|dad|father|parents|tutor|teacher|interpreter|"
    r"coordinator) (?:for|of) $"
)
ROLE_BEFORE = re.compile(
    rf"\b(?:my|our) (?:front desk|office|reception|billing|it|payroll|kitchen|pharmacy|records|admin)(?: person|"
    rf" guy| lady|"
    rf" team| folks)?(?: is|,|:| was) $|\b(?:my|our)(?: own| old| new| former| late| dear| best| lovely| wonderful|"
    rf" first| clinical| "
    rf"amazing| little| big| older| younger| eldest| oldest| youngest| beloved| fellow| favou?rite| good| "
    rf"co| group| office| practice| program| art| peer| night| day| brilliant| excellent| "
    rf"\w+)?[ -](?:{KIN}|{COLLEAGUE}|{PETS})s?(?: (?:of|for) (?:\w+ )?\w+)?(?: and (?:friend|mentor|"
    rf"colleague))?(?:,| is| was| "
    rf"called| named|'s name is|:)? ?(?:dr\.? |mr\.? |ms\.? |mrs\.? |old )?$"
)
WORK_ROLE = re.compile(rf"\b(?:{COLLEAGUE})s?,? (?:dr\.? |mr\.? |ms\.? |mrs\.? |old )?$")
OTHERS_ROLE = re.compile(rf"\b(?:his|her|their|client's|pt's|patient's|\w+'s) (?:\w+ )?(?:{COLLEAGUE}),? $")
CLIENTS_ROLE = re.compile(
    r"\b(?:my|our) (?:\w+ ){0,2}?(?:client|patient|pt|ct|couple|family|kid|teen|caller|resident|guy|boy|"
    r"girl|guest|tenant|participant|camper|veteran|elder|coachee|mentee|sponsee)(?:'s)? (?:\w+ )?$|\b(?:client|"
    r"patient|pt)'s \w+,? $"
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
    r"| (?:covered|covers|covering) (?:for )?(?:my|me|our|us|the)\b|(?: is| will be)? (?:covers|covering|will cover)"
    r"(?=[,;.!]|$| while| until| till| from| on | if )| (?:took|takes) (?:over )?(?:my "
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
    r"suggests)(?! me\b)(?! (?:a letter|my|her|his|their|it|poems|letters|to me|us|back|every|down|in (?:red|the))\b)\b"
    r"|'s (?:idea|notion|concept|line|claim|advice|take|words|rule|question|quote) (?:that|of|about|on)\b|"
    r" (?:has|had) (?:a|an|this|that) (?:\w+ )?(?:line|book|paper|podcast|chapter|talk|theory|concept|"
    r"word|phrase|term|course|video|workbook|poem|essay)\b|'s? (?:new |first |latest |old |last |famous |"
    r"great |second |whole |early |later |\w+ )?(?:book|"
    r"books|work|model|theory|theories|stages|scale|scales|method|approach|podcast|talk|talks|training|"
    r"trainings|workshop|course|paper|papers|article|articles|exercise|exercises|"
    r"concept|hierarchy|workbook|memoir|poem|poems|lectures?|research|writings|line about|quote|lyrics|"
    r"window of|ted|protocol|framework|experiments?|studies|technique|triangle|triad|dictum|webinar|"
    r"meditations|supervision group|chapter on|manual|good enough)\b"
    r"| (?:here)\b|'s (?:is|was) (?:closing|closed|open|reopening|hiring|packed|full)\b| (?:passed|died in|"
    r"clear(?:s|ed)|stalled in) (?:the )?(?:senate|house|committee|legislature|"
    r"floor)\b|,? who (?:ran|led|started|hosted|chaired|built|opened|"
    r"hired|taught) (?:this|our|my|us|me|the (?:circle|group|clinic|team|program\w*))\b|,? who (?:teaches|trains|"
    r"runs|leads|supervises|supervised|wrote|founded|trained|covers|"
    r"covered|sits next to me|works with me|works at my|shares my|shares an)\b"
    r"| (?:made|shared|sent|brought|recommended|organi[sz]ed|posted|baked|wrote|set) (?:\w+ ){0,3}?(?:for|"
    r"with|to)? ?(?:us|everyone|the team|the (?:night|day|late|whole) (?:shift|crew|staff|floor|unit|office)|"
    r"all of us|the group chat|the circle)\b"
    r"| (?:got|landed|passed) (?:the |her |his |their )(?:\w+ ){0,3}?(?:director|supervisor|lead|manager|"
    r"boards|licensing|licensure|licence|license|promotion|tenure)\b| (?:is|are|was|will be) our\b"
    r"|(?:,?| is| was) my (?:supervisor|colleague|boss|mentor|therapist|wife|husband|partner|friend|sister|brother|"
    r"daughter|son|dog|cat|intern|officemate|trainer|professor|coworker|co-worker|business partner|mum|"
    r"mom|dad|mother|father|co-\w+|cofounder|team lead|manager|supervisee|neighbou?r|aunt|uncle|"
    r"grandmother|niece|nephew|roommate)\b"
    r"|,? our (?:supervisor|director|clinical director|intern|boss|manager|receptionist|biller|chaplain|"
    r"nurse|team lead|admin|trainer|speaker|host|steward|psychiatrist|consultant|social worker)\b"
    r"|,? (?:an?|the|another|one of the|one of our|one of my) (?:\w+ ){0,2}?(?:supervisors?|colleagues?|"
    r"trainers?|interns?|presenters?|authors?|researchers?|speakers?|coworkers?|clinicians?|therapists?|"
    r"psychologists?|social workers?|nurses?|facilitators?|psychiatrists?|poets?|directors?)\b"
    r"|, (?:if you(?:'re| are) (?:reading|there|around|still)|if you (?:need|see|want|can)|thank you|thanks|"
    r"please|are you|can you|could you|do you|did you|i owe you|your|you (?:are|have|saved|made|did|can|know|said))\b"
    r"|,? (?:cpt|ceo|cfo|our)\b)"
)
SAYING = re.compile(
    r"^,? (?:said|says|wrote|writes|called|calls|thought|believed|believes|knew|insisted|insists|taught|"
    r"argued|described|describes|told us|reminds|saw|never said)\b"
)
FORMAL = frozenset("mr mrs ms miss mx dr prof professor doctor sr sra".split())
FAR_KNOWN = frozenset(
    "yalom linehan bowlby winnicott gottman perel porges minuchin satir kohut piaget vygotsky frankl "
    "seligman kabat-zinn maté mate kübler-ross angelou csikszentmihalyi ainsworth kernberg rollnick "
    "foucault fanon freire gawande didion".split()
)
OF_A_LIFE = re.compile(
    r"^'s? (?:\w+ )?(?:diagnosis|chart|file|notes?|mother|mom|mum|dad|father|sister|brother|wife|husband|"
    r"partner|son|daughter|roommate|aunt|uncle|cousin|boyfriend|girlfriend|nephew|niece|grand\w+|lawyer|teacher|"
    r"landlord|caseworker|kids?|family|room|death|funeral|intake|discharge|labs|results|case|behalf|name|bed|"
    r"parents?)\b"
)

/**
 * English: who is wished for, and how people wish, in the notation of phrases.ts.
 * Long because it is one list: a wording is found, and its opposite beside it, by reading a single file.
 */
import type { Rules, Sets } from './phrases.ts'
import type { Keys } from './spelling.ts'

/** Words read as meant when they are mistyped, and real words near them (folded). */
export const keys: Keys = {
  meant:
    'human person people agent agents representative operator someone somebody speak talking speaking supervisor manager advisor colleague employee support customer service transfer connect contact anyone anybody assistant specialist'.split(
      ' ',
    ),
  real: 'speck spear steak sneak break parson persona persons personal humane humor humour humid urgent event argent manage manages managed sometime sometimes connects connected correct contract contracts contacts contacted context employ employer employed employees agenda peoples purple apeople services serviced server supports supported customers custom transfers transferred operate operates operated assistants assistance specialists special especially humans speaks speaker talkings taking walking making stalking asking peaking sneaking advise advised advisors managers operators supervisors colleagues representatives'.split(
    ' ',
  ),
}

/** The nouns and verbs the rules below are made of. */
export const sets: Sets = {
  det: 'a|an|na|the|any|some|another|your|ur|my|our|this|one of your|one of the|one of ur|one of|either|1 of your|these|those|any of your|some of your',
  adj: 'real|really|live|living|actual|human|other|different|proper|physical|competent|trained|qualified|senior|responsible|friendly|nice|local|available|breathing|genuine|honest|customer|client|service|services|support|care|sales|billing|technical|tech|account|complaint|complaints|claims|returns|help|online|personal|relations|damn|damned|bloody|fucking|fkn|frigging|freaking|goddamn|normal|intelligent|thinking|certified|call|center|centre|contact|chat|actually|truly|better|next|free|english speaking|german speaking|flesh and blood|sane|decent|capable|knowledgeable|experienced|professional|dedicated',
  // no doubt about these, whatever surrounds them
  human:
    'agnt|hooman|human|humans|human being|human beings|real person|real people|actual person|actual people|live person|living person|live human|live body|live operator|agent|agents|representative|representatives|rep|reps|csr|operator|operators|advisor|adviser|advisors|advisers|assistant|associate|consultant|staff member|member of staff|member of your staff|member of your team|member of the team|team member|support person|service person|employee|employees|coworker|colleague|colleagues|person of flesh and blood|clerk|specialist|expert|case worker|caseworker|case handler|receptionist|attendant|live support|human support|live chat|live chat agent',
  // anybody could be meant: these need a verb of speaking before them
  someone:
    'someone|somebody|anyone|anybody|smb|sum1|some1|any1|person|people|persons|staff|personnel|man|woman|guy|lady|dude|folks|one of you|some of you|some body|some one|any one|any body|one of you guys|you guys|some of your <any>|one of your <any>|someone else|somebody else',
  any: '~1',
  desk: 'customer service|costumer service|costumer support|customer services|customer support|customer care|customer assistance|customer relations|client service|support|support team|help desk|helpdesk|service desk|service team|front desk|reception|human resources|management|tech support|technical support|tech team|sales|sales team|billing|billing team|back office|supervisor|supervisors|manager|managers|boss|superior|superiors|team leader|team lead|owner|director|<any> department|<any> dept|<any> team|<any> desk|<any> office|department|company|office|hotel|restaurant|shop|store|bank|branch|hotline|call center|call centre|technician|engineer|room service',
  aHuman: '<det>~ <adj>~ <human>',
  aSomeone: '<det>~ <adj>~ <someone>',
  who: '<det>~ <adj>~ <human>|<det>~ <adj>~ <someone>|<det>~ <adj>~ <desk>',
  to: 'to|with|w|2|too|by|from|wth|wiht|wirh|wih|whit|wit|ot|tot|thru',
  speak:
    'speak|speaking|talk|talking|chat|chatting|converse|communicate|communicating|discuss this|discuss it|discuss|a word|a chat|a conversation|a quick chat|a quick word|a talk|a call|tlak|speek|spek|speal|spaek|spk|tlk|correspond|interact|interacting|deal|dealing|consult|speaks|talks',
  reach:
    'reach|reaching|contact|contacting|get through to|getting through to|get hold of|get ahold of|get a hold of|getting hold of|get in touch with|getting in touch with|in touch with|in contact with|connect with|connect to|message|access to|access',
  pass: 'transfer|transfering|transferring|connect|connecting|put|putting|pass|passing|hand|handing|forward|forwarding|redirect|route|switch|direct|patch|refer|hook|link|escalate|send|move',
  passed:
    'transferred|transfered|connected|forwarded|passed|handed|put|redirected|routed|switched|referred|escalated',
  want: 'want|wants|wanna|need|needs|like|prefer|require|demand|request|requesting|looking for|seeking|searching for|give me|gimme|get|get me|send me|find me|asked for|asking for|ask for|insist on|wish for|hoping for|rather have|want to have|like to have|like to see|have|fetch|bring|bring me|bring in|settle for|waiting for|wait for|show me|call me|send|provide|provide me with|assign me|take me to|i said|hoped for|only accept|see',
  bot: 'bot|bots|robot|robots|chatbot|chatbots|chat bot|chat bots|machine|machines|computer|computers|ai|automat|automated system|automated service|automated response|automated responses|automated reply|automated replies|automated answers|automated answer|software|program|programme|algorithm|virtual assistant|virtual agent|virtual agents|recording|script|llm|chatgpt|gpt|siri|alexa|automation',
  badly:
    'a|an|the|this|that|these|your|another|any|some|stupid|dumb|useless|virtual|automatic|automated|silly|annoying|idiotic|damn|damned|fucking|mere|soulless|bloody|faceless|pointless|lousy|just|more|of|freaking|goddamn',
  polite:
    'right|look|listen|please|pls|plz|plss|pleas|kindly|thanks|thank you|thank u|thx|ty|now|right now|right away|immediately|asap|at once|today|first|hi|hello|hey|hiya|ok|okay|yes|yeah|yep|yea|no|nope|well|so|just|then|only|here|finally|for once|sorry|excuse me|good morning|good afternoon|good evening|good day|sir|madam|mate|urgent|urgently|quick|quickly|fast|instead|again|anyway|ffs|damn it|for gods sake|for fucks sake|god|maybe|perhaps|directly|actually|really|available|at last|too|also|but|and|or|um|uh|hmm|thats it|thats all|simply|already',
  help: 'help|assist|support|look|answer|reply|respond|talk|speak|chat|check|handle|solve|sort|explain|take|deal|review|understand|understands|read|reads|resolve|listen|listens|contact|get|investigate|confirm|advise|join|intervene|step|know|knows|assistance|helps|think|thinks|fix this|decide',
  dont: 'dont|do not|donot|dnt|didnt|did not|doesnt|does not|never|wont|will not|not|wouldnt|would not|neednt|need not|no longer|cant|cannot|can not',
  wanting:
    'want|want to|wanna|need|need to|wish|wish to|like|like to|have to|care to|care for|require|feel like|going to|gonna|looking for|looking to|asking for|ask for|asking to|ask to|trying to|planning to|want you to|need you to|ask you to|asking you to|want to be|need to be|wish to be|like to be|have to be|need any|think i need|think i want|believe i need|think we need|think that i need|really need|really want|actually need|even need|necessarily need|want any|insist on|bother with|bother|need me to|here for|here to|mean to',
  action:
    '<speak> <to>|<speak>|<reach>|<pass> me to|<pass> me|<pass> us to|<pass> this to|<pass> it to|<pass> me over to|<pass> me through to|<passed> to|<passed> through to|<passed> over to|<passed>|call|calling|phone|bother|bothering|disturb|involve|get|be <passed> to|for|to|ring|waiting for|wait for|visit|ask|asking|trouble|see|transfer to|have|help from',
}

sets.having = 'having to|having|needing to|needing|to have to|the need to|the hassle of|being <passed> to'
sets.hedge =
  'really|actually|even|necessarily|currently|yet|at all|particularly|just|still|now|think i|think we|any more|anymore|also|ever|or|to'
sets.refusal = 'without|instead of|rather than|avoid|avoiding|tired of|hate'
sets.obliged = 'need to|have to|got to|must|had to|be required to|require|need'
sets.mine = 'former|old|previous|new|fellow|my|his|her|their|ex|our'
sets.where =
  'who|that|of yours|at|on|from|in|the|your|phone|shop|already|just|also|then|store|hotline|there|yesterday|earlier|last|week|time|even'
sets.did =
  'has|had|was|were|said|says|told|tells|came|did|didnt|promised|called|wrote|sent|answered|gave|went|left|arrived|wanted|never|hung|claimed|confirmed|explained|mentioned|offered|suggested|advised|informed|assured|refused|couldnt|kept|ignored|cancelled|canceled|rang|knocked|stole|took|installed|fixed|broke|set|made|helped me|replied|changed|delivered|talked|spoke|have said|have told|have been'
sets.ending =
  'to|that|who|and|because|from|for|on|about|immediately|with|as|or|since|cause|cuz|bc|here|not|instead|now|please|rather|regarding|this|if|at|but|so'
sets.aRealOne =
  'a human|a person|human|humans|human being|a human being|a real person|a real human|an actual person|an actual human|real people|someone real|somebody real|your colleagues|your team|an agent|a live agent|an employee|a living person|a flesh and blood person|a colleague'
sets.machineTalk =
  'speak|speaking|talk|talking|chat|chatting|deal|dealing|answer|answering|answered|share|sharing|type|typing|explain|explaining|argue|arguing|helped|write|writing|text|texting|served|discuss|discussing|spend|waste|wasting|tell|telling|fight|fighting|communicate|communicating|interact|interacting|trust|give|giving|comfortable|converse|time|messing|playing|repeat|repeating'
sets.hadEnough =
  'tired of|sick of|sick and tired of|fed up|fed up with|enough of|enough|enough with|had it with|hate|refuse|refuse to|rather than|instead of|no more|done|done with|finished with|annoyed by|stop|quit|waste my time|wasting my time|waste of time|wasting time|time with|pointless|useless|get rid of|skip|bypass|get past|get around|leave me alone with'
sets.please = 'please|pls|plz|kindly|just'
sets.hurry = 'please|pls|plz|now|asap|immediately|instead|right now'
sets.alone =
  'human advice|personal help|personal assistance|person please|a person|costumer service|human|humans|human being|real person|real human|agent|live agent|live chat|operator|representative|rep|advisor|adviser|customer service|customer support|customer care|customer services|customer service agent|support agent|person|real people|people|someone|somebody|somebody real|someone real|supervisor|manager|staff|employee|colleague|support staff|human agent|human help|human support|human assistance|live support|live person|service agent|help desk|helpdesk|support team|support person|speak to|talk to|human contact|personal contact|live help|human handoff|staff member|team member|consultant|clerk|specialist'
sets.real = 'real|live|human|actual|living|physical|breathing|flesh and blood'

/**
 * Wordings that name a person and wish for none: refusals, other people's agents, what an agent said, questions
 * about the way things are done. They are struck out before any wish is looked for.
 */
export const others: Rules = {
  refused: [
    '<dont> <hedge>~ <wanting> <action>? <action>? <who>',
    'dont|do_not|not|no|neednt|needless need|have|want|necessary|required? to <pass> me|us|this|it',
    'no|not need|reason|point|wish|desire ~1 to|for|of|in <action>? <action>? <who>',
    'no|not ~1 <human>|person|people|someone <polite>~ needed|required|necessary|requested|yet|for_me',
    'no need|reason|point ~4 <who>',
    'no <aHuman> ,? thanks|thank|thx|ty',
    '<dont> <hedge>~ want|need|like|wish|get ~3 from|by <who>',
    '<who> is|isnt|wont|will|are|arent|not not? be? needed|required|necessary|unnecessary|overkill',
    '^|please|pls|but|so|and|just dont|do_not|never yet? just? <pass>|call|contact|involve|bother|send|get me|us|this|it on|over|through|along? to|with|for? <who>?',
    'without|avoid|avoiding|afraid_of|scared_of|shy_to|instead_of|rather_than|hate|hating <having>? <action>? <who>',
    'rather|prefer not to? <action> <who>',
    'rather|prefer|like|better|nicer|quicker|faster|friendlier|smarter ~3 <bot> ~1 to|than|over|instead_of <action>? <who>',
    'better|nicer|quicker|faster|friendlier|smarter than <action>? <action>? <who>',
    'you_are|youre|this_is|still|as ~2 better|good|friendly|fast|smart|helpful ~1 than|as <who>',
  ],
  process: [
    'escalate the|my speed|bandwidth|plan|privileges|rights|volume',
    'hoped|hoping|expected|expecting ~1 for? a? ~1 answer|reply|solution|response',
    'i|im am? not_a|no <bot>',
    'are_you|if_you_are|you_are|youre|r_u|if_youre ~2 <who>',
    'mail|mails|emails|messages|calls|parcel|parcels|letters|post ~1 to <who>',
    'am i ~1 speaking|talking|chatting <to> <who>',
    'be|act|think|sound|sounds|look|looks|behave|seem|talk|speak|respond|write like|as? <aHuman>|<det>~_<adj>~_person',
    'do|does|did|will|would i|we|one|you <hedge>~ <obliged> <action> <action>? <who>',
    'should|must|shall i|we <action> <action>? <who>',
    'is it necessary|required|mandatory|compulsory to <action> <action>? <who>',
    'how many|much ~2 <who>',
    'what|which hours|times|time|days|languages|language|kind|sort|type ~4 <who>',
    'become|becoming|working_as|work_as|job_as|jobs_as|apply_as|career_as|hired_as|training_as|i_am|im|i_was|apply_to_be|hiring ~1 <who>',
    'salary|wage|pay|training|shift|union|job|jobs|career|role of|for|as <who>',
  ],
  somebody_elses: [
    'human face|heart|hair|body|size|sized|blood|dna|anatomy|history|verification',
    '<human> near|nearby|close_to|around_me|in_my',
    'user|travel|estate|realtor|mail|transport|transfer|insurance|secret|double|cleaning|bleaching|reducing|foaming|bonding|free|letting|booking|shipping|customs|press|monitoring|backup|relay|antivirus|ssh|remote|software|delivery|forwarding|talent|chemical|change|shopping|undercover|message agent|agents',
    'agent|operator|human|employee|staff readable|friendly|mistake|body|language|trafficking|days|card|cards|string|header|id|field|software|version|orange|code|login|account|fee|commission|resources|error|rights|right|number|name|hub|portal|discount|discounts|training|traffic|interface',
    'boolean|logical|tour|mobile|network|radio|crane|roaming|telecom|cable|site operator|operators',
    'shop|voice|google|home|digital|smart|setup|installation assistant ,? app|speaker|skill|device|wizard?',
    'contact|named|account|authorised|authorized|second|third|additional|per|each|one|1|two|2|three|3|four|4|single person|people|persons',
    '<mine> colleague|colleagues|employee|employees|boss|manager|assistant|consultant|advisor|adviser|team|staff|company|office|technician|specialist|clerk',
    'expert mode|settings|setting|review|article|version|setup|tool',
    'washing|coffee|answering|fax|vending|sewing|slot|virtual machine|machines',
    'robot vacuum|mower|lawn|lawnmower|arm|kit|toy|cleaner',
  ],
  said: [
    '<who> <where>~ <did>',
    'talked|spoke|spoken|chatted <to> ~2 <who>',
    'been|was|were talking|speaking|chatting|in_contact|in_touch <to> ~2 <who>',
    'told|promised|informed|contacted|called|advised|visited|emailed|reached|met|paid|saw by? <who>',
    'was|were|been|got|already helped|told|advised|contacted|visited|called|informed by <who>',
    'according|thanks|thank|kudos|compliment|compliments|praise|tip to|for? <who>',
  ],
}

/** Plain wishes for a person: into the queue at once. */
export const explicit: Rules = {
  'wish.out_of_here': [
    'out of|get_out_of|away_from|leave|exit|escape this|the|your|that? automated|automatic|phone|chat? <bot>|system|loop|menu',
    '^^ <polite>~ escalate|escalation <polite>~ $',
    'escalate|raise|forward|fwd|refer ~1 this|it|me|my_case|the_case|case ~1 with|to|2 <who>',
    'switch|put|send|get|bring|let|have ~2 <real>? human|humans|person|people|agent|staff|clerk|colleague ~1 on|in|over|decide|here|take_over|look|check',
    'human|real|second? pair of? human? eyes',
    'who can|could|should|do i|we ~1 turn|talk|speak|write|address|ask|beg to|for',
    'whoever|who_is|whos ~1 responsible|in_charge|handles|handling',
    'man|woman|lady|gentleman|somebody|someone|person|human ~4 help|assist me|us',
    'only|just a|an person|human ~2 can|will|could|understands|understand|help',
    'executives|executive|accounts_people|your_people ~2 to|help|assist|call|word',
    'served|helped|answered|handled|assisted by a|an <adj>~ person|human|agent|employee|colleague',
    'word with|from your|the|one|someone|somebody',
    'somebody|someone please? pick|take|handle|sort|deal ~1 this|it|with|over|up',
  ],
  'wish.person': [
    '<speak> <polite>~ <to> <polite>~ <who>',
    '<speak> about|regarding|concerning|over|this|it|my ~4 <to> <polite>~ <who>',
    '<speak> someone|somebody|a? person|human|agent|real_person|representative|supervisor|manager',
    '<speak> ~1 in_person|face_to_face|personally',
    'let me|us <speak> <to> him|her|them',
    '<reach> <polite>~ <aHuman>',
    'reach|contact|contacting|get_through_to|get_hold_of|get_ahold_of|getting_hold_of|get_in_touch_with|in_touch_with|message <polite>~ someone|somebody|anyone|anybody|people|supervisor|manager|smb|some1|sum1',
    'reach|contact|contacting|hold_of|in_touch_with|through_to <det> <adj>~ person|supervisor|manager .|here|at|in|please|now|who|directly|about|from',
    'how|where|want|like|love|way|can|able|possible|try|trying ~3 get|come|find|go to? <det>~ <adj>~ human|humans|real_person|live_person|actual_person|representative|live_agent|operator|real_people|agent',
    'human|person to human|person',
    'want|need|like|prefer|get|ask|rather|have ~6 from|by <aRealOne>',
  ],
  'wish.transfer': [
    '<pass> me|us|this|it|my_call|my_case|my_chat|my_issue|my_problem|my_request|the_chat|the_call|this_chat|this_conversation over|through|on|straight|directly|back|please|now~ to|with|through|over|onto|on ~1 <who>',
    '<pass> me|us <who>',
    'transfer|put|connect|pass|patch|forward|redirect|hand me|us ~1 through|over|on|along|further|elsewhere <polite>~ .',
    'put|patch|hand me|us through',
    'transfer|connect|redirect|escalate|handover|forward me|us|my|this|it|the_case|the_chat case|issue|problem|chat|ticket|conversation? <polite>~ .',
    'be|get|getting|being|me|please <passed> ~1 to|with <aHuman>|<det>~_<desk>|a_person|a_real_person',
    'i|me|id|us|we ~4 <passed> ~1 to|with <who>',
    'want|like|need|please|wish|prefer to be <passed> ~1 .',
    'get|put|bring|have|pull|call|invite <who> <polite>~ on|in|into|onto|over|here <det>~ line|phone|chat|here|me|conversation|please|now|.',
    'escalate <polite>~ this|it|my|the|to',
    'hand|transfer|take|handoff|handover|handing ~2 to|by|from <aHuman>|person',
    '<aHuman> takeover|take_over|handoff|handover',
  ],
  'wish.want': [
    '<want> ,? <polite>~ <det>~ <adj>~ <real> agent|rep|operator|support|colleague|employee|advisor|chat|person|people|man|woman|someone|somebody|voice|being',
    '<want> ,? <polite>~ <det>~ <adj>~ human|humans|representative|operator|member_of_staff|staff_member|team_member',
    'mean|meant|said|typed|wrote|asked_for ~1 <det>~ <adj>~ <alone> <polite>~ .',
    '<want> ,? <polite>~ <aHuman> <polite>~ .|<ending>',
    '<want> ,? <polite>~ a|an|your|the <adj>~ supervisor|manager|team_lead|person|boss <polite>~ .|<ending>',
    '<want> ~2 <personal> help|assistance|support|service|contact|conversation|attention|interaction|answer|answers|chat|advice|being|touch|response|reply|voice',
    'help|answer|answers|reply|response|advice|assistance|support|explanation|word|email|feedback|opinion|hear from|by|of <aRealOne>',
    '<want> ~1 someone|somebody|anyone|anybody|people ~1 real|human|alive|living|competent|with_a_brain|with_a_pulse|in_charge|responsible|in_authority|with_authority|higher',
    '<want> ~1 someone|somebody|anyone|anybody|person ~1 who|that|to|which <polite>~ can|could|will|would|is_able|really|actually|finally? to? <polite>~ <help>',
    '<want> ~1 someone|somebody|anyone from|in|at <det>~ <adj>~ <desk>',
    '<want> someone|somebody|person else .|now|here|please|to|instead',
    '^ <polite>~ ,? i|id|we|just|only would? want|need|require|demand|wanna|like|request a|some|real|more? person|someone|somebody|people|human <polite>~ $',
    'get|find|send someone|somebody to|who|that ~1 <help> me|us|this|with',
  ],
  'wish.is_there': [
    'is|isnt|are|arent|any there|their any|no|not? <aHuman>',
    'is|are <aHuman> available|there|online|free|around|here',
    'any <aHuman> around|there|here|online|available|free',
    'anyone|anybody|someone|somebody real|human ~1 there|here|around|online|available|.',
    'who|whom can|could|do|should|may i <speak> <to>',
    'explain|tell|show|describe|discuss|report ~3 to|with? <aRealOne>',
    '<aRealOne> would|might be|help ~2 nice|great|good|better|helpful|lovely|appreciated|best|easier|ideal|fine|me',
    'is|isnt|are|arent there <aSomeone> ~1 there|here|around|available|online|alive|listening|awake|working|else|i|we|who|that|to_talk|to_speak|to_help|to_chat|to_contact|to_ask',
    'is? anyone|anybody|somebody|someone|any1 <polite>~ there|home|here|alive|out|awake|online|around|available|listening there? <polite>~ .',
    'do|dont|does|have you|u|they|company|guys have|got|employ|any? ~1 <det>~ <adj>~ real_people|people|humans|human|agents|live_agents|live_agent|live_support|representatives|live_chat|human_support|real_person|person|anyone|someone|anybody|staff|operators <polite>~ .|i|who|that|to|there|here|left|working|instead|available',
    'can|could|would|will|may|might|let|lets|have|has|get|make|ask|tell|if|that ,? <polite>~ <aHuman>|real_person|someone_real|somebody_real|someone_else|somebody_else|someone_from <polite>~ to? <polite>~ <help>|me|us|please',
    'can|could|would|will ,? <polite>~ a|any|some|another|one_of_your <adj>~ person|people|supervisor|manager <polite>~ <help>',
    'can|could|would|will someone|somebody|anyone|anybody ,? actually|really|finally|real|human|from|in|at|competent ~3 <help>',
    'wheres|where|whos|who_is ~2 humans|human|real_people|real_person|people|agents|live_agent|operator|representative|representatives ~1 .',
    'can|could|may|might|possible|possibility|chance|able|would|like|love|wish|happy|hope ,? i|we|you|it|to|of|for|me|be? <polite>~ to? have|get|see|reach|find|request|ask_for|order|use|with|of|meet|be|getting|having|a? <polite>~ <det>~ <adj>~ human|humans|real_person|actual_person|live_person|live_agent|representative|operator|rep|human_being|live_chat|live_support|human_support|agent|advisor|adviser|colleague|supervisor|manager|staff_member <polite>~ .|<ending>',
    'can|could|may i|we <polite>~ have|get|see a|an|some real? person|people|someone <polite>~ .|<ending>',
    'any|some chance|way|possibility|option ~2 of? <aHuman>|person|someone',
  ],
  'wish.no_machine': [
    '<dont> <polite>~ <hedge>~ <wanting>? ~2 <machineTalk> ~4 <to> <badly>~ <bot>',
    '<dont> <hedge>~ <wanting> ~2 <machineTalk>? <to>? <badly>~ <bot> <polite>~ .|<ending>',
    '<hadEnough> ~2 <machineTalk>? ~4 <to>? <badly>~ <bot> <polite>~ .|<ending>',
    '^ <polite>~ ,? no|not|stop|enough|skip|fuck more|with? <badly>~ <bot> <polite>~ .',
    'no_more <badly>~ <bot>',
    'not <badly>~ <bot> ,? <polite>~ $',
    '<human>|person|people|someone|somebody ,? and|or? rather|instead|not|no than|of? to|with? <badly>~ <bot>',
    'turn|switch|shut ~2 <bot> off|down',
    'shut|turn|switch off|down <badly>~ <bot>',
    'let|put|get|bring|out me ~1 of|past|around|away_from? <badly>~ <bot>',
  ],
  'wish.enough': [
    'this|our conversation|discussion|dialogue is|isnt|does|doesnt|wont|has|leads|goes|will ~2 working|work|going|lead|leading|help|helping|nowhere|pointless|useless|sense|anywhere',
  ],
  'wish.indefinite': [
    // once refusals, reports and compounds are struck out, "… a human" after a word of asking is a wish
    '<asking> ~6 a|an|another|one_of_your|any|some|one_of_the <adj>~ <surely>',
    '<asking> ~6 <real> person|people|human|agent|employee|operator|representative',
    '<surely> <polite>~ ,? please|pls|plz',
    '<pass> me|us ~2 to one|him|her|them',
    '<asking> ~6 from|by <aHuman>',
    'someone|somebody|anyone competent|qualified|sensible|with_a_brain|with_authority|in_charge',
    'flesh and blood',
    'is|does|can someone|anyone|somebody|anybody from ~3 reading|read|here|there|reads|available|online',
    'hand|pass|give ~1 over|on to your team|people|colleague|colleagues|staff|humans',
    'get|have|bring ~1 <aHuman>|a_person|someone involved',
  ],
  'wish.alone': [
    '^^ <surely> <polite>~ $',
    '^ <polite>~ ,? <polite>~ ,? <det>~ <adj>~ <alone> ,? <polite>~ ,? <polite>~ $',
    '^ <polite>~ ,? <det>~ <adj>~ <human> ,? <polite>~ ,? <polite>~ $',
    '^ <polite>~ ,? <alone> ,? <alone> <polite>~ $',
    '^^ <hurry>~ <det>~ <adj>~ <alone>|<human> <hurry> <polite>~ .',
    '^^ <please>~ <please> <det>~ <adj>~ <alone>|<human> <polite>~ .',
    '^^ <det>~ <adj>~ <real> person|human|agent|being|people|support <polite>~ .',
    '^^ <polite>~ someone|somebody|one from|of|in ~3 please|pls|plz|now <polite>~ .',
    '^ <polite>~ ,? i|we? want|need|like|would_like|gotta|have|wanna|wish|must to? <speak> <to>? <polite>~ .',
    '^ <polite>~ ,? ~1 team|department|dept please|pls|plz $',
  ],
}
sets.asking =
  'want|wants|need|needs|like|love|please|pls|plz|can|could|would|may|get|give|let|lets|prefer|rather|how|bring|loop|put|hand|hear|demand|require|request|wish|where|send|find|fetch|involve|include|must|should|ask|why|than|instead|otherwise|then|prefer|insist'
sets.surely =
  'human|humans|human being|real person|real human|live agent|agent|representative|operator|colleague|employee|advisor|adviser|member of staff|member of your team|staff member|team member|live person|actual person|living person|sales rep|support agent|support person|customer service agent|service agent|agnt'
sets.personal = 'human|personal|live|real|in person|person to person|face to face'

/** People may help, but another way, or higher up: the ways there are get offered. */
export const soft: Rules = {
  'wish.call': [
    'call|phone|ring|telephone|calling|phoning|ringing me|us|my ~1 back|mobile|phone|number|on|at|tomorrow|later|again|please|when|if|asap|now|.',
    'call back|again',
    'callback|callbacks',
    'give|gimme|get me|us a? call|ring|bell|callback|phone_call',
    'can|could|may|would|want|like|need|possible|way|how|where|rather|prefer|able ~4 call|phone|telephone|ring ~1 you|someone|somebody|company|in|customer|support|u|us|me|an|a|your',
    'speak|talk|speaking|talking|discuss ~3 on|over|by|via|through the? phone|telephone|line',
    'by|via phone|telephone ,? <polite>~ .',
  ],
  'wish.phone_number': [
    'your|ur|a|the|what|whats|which|have|any|give|need|find|for|is support|service|customer|help|free|toll|company|companys|contact|phone|telephone~ phone|telephone|contact|hotline|service|helpline|support|free number|numbers|nr|details|info|information',
    '^ <polite>~ phone|telephone|contact|hotline|service|support|customer~ number|details <polite>~ $',
    'contact|hotline|helpline|support|service number|details <polite>~ .|for|of',
    'your|the|ur|which|what|whats number ,? <polite>~ .|to_call|reach',
    'your|ur|which|whats telephone|phone ,? <polite>~ .|to_call|reach',
    '^ <polite>~ contact|contacts|hotline|phone|telephone|helpline|number <polite>~ $',
    'your|companys contact|contacts|hotline|helpline',
    'how|where|can|want|like|need|could|way|possible|information|help|must|when|time|hours ~4 contact|reach|in_contact|in_touch with? you|u|your|the|company|customer|support|us',
    'contact|reach|call customer|support|you|company',
    'call|calling|phone|phoning|reach|reaching|contacting ~1 customer service|support|care|assistance|help',
  ],
  'wish.supervisor': [
    'supervisor|supervisors|superior|team_leader',
    'your manager|boss|management|ceo',
    'higher up|management',
  ],
  'wish.complaint': [
    'complain|complaint|complaints|complaining|grievance',
    'lawyer|solicitor|ombudsman',
    'take|taking legal action|steps',
  ],
}

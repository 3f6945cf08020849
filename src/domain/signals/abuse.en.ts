import type { Rules, Sets } from './phrases.ts'

/**
 * English words of abuse. The file contains insults, because it must know them. "You idiot" is abuse, "this shitty
 * router" is anger about the matter.
 */
export const sets: Sets = {
  noun: 'idiot|idiots|moron|morons|imbecile|cretin|dumbass|dumb ass|asshole|assholes|arsehole|ass hole|ass|arse|bitch|biatch|bitches|bastard|bastards|cunt|cunts|dick|dickhead|dick head|prick|twat|wanker|tosser|pussy|motherfucker|mother fucker|fucker|fuckers|shithead|scum|scumbag|slut|whore|hoe|retard|retarded|loser|losers|jerk|douche|douchebag|faggot|fag|homo|dyke|nigger|nigga|chink|paki|dummy|dumbo|fool|clown|clowns|liar|liars|pig|swine|freak|creep|weirdo|psycho|piece of shit|piece of crap|piece of garbage|piece of trash|pos|shit|garbage|trash|bag of shit|waste of space|dimwit|nitwit|halfwit|numbskull|numskull|airhead|bonehead|knucklehead|nutcase|tard|turd|cow|hag|skank|tramp|thot|hooker|parasite|vermin|rat|sucker|cocksucker|bullshitter|nazi|terrorist|stupid|monkey|ape|puppet|simpleton|ignoramus|dolt|dunce|blockhead|jackass|lunatic|pervert|bellend|muppet|git|pillock|wally|knob|numpty|tit|son of a bitch|coward|tin can|bucket of bolts|lump of metal',
  plain:
    'idiot|moron|imbecile|cretin|dumbass|dumb ass|asshole|arsehole|bitch|biatch|bastard|cunt|dickhead|prick|twat|wanker|motherfucker|mother fucker|fucker|shithead|scum|scumbag|slut|whore|retard|jerk|faggot|fag|nigger|nigga|loser|liar|moron|dumbo|dummy|idiots|morons|assholes|bitches|dick|pussy|cunts|homo|fatass|fat ass|lame ass|son of a bitch|cocksucker|douchebag|wankers|pervert|freak|jackass|suck|sucks|pig|racist|fatty|sexy|asswipe',
  bad: 'stupid|dumb|idiotic|moronic|useless|worthless|pathetic|retarded|ugly|fat|disgusting|dense|brainless|mindless|thick|clueless|incompetent|ignorant|annoying|horrible|terrible|awful|crazy|insane|mad|mental|gay|sick|creepy|weird|boring|lame|crap|shit|shite|bullshit|rubbish|a joke|rude|mean|evil|nasty|hopeless|silly|daft|bonkers|nuts|foolish|lazy|slow|unintelligent|heartless|soulless|a disgrace|a waste of time|a waste of space|no good|good for nothing|garbage|trash|the worst|worst|bad|nothing|dirty|smelly|deranged|delusional|hateful|despicable|irritating|unbearable|full of shit|full of crap|full of it|a pain|broken|not smart|not clever|not intelligent|not very smart|not very bright|not very clever|not bright|a terrible bot|a bad bot|a horrible bot|drunk|hot|sexy|naked|horny|a virgin|dull|cringe|an embarrassment|a failure|a disappointment|a mistake|a nobody|a monster|a dumb|a stupid',
  very: 'a|an|the|so|very|such|such a|such an|really|just|fucking|freaking|bloody|damn|damned|goddamn|absolutely|totally|complete|completely|total|absolute|utter|utterly|bunch of|a bunch of|nothing but|all|pretty|quite|too|as|one|little|big|old|fat|stupid|dumb|useless|lazy|ugly|dirty|incredibly|extremely|actually|probably|also|still|being|kind of|kinda|even|more|real|pathetic|worthless|disgusting|filthy|rotten|miserable|silly|annoying|crazy|cheap|ignorant|sick|some|friggin|effing|fking|fuckin|u|you|rude|lying|that|lame|black|white|jewish|of|fuckn|hopeless|machine|chatbot|robot',
  be: 'you are|youre|ur|u r|your|u are|you re|you were|are you|you look|you look like|you sound like|you smell like|you act like|you must be|you seem|you sound|ya|you all are|yall are|you guys are|you people are|you lot are|r u|are u|this bot is|the bot is|this chatbot is|the chatbot is|this robot is|this ai is|bots are|you bots are|chatbots are|your agents are|your staff is|your staff are|your employees are|youve been|you be|you is|what an|what a|youre such|you are such|arent you|sounds like you are|i think you are|i think youre|eliza is|you have been|you have|im talking to',
  body: 'dick|dicks|cock|cocks|penis|pussy|vagina|tits|boobs|boobies|breasts|ass|arse|butt|balls|clit|nipples|cum|anus|genitals|booty|bra|panties|knickers|underwear|nude|nudes|naked|buttocks|bum|thighs|lips|body|legs',
  sexual:
    'sex|porn|blowjob|blow job|handjob|hand job|masturbate|masturbating|masturbation|orgasm|horny|anal|bdsm|threesome|hentai|milf|dildo|vibrator|deepthroat|gangbang|boner|sexting|onlyfans|prostitute|stripper|striptease|kinky|orgy|bondage|doggystyle|sodomy|rape|molest|cumming|lap dance|make out with|make love|making love|cybersex|wank|jerk off|jack off|flirt|flirting|bang me|aroused|seduce me|moan|moaning|undress|genital|genitals',
  fuck: 'fuck|fck|fuk|fuc|fu|fuckk|phuck|f u c k|screw|fucks|fvck|fuq|feck|fuckin',
  it: 'this|that|it|the|router|internet|service|my|wifi|connection|everything|parcel|order|what|who|how|where|why|when|all',
  bot: 'bot|robot|chatbot|machine|computer|ai|program|eliza|siri|alexa|assistant|agent|thing|automaton',
}
sets.hate = 'hate|despise|detest|loathe|dislike|cant stand|h8|cannot stand|dont like|do not like'
sets.people =
  'black|blacks|jew|jews|jewish|muslim|muslims|arab|arabs|asian|asians|chinese|mexican|mexicans|gay|gays|lesbian|lesbians|women|foreigners|immigrants|refugees|gypsy|gypsies|homosexuals|trans|indians|africans|turks|white|whites|black persons|black people|white people|gay people|negroes|hindus|christians|latinos|polacks|russians|trannies'

/** What only sounds like an insult: said about oneself or the matter. Struck out first. */
export const others: Rules = {
  about_myself: [
    'i am|im|i_feel|i_was|am_i|i_must_be|made_me_feel <very>~ <noun>|<bad>',
    'stupid|dumb|silly question|questions|of_me|mistake|me|idea',
  ],
  about_the_matter: [
    'fucking|damn|bloody|shitty|stupid|dumb|useless|ridiculous|crappy|shit|goddamn|idiotic|freaking router|internet|wifi|box|parcel|package|website|site|app|phone|modem|order|service|connection|password|invoice|bill|line|thing|delivery|courier|driver|light|lights|machine_learning|cable|device|account|email|mail|form|system|menu|update|contract|fee|fees|money|answer|question|questions|day|days|week|weeks|time|hours|signal|website|page|courier|company|link|code',
    'what|how|why|where|who the fuck|hell|heck',
    'dick|peter|prick|pig|ape|rat|cow|cock van|pics|sullivan|street|road|smith',
    'my ass|arse|dick|cock off|hurts',
    'suck|sucks at|it_up',
    'pain in the ass|arse',
    'service|connection|internet|app|website|delivery|router|wifi|signal|this|it|that|everything|company|courier is|sucks|are <very>~ <bad>|<noun>',
    'are you|r_u|u ~1 kidding|joking|serious|mad_at|sure|there|open|closed|broken|down|slow',
    'same sex',
    'sex m|f|male|female|on',
    'half|badass|bad|kick|big ass',
    'not|arent|isnt <very>~ <noun>|<bad>|so_bad|that_bad|stupid|dumb',
  ],
}

/** Insults, curses, threats, harassment and hatred, directed at whoever answers. */
export const abuse: Rules = {
  'abuse.insult': [
    '<be> <very>~ <noun>',
    '<be> <very>~ <bad> ,? <very>~ <bot>? .|and|or|because|but|cause|if|as|at|to|that|for|like|in|than',
    'you|u|ya|yall <very>~ <noun> ,? .|and|or|give|stop|get|why|can|just|who|what|have|i|fix|that',
    'you|u <very>~ <bad> <very>~ <bot>|<noun>|human|person|people|company|lot|piece|creature|man|woman|girl',
    '^ hey|ok|no|yes|well|oh|hi|hello|shut_up|because|then|so|dear|lol|haha? ,? hey|you|u? <very>~ <plain> ,? bot|robot|eliza|you|please|lol|now|off? .',
    '<bad> <very>~ <bot>|virtual_assistant ,? lol|you|haha? $|.',
    'virtual_assistant|bot|chatbot|robot|eliza is <very>~ <bad> .',
    'you|u|bots|chatbots|robots|eliza|siri ~1 suck|sucks|stink|stinks|disgust_me|make_me_sick|are_shit|are_crap|bore_me|annoy_me|irritate_me|piss_me_off',
    'i ~1 <hate> you|u|ya|your <very>~ .|and|so|because|company|guts|face|bot|bots|all|for|with|bunch|people|stupid|eliza|siri|everything|voice|chatbot',
    'i ~1 feel|have|just ~2 hate|hatred|contempt|disgust|dislike|despise|loathing|loathe|antipathy|aversion for|towards|toward|against you|u',
    'hate|hatred|contempt|disgust|dislike|despise|loathing|loathe|antipathy|aversion for|towards|toward|against you|u',
    'hate|despise|loathe|detest|dislike|hating|despising you|u|ya .|so|all|guys',

    'stop being ~1 <noun>|<bad>',
    'you|u ~2 brain|mouth|head shut|empty|dead|small',
    '^^ <very>~ <noun> ,? <bot>|you|eliza $',
    'i hate <very>~ bots|chatbots|robots|everything_about_you',
    'your|ur mom|mum|mama|momma|moms|mother|mothers|face ~1 so|sucks|smells|fat|ugly',
    '^ your|ur mom|mum|mama|momma|mother ~1 $',
    'your mother|mum|mom|mama|father|dad|sister ~3 <noun>|<fuck>|fucking|fucked|<sexual>',
    'shut|stfu|zip up|it|your|the ~2 mouth|up|hell|fuck|bot|computer|face|you|stupid|.|eliza|now|already|please',
    'shut the? fuck|hell? up',
    'stfu',
    'lick|kiss|eat|bite|suck|blow|smell my|me|this|on ~2 <body>|shoes|boots|feet|shorts|.',
    '^^ <very>~ ~2 go to? hell|die',
    'you ~2 go to? hell|die',
    'no one|nobody|noone ~1 likes|loves|cares you|about_you',
    'you ~1 no|lack|lacks|have_no|have_lack|have_lacks|dont_have|need|zero|without ~2 brain|brains|intelligence|heart|clue|soul|friends|feelings',
    'what ~1 wrong_with you|u',
    'how stupid|dumb|dense|thick|useless are|can you',
    'you|u ~2 so? stupid|dumb|dumbass|idiot|moron|asshole|bitch|bastard|cunt|slut|whore|retard|loser',
  ],
  'abuse.curse': [
    '<fuck> ~1 you|u|ya|off|yourself|yo|yoiu|yuo|yu|yourselves|your|bot|computer|eliza|siri|yall|this_bot|them|ur|him',
    '^ ~2 <fuck> ~1 $',
    '<fuck> me|him|her|my|the ~2 .',
    'piss|bugger|sod|eff|naff|screw|fuck off|you|u|ya',
    'up yours',
    'fuckyou|fuckoff|fuku|fuckyo|fucku|fuckof|gfy|kys|fuckin_hell_you|shit_you|damn_you|screw_u|bite_me|fuckers|basturd|bstard|scumbot|bitchass',
    'damn|curse you|u',
    'kiss my ass|arse|butt',
    'eat some? shit|dick|crap|poo|a_dick',
    'go fuck|screw|kill|hang|shoot yourself|urself|your|off',
    'son of a bitch|gun',
    'middle finger',
    'drop dead',
    'fucking|fuckin ~1 idiot|moron|bot|stupid|bitch|bastard|cunt|liar|retard|asshole|whore|robot|computer|eliza|you|loser|useless|your',
    'bitch|cunt|motherfucker|asshole|faggot|nigger|nigga|dickhead|wanker|whore|slut|fag',
  ],
  'abuse.threat': [
    'i|ill|gonna|will|want_to|wanna|could|hope|wish|should|we|am_going_to|going_to ~3 kill|murder|stab|shoot|destroy|hurt|hit|punch|slap|beat|rape|strangle|choke|burn|smash|hack|bomb|delete|kick|terminate|hunt|behead|torture|execute you|u|your|ya',
    'hope|wish|want ~1 you ~2 die|burn|rot|suffer|choke|explode|crash|get_cancer|dead|get_fired|get_hit|were_dead',
    '^ <very>~ die ,? <very>~ <bot>|<noun>? .',
    'kill|hang|shoot|drown yourself|urself',
    'i know where you live',
    'watch your back',
    'chop|cut|rip|tear you ~1 up|apart|into|off|head|to_pieces|open',
    'you|u will|deserve|should|must|shall|gonna ~2 die|pay_for_this|burn|rot|be_shot|be_killed|hang|suffer|perish',
  ],
  'abuse.sexual': [
    '<sexual>',
    '^ ~2 sex|gay|nude|naked ~1 $',
    'sex|nudes|intercourse with|life|now|tonight|me|please|toy|tape|chat|bot|you|slave|from',
    'had|have|having|want|like|love|enjoy|need|do|your|about ~1 sex',
    'your|ur|ya ~2 <body>|bed|cleavage|curves|hips',
    'my ~2 dick|cock|penis|balls|pussy|vagina|tits|boobs|butt|anus|boner',
    '^ ~3 cock|cocks|dick|dicks|penis|pussy|vagina|tits|boobs|boobies|booty|nudes ~1 $',
    'suck|lick|touch|rub|spank|grab|squeeze|fondle|finger|ride|kiss|caress|undress|fuck|bang|hump|shag|smash|bend|mount|seduce ~1 me|my|you|your|it|over|u|on',
    'i|can_i|lets|could|would_love_to|want_to|wanna|may_i|will_you|do_you|would_you|id|ill ~3 fuck|shag|bang|bone|screw|hump|screwing|sleep_with|kiss|undress|spank|lick|rub|jump|touch|taste|date|seduce|cuddle|flirt_with|rip|make_out_with you|u|me|your|ya|someone|yourself',
    'i ~2 want|need|desire|crave you|u right_now|now|inside|so_bad|badly|naked|in_bed|tonight|.',
    'rip|take|tear|get ~3 clothes|pants|shirt|dress|bra|panties|trousers ~1 off',
    'your clothes|pants|zipper|skirt|dress|underwear',
    'what are|r you|u wearing',
    'are|r you|u ~2 wearing|naked|horny|single|wet|hot|sexy|virgin|turned_on|hard|gay|lesbian|straight|bi|flirting',
    'you|u|ur|youre|your ~2 sexy|hot|horny|hottie|hotty|hunk|babe|gorgeous|beautiful|handsome|cute|naughty|bombshell|attractive|pretty|stunning|foxy|delicious|wet|turn_me_on|make_me_horny',
    'nice|hot|sexy|juicy|wet|hairy|tight ~1 <body>|piece|booty|babe|chick',
    '^ <very>~ sexy|hottie|hotty|babe|gorgeous|beautiful|hot|horny|handsome|beauty|cutie|honey ~1 $',
    'show|send|give|see|want|love ~1 me|us|your|ur|some ~1 <body>|nudes|pics|head',
    'sleep|bed with|to me|bed|you',
    'turn|turns|turning|turned me|on ~1 on|you',
    'between your|my|her legs|thighs|breasts',
    'all night long',
    'come|get|go|climb to|in|into|over bed|my_bed|on_top|on_me',
  ],
  'abuse.hate': [
    'nigger|niggers|nigga|faggot|faggots|fags|chink|chinks|paki|pakis|spic|kike|wetback|gook|tranny|towelhead|raghead|coon|negro|gypsies|gooks|kikes|dykes|dago|darkie|jap',
    '^^ darkies|<people>_shit',
    'people of color|colour are',
    'all|most|damn|fucking|dirty|those|these|stupid|typical ~1 <people> ~1 are|is|should|must|have|love|smell|steal|lie|.',
    '<people> ~1 are|is|should|must|have|smell|stink|steal|suck|cant|look ~3 <noun>|<bad>|die|go|leave|out|thieves|criminals|lazy|dirty|inferior|good|same|terrorists|alike|animals|hell|rapists',
    'i ~2 hate|dislike|cant_stand|dont_like|despise|detest|fear|kill ~1 <people>',
    'you|u|ur ~1 <people> shit|pig|bastard|bitch|dog|scum|people|monkey|ape|.',
    'go back to|home ~2 country|africa|mexico|home|asia|china|india|where',
    'heil|hail|sieg hitler|heil',
    'hitler|holocaust|gas|white ~2 right|jews|good|chamber|chambers|power|supremacy|did|was_right|never_happened|the_jews',
    'kill|gas|hang|burn|deport|ban ~1 <people>',
    'foreigners|immigrants|refugees out|go|raus|should|are',
  ],
}

import { book, type Found, find, type Reading, reading, without } from './phrases.ts'

const rules = book({
  'said.already': [
    'you|u|bot|it already|just|have_already|literally_just|ve_already|have_just ~1 said|told|wrote|sent|gave|answered|suggested|posted|mentioned|asked|explained|recommended|offered|shown|showed',
    'you|u|youve|bot said|told|wrote|sent|gave|answered|suggested|posted|mentioned|asked ~2 that|this|it|me ~1 already|before|again|twice|earlier|three_times|a_minute_ago|a_moment_ago|just_now|times',
    'you|u said|told|wrote|sent|suggested|asked ~2 already|before|twice|earlier|just_now',
    'already|just|ive ~1 read|heard|seen|had|got that|this|it|these answer|article|text|link|page|already|before|twice|.',
    'we|ive|i have? already|had been_through|had|been_over|went_through|covered|discussed|gone_through|talked_about|done',
    'weve|ive been_through|been_over|gone_through|had|covered|discussed this|that|it',
    'been there ,? done',
    'as|like i ~1 already|just? said|told|wrote|mentioned|explained',
    'i already|have_already|just|literally_just ~1 told|said|answered|explained|gave|wrote|mentioned|asked|provided|sent you|that|this|it|so|all|the',
    'ive already|just told|said|answered|explained|given|written|mentioned|asked',
    'i told|said|wrote|explained|answered|mentioned ~3 already|before|above|twice|three_times|times|earlier|just_now',
    'i|we told_you|already_told',
    'have|must|need|why|do ~1 i|to ~4 repeat|repeating myself|everything',
    'repeat|repeating|repeats myself|yourself|the_same|itself|yourselves',
  ],
  'said.same_answer': [
    'same|identical ~1 answer|answers|reply|replies|response|text|article|link|sentence|crap|nonsense|advice|suggestion|words|paragraph ~1 again|as|twice|over|every|each|all|three|five|every_time|before|.|for|and',
    'the? same ~2 again|over',
    'again the? same',
    'over|again and over|again',
    'you|u|bot|stop|it|this|always|just keep|keeps|stop|kept|always|are|only|just|again? repeating|saying|giving|sending|telling|posting|repeats|pasting|copying ~2 the_same|same|yourself|this|that|it|myself',
    'copy paste|pasting|pasted',
    'copied and pasted',
    'broken record',
    'like a? parrot',
    'you|youre|keep|stop are? repeating',
  ],
  'said.circles': [
    'go|going|run|running|goes|talking|moving|round|turning in|round|around circles|a_circle|in_circles|and_round',
    'in|endless|infinite a|an|endless|infinite? circles|circle|loop|loops',
    'deja vu',
    'stuck in a|an|this|the? endless? loop|circle|cycle',
    'back|are|were to|at square|the one|beginning|start',
  ],
  'gesagt.schon': [
    'das|dies|des|dis hatten|hatt|hattest|hattet wir|sie|du|ihr|mir|ma ~2 schon|bereits|gerade|doch|grad|eben',
    'das|dies|des|dis haben|ham|hast|habt wir|sie|du|ihr|mir|ma ~1 schon|bereits|gerade|doch|grad|eben .',
    'das|den|die|diese|diesen|dieses|dasselbe|das_gleiche ~2 kenne|steht|stand|weiß|las|kenn ~4 schon|bereits|eben|gerade|vorhin|doch_schon|grad',
    'schon|bereits|gerade|eben|grad|vorhin|doch ~2 gesagt|geschrieben|geschickt|vorgeschlagen|erklärt|erwähnt|mitgeteilt|beantwortet|geantwortet|erzählt|genannt|angegeben|gelesen|durchgekaut|besprochen|durch|gehabt|gefragt|empfohlen',
    'hab|habe|haben|hast|sagte|schrieb|sagten ich|wir|sie|du|ihr ~3 schon|bereits|gerade|eben|doch|vorhin|mehrfach|mehrmals|oben|x_mal|tausendmal|zweimal|dreimal ~2 gesagt|geschrieben|erklärt|erwähnt|mitgeteilt|beantwortet|angegeben|gefragt|geschickt|genannt|erzählt',
    'sagte|schrieb|sagten ich|wir|sie|du|ihr ~3 schon|bereits|eben|doch|vorhin|mehrfach|mehrmals|oben .',
    'ich|wir ~1 hab|habe|haben ~2 schon|bereits|doch|mehrfach|mehrmals|gerade|eben|x_mal ~4 gesagt|geschrieben|erklärt|erwähnt|mitgeteilt|beantwortet|angegeben|gefragt|genannt|erzählt',
    'wie|was ~1 gesagt|erwähnt|geschrieben|oben ,? ~2 schon|bereits|bereits_gesagt|steht',
    'wiederholen|wiederholst|wiederholt sie|du|ihr|euch|sich|dich',
    'muss|soll|warum|wieso|wie_oft ich|noch ~5 wiederholen|nochmal_sagen|nochmal_erklären|nochmal_schreiben|noch_sagen|noch_erklären|noch_schreiben|noch_erzählen|noch_fragen',
    'wie_oft|wieviel_mal|wie_viele_male ~1 noch|denn|soll|muss',
    'das hatten wir',
  ],
  'gesagt.wieder_dasselbe': [
    'immer|schon|wieder|nochmal|jedes_mal|ständig|dauernd|nur|erneut|stets|andauernd|abermals|noch_einmal|zum ~1 das? selbe|dasselbe|das_gleiche|gleiche|selben|gleichen|denselben|derselbe|dieselbe|die_gleiche|der_gleiche|den_gleichen|diesselbe',
    'die|den|der|das|genau selbe|gleiche|gleichen|selben|identische ~1 antwort|antworten|text|satz|artikel|link|spruch|vorschlag|nachricht|infos|tipp ~2 wie|noch|schon|wieder|nochmal|zum|erneut|.|von',
    'dieselbe|derselbe|denselben|dasselbe|diesselbe|dieselben ~1 antwort|antworten|text|satz|artikel|link|spruch|vorschlag|nachricht|infos|tipp|wie',
    'zum|das zweiten|dritten|vierten|fünften|zehnten|x_ten|hundertsten|tausendsten|xten|zigsten mal',
    'zum zweiten|dritten|vierten|fünften|zehnten|xten|hundertsten|tausendsten|zigsten mal',
    'copy paste',
    'kaputte|hängen|gesprungene schallplatte|platte|geblieben',
    'wie ein|ne papagei',
  ],
  'gesagt.kreis': [
    'im|in|uns kreis|kreise|kreisen|einer_schleife|endlosschleife|schleife|dauerschleife',
    'endlosschleife|dauerschleife|kreisverkehr',
    'drehen|dreht|dreh sie|uns|sich|wir|mich|ihr ~2 im kreis*',
    'wieder|erneut am anfang',
  ],
})

/** Whether the customer tells us that we, or they, have said it already; in the customer's words. */
export const findSaidAlready = (text: string): Found | null => find(rules, reading(text))

/** What is left of a message without the words that say so. */
export const strikeSaidAlready = (read: Reading): Reading => without(rules, read)

import { book, type Found, find, type Reading, reading, without } from './phrases.ts'

const rules = book({
  'unhelpful.does_not_help': [
    'doesnt|does_not|didnt|did_not|dont|isnt|not|wont|never|aint ~2 help|helpful|helping|helped|useful ~3',
    'doesnt|does_not|didnt|did_not|dont|not answer|answering|solve|fix|address|resolve my|the|it|anything|this|that|a',
    'no help|use at? all|whatsoever|.|to|here',
    'of no|little use|help',
    'unhelpful|useless|worthless|pointless',
    'not what i ~1 asked|meant|mean|need|wanted|want|am|was',
    'not my|the question|problem|issue|point',
    'has|have|got nothing to_do ~3',
    'doesnt|dont|didnt ~1 make|understand|get sense|it|me|my|the|what',
    'you dont|do_not|didnt|cant|arent ~1 understand|understanding|get|listen|listening|help|read|know',
    'are_you_even listening|reading',
    'that|this|it was|is|wasnt not? wrong|irrelevant|nonsense|rubbish|bullshit|crap|garbage|the_wrong|no_answer|not_true|incorrect',
    'wrong answer|article|topic|link|reply',
    'not|isnt an|the answer|solution',
    'still dont|do_not|no|not|cant ~1 know|understand|clue|idea|solution|answer',
    'missing|miss|missed the point',
  ],
  'unhelpful.tried': [
    'tried|done|did|checked|restarted|rebooted|followed|reset|attempted ~4 already|before|twice|times|several|everything|thrice',
    'already|ive ~1 tried|done|did|checked|restarted|rebooted|followed|read|looked|reset|attempted',
    'i|we tried|did that|this|it|everything|all|these|those|them|all_that|all_of_that ~2 .|and|but|already',
    'tried|done|did ~2 no luck|success|effect|change|result',
    'tried that|this|it|everything|all',
    'been there done',
    'without|no success|luck|effect|avail|result|joy .',
    'to no avail',
  ],
  'unhelpful.still': [
    'still|again ~1 not|doesnt|does_not|isnt|dont|cant|wont|cannot|didnt|no|hasnt|havent|nothing ~2',
    'still ~1 broken|down|missing|waiting|failing|the_same|same|wrong|stuck|offline|failing|slow|there|happening|dead|nothing|blinking|red|gone',
    'doesnt|does_not|didnt|isnt|wont|dont|not work|working|worked|function ~1 .|either|anymore|again|at|still|for',
    'same problem|issue|error|result ~1 .|again|as|still',
    'nothing|no|hasnt|not has|changed|change|difference|happened|happens|works|worked|improved',
    'didnt|did_not work|do|change|fix ~1 .|anything|either|it',
    'problem|issue|error ~1 persists|remains|is_still|still',
    'its? not fixed|solved|resolved|working',
  ],
  'hilft.nicht': [
    'hilft|half|hilfts|bringt|nützt|nutzt|bringts|helfen|geholfen ~4 nicht|nix|nichts|net|ned|nich|wenig|null|kein',
    'nicht|nix|nichts|net|ned|wenig|kaum|kein|keine|null ~1 hilfreich|geholfen|hilfe|weitergeholfen|gebracht|genützt|weitergebracht',
    'hat|haben|konnte|könnt|kann ~3 nicht|nix|nichts|net|ned ~1 geholfen|gebracht|genützt|weitergeholfen|helfen|weiterhelfen|gelöst',
    'nutzlos|unnütz|sinnlos|zwecklos|unbrauchbar|wertlos|zu_nichts_zu_gebrauchen',
    'beantwortet|löst|trifft|klärt|behebt ~3 nicht',
    'nicht|net|ned das|die|meine|mein ~1 was|antwort|frage|problem|gefragt|gemeint|meinte|lösung',
    'nicht meine|mein|die frage|problem|anliegen|lösung|antwort',
    'nicht gefragt|gemeint|verstanden|richtig_verstanden',
    'falsche|falscher|unpassende|keine antwort|artikel|thema|link|lösung|hilfe',
    'nichts|nix|gar_nichts ~1 zu_tun|zu_schaffen|anfangen',
    'verstehst|verstehen|versteht|kapierst|kapiert|hörst|liest|lesen sie|du|ihr|mich? ~4 nicht|nichts|nix|net|überhaupt',
    'am|an thema|problem|meiner_frage vorbei',
    'völliger|so_ein|totaler|kompletter|absoluter|was_für_ein quatsch|unsinn|blödsinn|schwachsinn|mist|käse',
    'weiß|weiss ~1 immer_noch|noch_immer|jetzt_auch nicht',
  ],
  'hilft.probiert': [
    'schon|bereits|längst|alles|mehrfach|mehrmals|x_mal|zweimal|dreimal|öfter|oft|eben|gerade|auch_schon|vergeblich ~4 probiert|versucht|gemacht|getan|ausprobiert|neugestartet|neu_gestartet|durch|geprüft|gecheckt|erledigt|getestet|überprüft|nachgesehen|nachgeschaut|geschaut|resettet|zurückgesetzt|gelesen|angerufen|befolgt|hinter_mir',
    'probiert|versucht|gemacht|ausprobiert|neugestartet|neu_gestartet|getestet ~3 schon|bereits|nichts|nix|ohne|erfolglos|vergeblich|geht_nicht|bringt',
    'ohne|kein|keinen|null erfolg|ergebnis|wirkung',
    'erfolglos|vergeblich',
    'hab|habe ich ~2 alles ~1 gemacht|probiert|versucht|durch',
    'alles probiert|versucht|gemacht|durchprobiert|ausprobiert',
  ],
  'hilft.immer_noch': [
    'immer_noch|noch_immer|immernoch|weiterhin|nach_wie_vor|noch|wieder|weiter|dennoch|trotzdem|nochimmer ~3 nicht|nix|nichts|kein|keine|keinen|net|ned|kaputt|tot|weg|offline|defekt|langsam|fehler|das_gleiche|dasselbe|rot|aus|gestört|dunkel|gar_nichts|derselbe',
    'nicht|net|ned|nix|nichts ~2 immer_noch|noch_immer|immernoch|weiterhin',
    'geht|funktioniert|klappt|läuft|tut|funzt|hat|gehts|klappts|funktionierts ~4 nicht|nix|nichts|net|ned|nich ~1 .|mehr|so|trotzdem|geklappt|funktioniert|auch',
    'geht|funktioniert|klappt|läuft|funzt nicht|nix|net|ned|nich',
    'hat|habe ~2 nicht|nix|nichts geklappt|funktioniert|geändert|verändert|gebracht',
    'problem|fehler|störung ~1 besteht|bleibt|ist_noch|nicht_gelöst|nicht_behoben|immer_noch|noch',
    'gleiche|gleicher|gleiches|selbe|selber|dasselbe problem|fehler|ergebnis',
    'nicht gelöst|behoben|erledigt|geklärt|repariert',
    'ändert|tut|passiert|rührt ~3 nichts|nix|nicht',
  ],
})

/** Whether the customer tells us that an answer did not help, was tried before, or changed nothing. */
export const findUnhelpful = (text: string): Found | null => find(rules, reading(text))

/** What is left of a message without the words that say so. */
export const strikeUnhelpful = (read: Reading): Reading => without(rules, read)

import { book, type Found, findAll, findDistinct, reading } from './phrases.ts'

/**
 * What a message says about the customer's patience, by kind. `end`: patience is over. `hard`: harsh words about us.
 * `sore`: disappointment. `glad`: content. Harsh words about the matter itself ("the router is rubbish") are `sore`.
 */
const wordings = {
  end: {
    'end.enough': [
      'had|have|got|ive|i enough|it of|with|up_to_here',
      'had it with|up_to_here',
      'that_is|thats|this_is|its enough|it_for_me|the_last_straw|the_limit',
      'enough is enough',
      'fed up',
      'sick|tired|sick_and_tired of this|your|you|waiting|it|the|being|hearing|repeating|asking|these|explaining',
      'losing|lost|lose|losing_my|run_out_of|running_out_of my? patience|temper|nerves',
      'patience is|has|end|gone|over|running',
      'last|final time|chance|warning ~1 i|.',
      'how|how_many times|often|many_more|much_longer ~4',
      'how many more times|days|weeks',
      'give|giving|gave up .|on|now|with',
      'forget|screw|stuff it|you|this .',
      'im|i_am done|leaving|out|off|through|finished .|with|here',
      'never_again|last_time_i|taking_my_business|switching_to|going_elsewhere|go_elsewhere|cancelling_everything|competitor',
      'driving|drives me mad|crazy|nuts|insane',
      'for|the third|fourth|fifth|tenth|hundredth|umpteenth|millionth|3rd|4th|5th|10th time',
      'waste|wasting|wasted ~1 my|of time',
      'wtf|ffs',
      'what the|are fuck|hell|heck',
      'are|r you|u kidding|joking|serious|deaf|stupid|dumb|blind|taking_the_piss|having_a_laugh ~1 .|me',
      'kidding|taking me|the_piss|the_mick',
      'is_this|this_is|what|some|sick|bad a? joke',
      'unbelievable|unacceptable|ridiculous|outrageous|disgraceful|disgusting|pathetic|shameful|scandalous|infuriating|insulting|appalling|farce|clowns|incompetent|incompetence|fuming|furious|livid',
      'a joke .',
    ],
    'ende.genug': [
      'reicht|langt ~2 mir|es|jetzt|nun|langsam|endgültig|mal|wohl .|jetzt|nun|langsam|endgültig|schon',
      'mir|jetzt|es reichts|reicht|langts|langt ~1 es|jetzt|langsam|endgültig|nun|.',
      'schnauze|nase|faxen|kanal|hals|kragen gestrichen? voll|dicke|platzt',
      'nase|schnauze|faxen voll|dicke|satt',
      'hab|habe|haben|bin ~3 satt|leid|dicke|bedient|durch_mit|fertig_mit',
      'genug davon|von|gewartet|geredet|jetzt|ist_genug|.',
      'geduld ~3 ende|verloren|erschöpft|vorbei|aus|am_ende|platzt',
      'mit meiner|den geduld|nerven am_ende|am_boden|fertig',
      'letzte|letztes|letzter|allerletzte mal|chance|versuch|warnung|male',
      'zum|das letzten|letzte mal',
      'wie_oft noch|denn|soll|muss|endlich|eigentlich|bitte',
      'ich geb|gebe|gebs|geb_es ~1 auf',
      'geb|gebe ich ~2 auf',
      'vergiss|vergessen|lassen|lass sie? es|das|mers|gut_sein .',
      'nie wieder',
      'willst|wollt|wollen|soll du|ihr|sie|das ~2 mich? verarschen|verarscht|auf_den_arm|für_dumm|veräppeln|ein_witz|ein_scherz|verkohlen',
      'verarscht|verarsche|verarschen|verarschung|veräppelt',
      'witz|scherz|frechheit|unverschämt*|zumutung|saftladen|sauerei|schweinerei|unfassbar|lächerlich|armutszeugnis|skandal|katastrophe|inakzeptabel|peinlich|unmöglich_sowas|unglaublich|bodenlos*|affenzirkus|kasperltheater|kindergarten|drecksladen|scheißladen|scheissverein|saustall|lachnummer|trauerspiel|unerhört|blamabel|stinksauer|stocksauer|inkompetent*|unfähig*',
      'zeitverschwendung|verschwende*',
      'nerv|nervt|nervst|nerven ~1 mich|langsam|tierisch|gewaltig|total|jetzt|nur|.',
      'auf|geht_auf den|die|meine|meinen keks|geist|sack|nerven|wecker|eier|zeiger',
      'was|zum|verdammt soll_der|teufel|scheiß|mist|nochmal',
      'wechsle|wechsele|kündige ~3 anbieter|konkurrenz|sofort|alles|jetzt|den_vertrag',
      'zum dritten|vierten|fünften|zehnten|hundertsten|tausendsten|x_ten|xten mal',
      'wahnsinnig|verrückt|irre|kirre|auf_die_palme|zur_weißglut|in_den_wahnsinn',
    ],
  },
  hard: {
    harsh: [
      'useless|worthless|rubbish|crap|garbage|terrible|horrible|awful|worst|bullshit|trash|shit|shitty|fuck|fucking|bloody|damn|goddamn|hell|stupid|idiotic|dumb|lousy|hopeless|nonsense|liars|lies|scam|rip_off|ripoff|thieves|fraud|crooks',
      'scheiss*|scheiß*|scheisse|mist|verdammt*|verflucht*|dreck|dreck*|blöd*|dumm*|doof*|bescheuert*|beschissen*|quatsch|blödsinn|schwachsinn*|unsinn|nutzlos*|unbrauchbar|miserabel|grottig|grottenschlecht|schlechteste*|abzocke*|betrug|betrüger|lügner|kack*|saublöd|zum_kotzen|kotzt|mistladen|sauladen|arsch|herrgott*|himmelherrgott*|zefix|sakra|deppen|nichtskönner|dilettanten|saumäßig',
    ],
  },
  sore: {
    sore: [
      'annoying|annoyed|frustrating|frustrated|frustration|disappointed|disappointing|angry|upset|unhappy|dissatisfied|poor|bad|sad|sick|tired|mad|unfortunately|sadly|complaint|complain|impossible|confusing|confused|problem|broken|damaged|wrong|missing|lost|hate|fail|fails|failed|failure|dreadful|unpleasant|worried|stressful',
      'ärgerlich|ärger|genervt|nervig|frustriert|frustrierend|frust|enttäuscht|enttäuschend|sauer|wütend|verärgert|unzufrieden|traurig|schlecht|schlechte|schlechter|leider|schade|beschwer*|kaputt|defekt|beschädigt|falsch|fehlt|verloren|hasse|ätzend|doof|blöd|mühsam|umständlich|unangenehm|verzweifelt|besorgt|stressig|störung|ausfall|unzumutbar',
      'not|isnt|never|no_longer good|happy|satisfied|ok|okay|acceptable|funny|impressed|working|nice|amused',
      'nicht|nie|kein gut|zufrieden|schön|ok|okay|akzeptabel|lustig|begeistert|toll|in_ordnung|erfreut|amüsiert|hinnehmbar|spaß',
      'still ~2 waiting|nothing|not|no',
      'warte ~3 immer_noch|seit|schon',
    ],
  },
  glad: {
    glad: [
      'thanks|thank|thx|great|perfect|awesome|excellent|brilliant|wonderful|lovely|helpful|happy|glad|appreciate|super|cool|love|amazing|fantastic|pleased|cheers|good_job|well_done|nice|works_now|solved|sorted|phew',
      'danke|dankeschön|dank|prima|toll|klasse|perfekt|wunderbar|spitze|genial|hilfreich|freut|freue|froh|zufrieden|super|fantastisch|großartig|gut_gemacht|klappt_jetzt|geht_wieder|gelöst|geklappt|erfreulich|begeistert|hervorragend|ausgezeichnet|lieb|nett|sehr_gut|top',
    ],
    not_glad: [],
  },
} as const

const notGlad = 'not|isnt|no|never|nicht|kein|keine|wenig|ned|net|un|doesnt|nix|nichts|wasnt|arent'

const books = Object.fromEntries(
  Object.entries(wordings).map(([kind, rules]) => [kind, book(rules)]),
) as Record<keyof typeof wordings, ReturnType<typeof book>>
const gladNot = book({
  not: [
    `${notGlad} ~2 helpful|happy|glad|great|good|nice|perfect|hilfreich|zufrieden|toll|gut|nett|super|lustig|gelöst|geklappt|solved|danke|thanks|begeistert`,
  ],
})

/** What a message sounds like, with the customer's words. */
export interface Tone {
  end: Found[]
  hard: Found[]
  sore: Found[]
  glad: Found[]
  /** The words written in capitals, when they shout. */
  shouted: string | null
  /** Piled up punctuation ("!!", "???"). */
  piled: string | null
}

export function toneOf(text: string): Tone {
  const read = reading(text)
  const negated = findAll(gladNot, read).length > 0
  return {
    end: findDistinct(books.end, read),
    hard: findAll(books.hard, read),
    sore: [...findAll(books.sore, read), ...(negated ? findAll(gladNot, read) : [])],
    glad: negated ? [] : findAll(books.glad, read),
    shouted: shouting(text),
    piled: /[!?]{2,}|!(?:\s*!)+/.exec(text)?.[0] ?? null,
  }
}

/** Two or more words in capitals that are no abbreviation, and most of the letters: then somebody shouts. */
function shouting(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  const loud =
    text.match(/(?<![\p{L}\d])\p{Lu}{3,}(?![\p{L}\d])/gu)?.filter((word) => !abbreviations.has(word)) ?? []
  const most = capitals >= 6 && capitals > letters * 0.6
  return loud.length >= 2 && (most || loud.length >= 3)
    ? loud.join(' ').slice(0, 200)
    : loud.length === 1 && most && letters <= 12
      ? loud[0]!
      : null
}
const abbreviations = new Set(
  'DSL WLAN LAN USB IBAN BIC SEPA PIN PUK TAN SIM SMS PDF DHL UPS DPD GLS HTTP HTTPS IMAP SMTP POP DNS SPF WIFI LTE EDGE VPN URL FAQ AGB DHCP SSL TLS GMBH LED TV PC MAC ISP VOIP USA EU OK'.split(
    ' ',
  ),
)

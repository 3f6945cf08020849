/**
 * Words that turn a meaning round, in German and English: negations, bounds, before and after, duties, opposites.
 * Written as `words` in search/text.ts gives them: folded, without umlauts and apostrophes.
 */
import type { Language } from '../events.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** What holds for numbers and for events alike: `most` is at or before, `least` at or after. */
export type Bound = 'most' | 'least'

export interface Cues {
  /** Phrases that mean one thing, said as one word, before anything else is read. */
  rewrite: readonly (readonly [RegExp, string])[]
  negations: ReadonlySet<string>
  /** Negates the next thing only: "without a receipt". */
  without: ReadonlySet<string>
  /** Clauses end before these. */
  joins: ReadonlySet<string>
  most: ReadonlySet<string>
  least: ReadonlySet<string>
  /** A number before and one after make a range. */
  through: ReadonlySet<string>
  before: ReadonlySet<string>
  after: ReadonlySet<string>
  must: ReadonlySet<string>
  may: ReadonlySet<string>
  only: ReadonlySet<string>
  also: ReadonlySet<string>
  /** Nothing is said of the matter by these. */
  asides: ReadonlySet<string>
  /** Opposites by their beginnings: one concept, said and denied. */
  opposites: readonly { concept: string; said: RegExp; denied: RegExp }[]
}

const opposite = (concept: string, said: string, denied: string) => ({
  concept,
  said: new RegExp(`^(?:${said})`),
  denied: new RegExp(`^(?:${denied})`),
})

const de: Cues = {
  rewrite: [
    [/\bnicht (?:nur|allein)\b/g, 'auch'],
    [/\b(mindest|hochst)(?!ens)(?=\w{3})/g, '$1ens '],
    [/\bnicht (?:\w+ )?(?:mehr|langer|spater|grosser|hoher|schwerer|alter) als\b/g, 'hochstens'],
    [/\bnicht (?:\w+ )?(?:weniger|kurzer|fruher|kleiner|niedriger|leichter|junger) als\b/g, 'mindestens'],
    [
      /\b(?:langer|mehr|grosser|hoher|spater|schwerer) als ((?:[^\s,.;]+ ){1,6}[^\s,.;]*)\bnicht\b/g,
      'hochstens $1',
    ],
    [/\b(?:mehr|langer|grosser|hoher|schwerer|alter|spater) als\b/g, 'mindestens'],
    [/\b(?:weniger|kurzer|kleiner|niedriger|leichter|junger|fruher) als\b/g, 'hochstens'],
    [/\b(\d[\d.,]*(?: \w+)?) (?:oder|und) (?:mehr|neuer|spater|hoher|alter|daruber)\b/g, 'mindestens $1'],
    [/\b(\d[\d.,]*(?: \w+)?) (?:oder|und) (?:weniger|fruher|niedriger|darunter)\b/g, 'hochstens $1'],
    [/\bspatestens (?:nach|ab|in|bis|am|um)\b/g, 'spatestens'],
    [/\bfruhestens (?:nach|ab|in|bis|am|um)\b/g, 'fruhestens'],
    [/\bbis (?:zu|zum|zur)\b/g, 'bis'],
    [
      /\b(?:koste[nt]|(?:be)?zahlen) (?:sie |ihnen |dabei )?nichts\b|\b(?:keine|ohne) (?:zusatzlichen? |weiteren? |extra )?(?:kosten|gebuhren)\b/g,
      'kostenlos',
    ],
    [/\b(?:zusatzliche|weitere|extra) (?:kosten|gebuhren)\b|\bkoste[nt] extra\b/g, 'kostenpflichtig'],
    [/\bje(?:de[rsmn]?|mand)\b/g, 'auch'],
  ],
  negations: set(
    'nicht kein keine keinen keinem keiner keines keins nie niemals niemand nirgends nichts weder ausgeschlossen',
  ),
  without: set('ohne ausser ausgenommen'),
  joins: set('und aber sondern oder jedoch doch denn sowie'),
  most: set('hochstens maximal innerhalb binnen bis unter spatestens vor max weniger'),
  least: set('erst mindestens wenigstens ab nach uber fruhestens seit mehr min'),
  through: set('bis und oder'),
  before: set('vor bevor bis'),
  after: set('nach nachdem ab seit sobald'),
  must: set('muss mussen musst erforderlich notwendig notig verpflichtend pflicht zwingend'),
  may: set('kann konnen darf durfen moglich optional freiwillig wahlweise'),
  only: set('nur ausschliesslich lediglich allein'),
  also: set('auch alle allen'),
  asides: set('leider gerne naturlich normalerweise grundsatzlich ubrigens danach dafur'),
  opposites: [
    opposite(
      'free',
      'kostenlos|kostenfrei|gratis|unentgeltlich|gebuhrenfrei|versandkostenfrei',
      'kostenpflichtig|gebuhrenpflichtig',
    ),
    opposite('open', 'geoffnet$|offnet$|offnen$|offen$', 'geschlossen$|schliesst$|schliessen$|zu$'),
    opposite(
      'included',
      'inklusive|inbegriffen|eingeschlossen|enthalt|einschliesslich',
      'exklusive|zuzuglich|ausschliessen',
    ),
    opposite('allowed', 'erlaubt|gestattet|zulassig|genehmig', 'verboten|untersagt|unzulassig'),
    opposite('more', 'erhoh|steiger|vergrosser|verlanger', 'verringer|senk|reduzier|verkleiner|verkurz'),
    opposite('often', 'immer$|stets$|jederzeit$', 'selten$'),
    opposite('big', 'grosser|hoher|langer|schneller', 'kleiner|niedriger|kurzer|langsamer'),
    opposite('left', 'links$|linke', 'rechts$|rechte'),
    opposite('above', 'oben$|obere', 'unten$|untere'),
    opposite('online', 'online', 'offline'),
    opposite('inside', 'innen', 'aussen'),
    opposite('automatic', 'automatisch', 'manuell|handisch'),
    opposite(
      'active',
      'aktivier|einschalt|eingeschaltet|entsperr|freigeschaltet|freischalt',
      'deaktivier|ausschalt|ausgeschaltet|sperr|gesperrt',
    ),
    opposite('accept', 'annehm|akzeptier', 'ablehn|verweiger'),
    opposite('connect', 'verbind|verbunden|anschliess|einsteck', 'trenn|getrennt|ausstecken|abzieh'),
    opposite('new customer', 'neukund', 'bestandskund'),
    opposite('private', 'privat', 'geschaft|gewerb'),
    opposite('add', 'hinzufug', 'entfern|losch'),
    opposite('sign in', 'anmeld|einlogg', 'abmeld|auslogg'),
    opposite('gross', 'brutto', 'netto'),
    opposite('early', 'fruh', 'spat'),
    opposite('inland', 'inland|innerhalb', 'ausland|ausserhalb'),
    opposite('first', 'zuerst$|anfangs$', 'zuletzt$|danach$'),
  ],
}

const en: Cues = {
  rewrite: [
    [/\bnot only\b/g, 'also'],
    [/\bpays? nothing\b/g, 'free'],
    [/\bminimum\b/g, 'atleast'],
    [/\bmaximum\b/g, 'atmost'],
    [
      /\b(?:not|never|cannot|cant)(?: \w+){0,3} (?:more|larger|longer|bigger|greater|heavier|older|later|higher) than\b/g,
      'atmost',
    ],
    [
      /\b(?:not|never|cannot|cant)(?: \w+){0,3} (?:less|fewer|smaller|shorter|earlier|sooner|lower) than\b/g,
      'atleast',
    ],
    [
      /\bno (?:more|larger|longer|bigger|greater|later|higher|heavier) than\b|\bat (?:the )?(?:most|latest)\b|\bup to\b|\ba maximum of\b/g,
      'atmost',
    ],
    [
      /\bno (?:less|fewer|earlier|sooner|smaller|shorter) than\b|\bat (?:the )?(?:least|earliest)\b|\ba minimum of\b/g,
      'atleast',
    ],
    [/\b(?:more|larger|longer|bigger|greater|heavier|older|later|higher) than\b/g, 'atleast'],
    [/\b(?:less|fewer|smaller|shorter|earlier|sooner|lower) than\b/g, 'atmost'],
    [/\b(\d[\d.,]*(?: \w+)?) or (?:more|later|newer|above|higher|older|over)\b/g, 'atleast $1'],
    [/\b(\d[\d.,]*(?: \w+)?) or (?:less|earlier|below|lower|fewer|under)\b/g, 'atmost $1'],
    [/\b(?:have|has|need|needs) to\b/g, 'must'],
    [
      /\b(?:free of charge|no (?:extra |additional )?(?:cost|charge|fee)s?|for free|without (?:extra |additional )?(?:cost|charge|fee)s?)\b/g,
      'free',
    ],
    [/\bfeel free\b/g, 'can'],
    [/\bcosts? extra\b|\b(?:extra|additional) (?:cost|charge|fee)s?\b/g, 'chargeable'],
    [/\b(?:switch|switched|turn|turned) off\b/g, 'deactivate'],
    [/\b(?:switch|switched|turn|turned) on\b/g, 'activate'],
    [/\b(?:switch|turn)((?: \w+){1,3}) off\b/g, 'deactivate$1'],
    [/\b(?:switch|turn)((?: \w+){1,3}) on\b/g, 'activate$1'],
    [/\bas soon as\b/g, 'once'],
    [/\bwithin\b/g, 'atmost'],
  ],
  negations: set(
    'not no never none nobody nothing neither nor cannot cant dont doesnt didnt wont isnt arent wasnt werent couldnt shouldnt wouldnt mustnt neednt hasnt havent hadnt unless excluded',
  ),
  without: set('without except excluding'),
  joins: set('and but or when if while because whereas however unless'),
  most: set('atmost before by until till under below'),
  least: set('atleast after from since over above'),
  through: set('to and until till'),
  before: set('before until till'),
  after: set('after once since from'),
  must: set('must required mandatory necessary obligatory'),
  may: set('can may optional possible'),
  only: set('only exclusively solely'),
  also: set('also any anyone anybody everyone everybody even'),
  asides: set('unfortunately please usually normally generally simply'),
  opposites: [
    opposite('free', 'free$', 'chargeable'),
    opposite('open', 'open', 'clos|shut'),
    opposite('included', 'includ|contain|inclusive', 'exclude$|excludes$|exclusive$|plus$'),
    opposite('allowed', 'allow|permit', 'forbid|forbidden|prohibit|banned'),
    opposite('more', 'increas|rais|extend', 'decreas|lower|reduc|shorten'),
    opposite('often', 'always$', 'rarely$|seldom$'),
    opposite('big', 'larger|bigger|longer|higher|faster', 'smaller|shorter|lower|slower'),
    opposite('left', 'left$', 'right$'),
    opposite('above', 'top$', 'bottom$'),
    opposite('online', 'online', 'offline'),
    opposite('automatic', 'automatic', 'manual'),
    opposite('active', 'activat|enabl|unlock', 'deactivat|disabl|lock|block'),
    opposite('accept', 'accept', 'refus|reject|declin'),
    opposite('connect', 'connect|plug', 'disconnect|unplug'),
    opposite('add', 'add$|adds$|adding$', 'remov|delet'),
    opposite('early', 'early$|earlier$|earliest$', 'late$|later$|latest$'),
    opposite('at home', 'domestic', 'international'),
    opposite('private', 'private', 'business|commercial'),
  ],
}

export const cues: Record<Language, Cues> = { de, en }

import { words } from './words.ts'

/** Which language a message is in; `code` (ISO 639-1) where we can tell, also for languages we do not speak. */
export interface Detected {
  language: 'de' | 'en' | 'other' | 'unknown'
  code?: string
}

/** Scripts that name a language or a family; `hint` letters tell its members apart, the first entry wins. */
const scripts: readonly {
  script: RegExp
  codes: readonly (readonly [code: string, hint: RegExp | null])[]
}[] = [
  {
    script: /\p{Script=Arabic}/gu,
    codes: [
      ['fa', /[پچژگک]/u],
      ['ur', /[ٹڈڑےں]/u],
      ['ar', null],
    ],
  },
  {
    script: /\p{Script=Cyrillic}/gu,
    codes: [
      ['uk', /[іїєґ]|(?:^|\s)(?:де|що|чи|мені|дякую|посилка|людиною|замовлення|допоможіть)(?=\s|[?.!,]|$)/iu],
      ['sr', /[ђћљњџј]/iu],
      ['bg', /(?:^|\s)(?:съм|ще|искам|здравейте|това|моля|къде|няма)(?:\s|$|[?.!,])/iu],
      ['ru', null],
    ],
  },
  { script: /\p{Script=Greek}/gu, codes: [['el', null]] },
  { script: /\p{Script=Hebrew}/gu, codes: [['he', null]] },
  { script: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, codes: [['ja', null]] },
  { script: /\p{Script=Hangul}/gu, codes: [['ko', null]] },
  { script: /\p{Script=Han}/gu, codes: [['zh', null]] },
  { script: /\p{Script=Thai}/gu, codes: [['th', null]] },
  { script: /\p{Script=Devanagari}/gu, codes: [['hi', null]] },
  { script: /\p{Script=Bengali}/gu, codes: [['bn', null]] },
  { script: /\p{Script=Tamil}/gu, codes: [['ta', null]] },
  { script: /\p{Script=Georgian}/gu, codes: [['ka', null]] },
  { script: /\p{Script=Armenian}/gu, codes: [['hy', null]] },
  { script: /\p{Script=Ethiopic}/gu, codes: [['am', null]] },
]

/**
 * Words that carry a language, folded like all our words: function words, and for German and English what people
 * say to a help desk in one or two words. A word listed for several languages counts a share for each.
 */
const lists: Record<string, string> = {
  de: `ich du er sie es wir ihr mich mir mein meine meinen meiner meinem dich dir dein euch eure euer ihnen ihre ihren der die das den dem des ein eine einen einem
    einer eines kein keine keinen nicht nichts und oder aber weil dass ob wenn als wie was wer wo wann warum wieso welche welcher welches wohin ist sind war waren
    bin bist seid hat habe haben hatte wird werden wurde kann kannst konnen konnte muss mussen soll sollte mochte will wollen darf geht gibt gibts mit ohne von vom
    zu zum zur auf aus bei beim fur gegen im nach seit uber um unter vor durch auch noch schon nur immer mal bitte danke ja nein hallo guten tag morgen abend hier
    jetzt heute gestern sehr mehr viel alles etwas man sich doch denn da dann so gern gerne hab hilfe frage problem rechnung bestellung paket sendung lieferung
    kunde konto vertrag kundigen storung kaputt mitarbeiter mensch menschen jemand sprechen reden wieder immernoch funktioniert passwort vergessen
    ruckgabe erstattung versand telefonnummer beschwerde falsch langsam keiner nie endlich grusse moin servus tschuss nummer stornieren
    adresse andern lieferzeit kosten anmelden zuruck geld scheisse dumm blod bescheuert idiot arschloch verdammt kein nee ne echt halt mach macht machen sagen weiss
    hast bist magst kannst willst weisst wen wem woher liebst zeige zeig finde spiele gib nimm alle keins hilf erzahl entferne wer wetter am im ums bieten hatt dummer dumme dummes blode bloder doof doofer dieser diese dieses diesen diesem warte seit tagen wochen wieviel wieviele gerat bestellt bezahlt bekommen angekommen techniker leitung`,
  en: `i you he she it we they me my mine your yours his her our their them this that these those the a an and or but because if when what who where why which how
    is are was were be been am has have had do does did dont doesnt didnt cant cannot wont would could should can will may might must not no nor of to for from
    with without by at on into about after before over under again still just only very more much many some any all nothing something someone somebody
    there here now then than too also please thanks thank yes yeah hello hey get got need want like help im ive id ill its isnt arent wasnt whats wheres
    hows lets order parcel package refund invoice bill account password broken working works delivery shipping cancel contract agent human person speak talk card
    payment money return missing late wrong number phone call back support customer service internet slow doesnt anything nobody ever never always up down out off
    good bad worst best really stupid useless shit fuck fucking idiot damn lost found tracking just first last most best cost against expired about become price date seller deliver product change reset forgot email`,
  tr: `bir ve bu ne icin degil mi cok ben sen biz siz var yok nasil neden nerede istiyorum merhaba lutfen tesekkurler evet hayir ama ile daha musteri siparis kargo
    paket iade yardim biriyle konusmak gelmedi nerde hala temsilci numara para insan insanla gorusmek benim bana`,
  pl: `nie jest sie na do to jak co czy mam moje moj moja prosze dziekuje dzien dobry gdzie kiedy dlaczego ale tak juz jeszcze z w ze po dla przez przesylka paczka
    zamowienie konsultantem czlowiekiem rozmawiac chce chcialbym chcialabym pomoc nadal dziala zwrot pieniedzy mojej pomocy`,
  fr: `je tu il elle nous vous ils le la les un une des du de et ou mais est sont pas ne que qui quoi ou comment pourquoi quand mon ma mes votre vos avec sans pour
    dans sur bonjour merci svp plait s'il oui non cest jai suis ete colis commande veux voudrais parler quelquun conseiller humain au aux ce cette encore toujours
    remboursement aide recu marche fonctionne personne`,
  es: `yo tu el ella nosotros los las un una unos de del y o pero es son esta estan no que quien como por para cuando donde mi mis su con sin en hola gracias favor
    si quiero necesito hablar persona alguien pedido paquete ayuda tengo ha he puedo muy mas todavia reembolso donde funciona agente humano me se le lo al`,
  it: `io tu lui lei noi voi il lo la gli i un una di del della e o ma e sono non che chi come perche quando dove mio mia con senza per ciao grazie prego buongiorno
    si voglio vorrei parlare persona qualcuno ordine pacco aiuto ho ha posso molto ancora operatore umano rimborso funziona arrivato mi le nel alla`,
  nl: `ik jij je hij zij wij jullie het een de en of maar is zijn niet geen dat wie wat waar waarom hoe wanneer mijn uw met zonder voor van op naar hallo dank bedankt
    alstublieft graag ja nee wil kan heb heeft bestelling pakket pakketje medewerker spreken iemand nog steeds werkt terug geld mens praten dit deze er ook`,
  pt: `eu tu ele ela nos voce voces o a os as um uma de do da e ou mas nao que quem como porque quando onde meu minha com sem para por ola obrigado obrigada favor sim
    quero preciso falar pessoa alguem pedido encomenda ajuda tenho estou esta muito ainda atendente humano reembolso funciona`,
  cs: `ja ty on ona my vy to je jsem jsou neni ne a nebo ale ze co kdo jak proc kdy kde muj moje s bez pro na do dobry den dekuji prosim ano chci mluvit clovekem
    nekym objednavka balik zasilka pomoc mam porad nefunguje`,
  ro: `eu tu el ea noi voi un o si sau dar este sunt nu ca ce cine cum de cand unde meu mea cu fara pentru la buna ziua multumesc rog da vreau vorbesc persoana cineva
    comanda coletul ajutor am inca`,
  sv: `jag du han hon vi ni det en ett och eller men ar inte att som vad vem hur varfor nar var min mitt med utan for pa till hej tack snalla ja nej vill kan prata
    nagon person bestallning paket hjalp har fortfarande`,
  da: `jeg du han hun vi i det en et og eller men er ikke at som hvad hvem hvordan hvorfor hvornar hvor min mit med uden for pa til hej tak venligst ja nej vil kan
    tale nogen person bestilling pakke hjaelp har stadig`,
  hu: `en te o mi ti ok a az egy es vagy de nem van vagyok hogy mi ki mit hogyan miert mikor hol nekem kerem koszonom jo napot igen szeretnek beszelni valakivel
    rendeles csomag segitseg meg`,
  hr: `ja ti on ona mi vi je sam su nije ne i ili ali da sto tko kako zasto kada gdje moj moja s bez za na dobar dan hvala molim zelim razgovarati osobom nekim
    narudzba paket pomoc imam jos`,
  vi: `toi ban la va khong co mot cua cho voi nay gi the nao o dau xin chao cam on muon noi chuyen nguoi don hang`,
}

/** Letters that only some languages have (written as they are, not folded). */
const letters: readonly (readonly [RegExp, Record<string, number>])[] = [
  [/ß/, { de: 2 }],
  [/[äöü]/, { de: 1, sv: 0.3, tr: 0.3, hu: 0.3 }],
  [/[ğış]/, { tr: 2 }],
  [/[łąęśćźż]/, { pl: 2 }],
  [/[ñ¿¡]/, { es: 2 }],
  [/[ãõ]/, { pt: 2 }],
  [/[çèêàùœ]/, { fr: 0.8, pt: 0.3, it: 0.3 }],
  [/[éí óú]/, { es: 0.2 }],
  [/[řěůž]/, { cs: 1.5, hr: 0.3 }],
  [/[čđ]/, { hr: 1, cs: 0.5 }],
  [/[őű]/, { hu: 2 }],
  [/[ățșţ]/, { ro: 2 }],
  [/å/, { sv: 1, da: 1 }],
  [/[øæ]/, { da: 2 }],
  [/[đơưạảấầệếộ]/, { vi: 2 }],
]

/** How words look, when none of them is known: endings and clusters of the two languages we speak. */
const shapes: readonly (readonly [RegExp, 'de' | 'en'])[] = [
  [
    /(?:ung|ungen|keit|heit|lich|liche|lichen|isch|ieren|iert|sch|schen|cht|chen|stand|nummer)$|^(?:ge.{3,}t|ver.{3}|be.{4,}en|ab.{4,}en|an.{4,}en)$/,
    'de',
  ],
  [/[bcdfgklmnprt]st$/, 'de'],
  [/sch|ei[nst]|tz|pf|[^aeiou]ck[ae]|zw|kt?rat/, 'de'],
  [
    /(?:ing|tion|tions|ness|ment|ments|able|ous|ly|ity|ies|ght|ould|ck|ee|ed|wn|ow)$|th|wh|oo|ea|sh[aeiou]|^kn|^wr|qu[ie]/,
    'en',
  ],
]

const codes = Object.keys(lists)
const known = new Map<string, string[]>()
for (const code of codes)
  for (const word of new Set(words(lists[code]!))) known.set(word, [...(known.get(word) ?? []), code])

/**
 * The language of `text`, from the shortest message on: by script, function words, letters and, for German and
 * English, the look of words. `unknown` when nothing tells (numbers, names, emoji). Reads the first 1,000 characters.
 */
export function detectLanguage(text: string): Detected {
  if (last?.text !== text) last = { text, detected: detect(text.slice(0, 1000)) }
  return last.detected
}

/** The last message is remembered: several rules of a turn ask for its language. */
let last: { text: string; detected: Detected } | null = null

const detect = (seen: string): Detected => byScript(seen) ?? byWords(seen)

function byScript(text: string): Detected | null {
  const total = text.match(/\p{L}/gu)?.length ?? 0
  for (const { script, codes } of scripts) {
    if ((text.match(script)?.length ?? 0) * 2 <= total || total === 0) continue
    const [code] = codes.find(([, hint]) => hint === null || hint.test(text))!
    return { language: 'other', code }
  }
  return null
}

function byWords(text: string): Detected {
  const scores = new Map<string, number>()
  const count = (code: string, weight: number) => scores.set(code, (scores.get(code) ?? 0) + weight)
  for (const word of words(text)) {
    const languages = known.get(word)
    if (languages)
      for (const code of languages)
        count(code, word.length === 1 ? 0.4 / languages.length : 1 / languages.length)
    else if (word.length >= 4 && /^[a-z]+$/.test(word))
      for (const [shape, code] of shapes) if (shape.test(word)) count(code, 0.3)
  }
  const lower = text.toLowerCase()
  for (const [letter, languages] of letters)
    if (letter.test(lower)) for (const [code, weight] of Object.entries(languages)) count(code, weight)

  const [first, second] = [...scores].sort((a, b) => b[1] - a[1])
  if (!first || first[1] < 0.3) return { language: 'unknown' }
  // a language we do not speak must be clearly ahead: names and loan words are everywhere
  const ours = Math.max(scores.get('de') ?? 0, scores.get('en') ?? 0)
  if (first[0] !== 'de' && first[0] !== 'en') {
    if (first[1] >= 1 && first[1] > ours * 1.3) return { language: 'other', code: first[0] }
    if (ours < 0.3) return { language: 'unknown' }
  }
  if (
    second &&
    first[1] === second[1] &&
    ours === first[1] &&
    (second[0] === 'de' || second[0] === 'en') &&
    (first[0] === 'de' || first[0] === 'en')
  )
    return { language: 'unknown' }
  const code = (scores.get('de') ?? 0) > (scores.get('en') ?? 0) ? 'de' : 'en'
  return { language: code, code }
}

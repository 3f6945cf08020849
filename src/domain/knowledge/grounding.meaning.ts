/**
 * Whether a sentence turns round what its passage says with the same words and numbers: "within 30 days" → "after 30
 * days", a "not" dropped or added, "free" → "not free", "must" → "may", amounts that changed places. Works clause by
 * clause on the words both have in common, so it sees nothing where a passage says the same in other words; in doubt
 * it lets a sentence pass. The exact comparisons are in `grounding.claims.ts`.
 */
import type { Language } from '../events.ts'
import { canonical, numberWord, unitAt } from './grounding.claims.ts'
import { type Bound, type Cues, cues } from './grounding.cues.ts'
import { isFormWord } from './search/stopwords.ts'
import { fold, stem, words } from './search/text.ts'

/** A clause as it is compared. A stem is `denied` where an odd number of negations reaches it. */
interface Clause {
  stems: Map<string, { denied: boolean; weight: number }>
  concepts: Map<string, boolean>
  numbers: Map<string, Bound | null>
  before: Set<string>
  after: Set<string>
  negated: boolean
  /** What a short denial leaves to be understood from the clauses before it. */
  unsaid: ReadonlySet<string>
  must: boolean
  may: boolean
  only: boolean
  also: boolean
}
type Sentence = Clause[]

/** The first thing in `text` that says the contrary of `proof`, in a word or two for the operator; null if there is none. */
export function turned(
  text: string,
  language: Language,
  proof: string,
  proofLanguage: Language,
): string | null {
  const known = vocabulary(`${text} ${proof}`, language)
  const said = sentences(text, language, known)
  // A question in a title says nothing either way.
  const all = sentences(proof.replace(/[^.!?\n]{0,300}\?/g, ' '), proofLanguage, known)
  for (const sentence of said) {
    const bound = turnedBound(sentence, all)
    if (bound) return bound
    // In another language there are no words in common.
    if (language !== proofLanguage) continue
    const near = nearest(sentence, all)
    if (near.length === 0) continue
    const found = sentence.map((clause) => turnedClause(clause, near)).find((what) => what !== null)
    if (found) return found
  }
  return null
}

// --- Reading ---------------------------------------------------------------------------------------------------

const vocabulary = (text: string, language: Language): ReadonlySet<string> =>
  new Set(words(text, language).map((word) => stem(word, language)))

function sentences(text: string, language: Language, known: ReadonlySet<string>): Sentence[] {
  const spoken = cues[language].rewrite.reduce(
    (plain, [phrase, word]) => plain.replace(phrase, word),
    fold(text).replace(/['’‘`´]/g, ''),
  )
  return spoken
    .split(/(?<=[\p{L}\p{N})"]{2})[.!?]+(?=\s|$)|[;\n]+/u)
    .map((sentence) => clausesOf(sentence, language, known))
    .filter((sentence) => sentence.length > 0)
}

function clausesOf(sentence: string, language: Language, known: ReadonlySet<string>): Clause[] {
  const { joins } = cues[language]
  const tokens = sentence.match(/\d+(?:[.,]\d+)*|[\p{L}\p{N}]+|[,:()–—-]/gu) ?? []
  const parts: string[][] = [[]]
  for (const [i, token] of tokens.entries()) {
    const range = isNumber(tokens, i - 1, i - 2) && isNumber(tokens, i + 1)
    if (/^[,:()–—-]$/.test(token)) parts.push([])
    else {
      const word = /^\d/.test(token) ? token : (words(token, language)[0] ?? token)
      if (joins.has(word) && !range) parts.push([])
      if (!joins.has(word) || range || cues[language].negations.has(word)) parts.at(-1)!.push(word)
    }
  }
  return completed(parts.filter((part) => part.length > 0).map((part) => clauseOf(part, language, known)))
}

/** "We ship on weekdays, not in January": the second clause is about shipping too. */
function completed(clauses: Clause[]): Clause[] {
  const stems = new Set(clauses.flatMap((clause) => [...clause.stems.keys()]))
  return clauses.map((clause, i) => {
    const before = clauses.slice(0, i)
    if (!clause.negated || clause.stems.size > 2 || before.length === 0 || before.some((c) => c.negated))
      return clause
    return { ...clause, unsaid: new Set([...stems].filter((term) => !clause.stems.has(term))) }
  })
}

const isNumber = (tokens: string[], ...places: number[]): boolean =>
  places.some((place) => /^\d/.test(tokens[place] ?? ''))

function clauseOf(tokens: string[], language: Language, known: ReadonlySet<string>): Clause {
  const cue = cues[language]
  const negations = tokens.filter((token) => cue.negations.has(token)).length
  // "Without a receipt there is no refund", "not without a receipt": with a receipt there is one.
  const both =
    negations > 0 &&
    tokens.some((token, i) => cue.without.has(token) && (i < 2 || cue.negations.has(tokens[i - 1]!)))
  const negated = !both && negations % 2 === 1
  const focus = new Set(
    both ? [] : tokens.flatMap((token, i) => (cue.negations.has(token) ? focusOf(tokens, i, language) : [])),
  )
  const local = new Set(
    both ? [] : tokens.flatMap((token, i) => (cue.without.has(token) ? nextOf(tokens, i, language, 3) : [])),
  )
  const clause: Clause = {
    stems: new Map(),
    concepts: new Map(),
    numbers: boundsOf(tokens, language),
    before: new Set(),
    after: new Set(),
    negated,
    unsaid: new Set(),
    must: tokens.some((token) => cue.must.has(token)),
    may: tokens.some((token) => cue.may.has(token)),
    only: tokens.some((token) => cue.only.has(token)),
    also: tokens.some((token) => cue.also.has(token)),
  }
  for (const [i, token] of tokens.entries()) {
    if (cue.before.has(token)) for (const head of nextOf(tokens, i, language, 4)) clause.before.add(head)
    if (cue.after.has(token)) for (const head of nextOf(tokens, i, language, 4)) clause.after.add(head)
    const concept = conceptOf(tokens, i, cue)
    if (concept) clause.concepts.set(concept.name, concept.said !== negated)
    const found = contentOf(token, language, known)
    if (!found || concept) continue
    const denied = (negated !== local.has(found.stem)) !== found.un
    const weight = local.has(found.stem) || found.un ? 3 : focus.has(found.stem) ? 2 : 1
    clause.stems.set(found.stem, { denied, weight })
  }
  return clause
}

/** What a negation is about: the next content word, or at the end of a clause the one before. */
function focusOf(tokens: string[], at: number, language: Language): string[] {
  const next = nextOf(tokens, at, language, 4)
  return next.length > 0
    ? next.slice(0, 1)
    : nextOf(tokens.toReversed(), tokens.length - 1 - at, language, 4).slice(0, 1)
}

const nextOf = (tokens: string[], at: number, language: Language, reach: number): string[] =>
  tokens
    .slice(at + 1, at + 1 + reach)
    .filter((token) => isContent(token, language))
    .map((token) => stem(token, language))

function isContent(token: string, language: Language): boolean {
  const cue = cues[language]
  return (
    token.length > 2 &&
    /^\p{L}/u.test(token) &&
    !isFormWord(token, language) &&
    unitAt(token) === '' &&
    ![
      cue.negations,
      cue.without,
      cue.most,
      cue.least,
      cue.must,
      cue.may,
      cue.only,
      cue.also,
      cue.asides,
    ].some((set) => set.has(token))
  )
}

/** "Unbenutzt" is a denied "benutzt" where somebody says "benutzt" too. */
function contentOf(token: string, language: Language, known: ReadonlySet<string>) {
  if (!isContent(token, language)) return null
  const bare = token.startsWith('un') && token.length > 5 ? stem(token.slice(2), language) : null
  return bare !== null && known.has(bare)
    ? { stem: bare, un: true }
    : { stem: stem(token, language), un: false }
}

/** Switched on or off, in German by the last word of the clause. */
function conceptOf(tokens: string[], i: number, cue: Cues): { name: string; said: boolean } | null {
  const token = tokens[i]!
  if (
    i === tokens.length - 1 &&
    /^(?:ein|an|aus|ab)$/.test(token) &&
    tokens.some((t) => /^(?:ge)?schalt|^dreh|^stell/.test(t))
  )
    return { name: 'active', said: token === 'ein' || token === 'an' }
  for (const { concept, said, denied } of cue.opposites) {
    if (denied.test(token)) return { name: concept, said: false }
    if (said.test(token)) return { name: concept, said: true }
  }
  return null
}

/** Each number of the clause with its bound: "within 30 days" is at most 30. Both ends of a range have none. */
function boundsOf(tokens: string[], language: Language): Map<string, Bound | null> {
  const cue = cues[language]
  const found = new Map<string, Bound | null>()
  const numbers = tokens.map((token, i) => numberAt(token, tokens[i + 1] ?? ''))
  for (const [i, value] of numbers.entries()) {
    if (value === null) continue
    const from = Math.max(0, i - 6, numbers.slice(0, i).findLastIndex((n) => n !== null) + 1)
    const left = tokens.slice(from, i)
    const last = left.findLastIndex((token) => cue.most.has(token) || cue.least.has(token))
    const through = left.findLastIndex((token) => cue.through.has(token))
    const earlier = numbers.slice(Math.max(0, from - 1), i).some((n) => n !== null)
    const later = tokens.slice(i + 1, i + 4).findIndex((token) => cue.through.has(token))
    const opens = later >= 0 && numbers.slice(i + later + 2, i + later + 4).some((n) => n !== null)
    const word = left[last]
    if ((earlier && through >= 0 && (last <= through || last < 0)) || (opens && !strict(word)))
      found.set(value, null)
    else found.set(value, word === undefined ? null : cue.most.has(word) ? 'most' : 'least')
  }
  return found
}

/** Words that bound a number even where another one follows. */
const strict = (word: string | undefined): boolean =>
  word !== undefined &&
  /^(?:hochstens|maximal|mindestens|wenigstens|ab|unter|uber|atmost|atleast|under|over)$/.test(word)

function numberAt(token: string, next: string): string | null {
  if (/^\d/.test(token)) return canonical(token)
  if (/^(?:one|eine?[mnr]?)$/.test(token)) return unitAt(next) === '' ? null : '1'
  const word = numberWord(token)
  return word === null ? null : String(word.value)
}

// --- Comparing -------------------------------------------------------------------------------------------------

function turnedBound(sentence: Sentence, all: Sentence[]): string | null {
  for (const { numbers } of sentence)
    for (const [number, bound] of numbers) {
      const known = all.flatMap((s) =>
        s.flatMap((c) => (c.numbers.has(number) ? [c.numbers.get(number)] : [])),
      )
      if (bound === null || known.length === 0 || known.includes(bound)) continue
      // "At most" may be said of a plain figure; "from" and "after" may not.
      if (bound === 'most' && known.includes(null)) continue
      return `${bound === 'most' ? 'at most' : 'at least'} ${number}`
    }
  return null
}

/** The passage's sentences that have most in common with this one. */
function nearest(sentence: Sentence, all: Sentence[]): Sentence[] {
  const own = termsOf(sentence)
  const scored = all.map((other) => ({
    other,
    shared: [...termsOf(other)].filter((term) => own.has(term)).length,
  }))
  const best = Math.max(0, ...scored.map(({ shared }) => shared))
  return best === 0 ? [] : scored.filter(({ shared }) => shared >= best * 0.75).map(({ other }) => other)
}

const termsOf = (sentence: Sentence): Set<string> =>
  new Set(sentence.flatMap((c) => [...c.stems.keys(), ...c.concepts.keys(), ...c.numbers.keys()]))

function turnedClause(clause: Clause, near: Sentence[]): string | null {
  const others = near.flat()
  for (const [concept, said] of clause.concepts) {
    const known = others.flatMap((c) => (c.concepts.has(concept) ? [c.concepts.get(concept)] : []))
    if (known.length > 0 && !known.includes(said)) return `the contrary of ${concept}`
  }
  for (const [mine, same, opposite] of [
    [clause.before, 'before', 'after'],
    [clause.after, 'after', 'before'],
  ] as const) {
    const head = [...mine].find(
      (h) => others.some((c) => c[opposite].has(h)) && !others.some((c) => c[same].has(h)),
    )
    if (head) return `${same} ${head}`
  }
  return turnedPolarity(clause, others) ?? turnedDuty(clause, others) ?? changedPlaces(clause, near)
}

function turnedPolarity(clause: Clause, others: Clause[]): string | null {
  let agrees = 0
  let differs = 0
  let shared = 0
  let first = ''
  for (const [term, { denied, weight }] of clause.stems) {
    const known = others.flatMap((c) => c.stems.get(term) ?? [])
    if (known.length === 0) continue
    shared++
    const heaviest = Math.max(weight, ...known.map((k) => k.weight))
    const same = known.filter((k) => k.denied === denied).length
    // Said both ways, it tells nothing.
    if (others.some((c) => c.unsaid.has(term))) continue
    if (same === known.length) agrees += heaviest
    else if (same === 0) {
      differs += heaviest
      first ||= term
    }
  }
  // One word alone tells only where a negation is about it.
  const enough = shared >= 2 || (agrees + differs >= 2 && shared * 3 >= clause.stems.size)
  return enough && differs > agrees ? `${clause.negated ? 'not ' : ''}${first}` : null
}

/** A duty became a choice, a choice a duty, a restriction fell. */
function turnedDuty(clause: Clause, others: Clause[]): string | null {
  const close = others.filter((c) => [...clause.stems.keys()].filter((term) => c.stems.has(term)).length >= 2)
  if (close.length === 0) return null
  const plain = close.every((c) => !c.negated) && !clause.negated
  if (plain && clause.may && !clause.must && close.every((c) => c.must && !c.may)) return 'may, not must'
  if (plain && clause.must && !clause.may && close.every((c) => c.may && !c.must)) return 'must, not may'
  if (clause.also && !clause.only && close.every((c) => c.only && !c.also)) return 'not only'
  return null
}

/** A number stands with what another clause of the same sentence is about. */
function changedPlaces(clause: Clause, near: Sentence[]): string | null {
  for (const number of clause.numbers.keys())
    for (const sentence of near) {
      const holders = sentence.filter((c) => c.numbers.has(number))
      const rest = sentence.filter((c) => !c.numbers.has(number))
      const theirs = holders.flatMap((c) => [...c.stems.keys(), ...c.concepts.keys()])
      if (theirs.every((term) => rest.some((c) => c.stems.has(term) || c.concepts.has(term)))) continue
      const telling = [...clause.stems.keys()].filter(
        (term) => holders.some((c) => c.stems.has(term)) !== rest.some((c) => c.stems.has(term)),
      )
      if (telling.length > 0 && telling.every((term) => rest.some((c) => c.stems.has(term))))
        return `${number} with ${telling[0]}`
    }
  return null
}

import { type Bands, bandsFor, decideBand } from '../../src/domain/knowledge/search/bands.ts'
import { buildIndex, type Hit, type SearchEntry, search } from '../../src/domain/knowledge/search/index.ts'
import { words } from '../../src/domain/knowledge/search/text.ts'
import type { Query, RetrievalSet } from './data.ts'

/** What became of the questions: of those in scope and of those out of scope, each adding up to 1. */
export interface Outcomes {
  inside: { right: number; wrong: number; choiceWithRight: number; choiceWithout: number; handoff: number }
  outside: { answered: number; asked: number; handoff: number }
}

/** One knowledge as a company might have it, and what the bot does with its questions beside three plain rules. */
export interface Practice {
  name: string
  articles: number
  bands: Bands
  ours: Outcomes
  always: Outcomes
  keyword: Outcomes
}

/** What a rule makes of a question: the articles it answers from or offers. Neither: a person. */
type Rule = (query: Query) => { answer: string } | { choices: string[] } | null

/**
 * Each set as it is; once more with the first phrasing of each article alone, as a small company has them; and
 * those of one language loaded together.
 */
export function practices(sets: readonly RetrievalSet[]): Practice[] {
  const several = sets.filter((set) => phrasingsOf(set) > 1)
  const single = sets.filter((set) => phrasingsOf(set) <= 1)
  const ofLanguage = (lang: 'de' | 'en', among: readonly RetrievalSet[]) =>
    among.filter((set) => set.entries[0]?.lang === lang)
  const together = [
    join('all German sets together', ofLanguage('de', sets)),
    join('English sets with one phrasing together', ofLanguage('en', single)),
  ].filter((set) => set !== null)
  return [...sets, ...several.map(firstPhrasings), ...together].map(practise)
}

const phrasingsOf = ({ entries }: RetrievalSet): number =>
  entries.reduce((sum, entry) => sum + entry.questions.length, 0) / entries.length

const firstPhrasings = ({ name, entries, queries }: RetrievalSet): RetrievalSet => ({
  name: `${name}, one phrasing`,
  entries: entries.map((entry) => ({ ...entry, questions: entry.questions.slice(0, 1) })),
  queries,
})

/** Null where there are not two to join. */
function join(name: string, sets: readonly RetrievalSet[]): RetrievalSet | null {
  if (sets.length < 2) return null
  const named = (set: RetrievalSet, id: string) => `${set.name}/${id}`
  return {
    name,
    entries: sets.flatMap((set) => set.entries.map((entry) => ({ ...entry, id: named(set, entry.id) }))),
    queries: sets.flatMap((set) =>
      set.queries.map((query) => ({ ...query, relevant: query.relevant.map((id) => named(set, id)) })),
    ),
  }
}

function practise({ name, entries, queries }: RetrievalSet): Practice {
  const index = buildIndex(entries)
  const bands = bandsFor(entries)
  const find = ({ text, lang }: Query, k: number): readonly Hit[] => search(index, text, { k, lang })
  const keyword = sharedWords(entries)
  return {
    name,
    articles: entries.length,
    bands,
    ours: outcomesOf(queries, (query) => {
      const hits = find(query, 3)
      const band = decideBand(hits, bands)
      if (band === 'answer') return { answer: hits[0]!.id }
      return band === 'ask_back' ? { choices: hits.map((hit) => hit.id) } : null
    }),
    always: outcomesOf(queries, (query) => {
      const [first] = find(query, 1)
      return first ? { answer: first.id } : null
    }),
    keyword: outcomesOf(queries, keyword),
  }
}

/** The rule people write first: the article whose phrasing shares most words of four letters or more, at least two. */
function sharedWords(entries: readonly SearchEntry[]): Rule {
  const long = (text: string, lang: 'de' | 'en') =>
    new Set(words(text, lang).filter((word) => word.length >= 4))
  const rows = entries.flatMap(({ id, lang, title, questions }) =>
    [title, ...questions].map((text) => ({ id, words: long(text, lang) })),
  )
  return ({ text, lang }) => {
    const asked = long(text, lang)
    let best = { shared: 1, id: '' }
    for (const row of rows) {
      const shared = [...asked].filter((word) => row.words.has(word)).length
      if (shared > best.shared) best = { shared, id: row.id }
    }
    return best.id === '' ? null : { answer: best.id }
  }
}

function outcomesOf(queries: readonly Query[], rule: Rule): Outcomes {
  const inside = { right: 0, wrong: 0, choiceWithRight: 0, choiceWithout: 0, handoff: 0 }
  const outside = { answered: 0, asked: 0, handoff: 0 }
  const outsiders = queries.filter((query) => query.out_of_scope).length
  for (const query of queries) {
    const share = 1 / (query.out_of_scope ? outsiders : queries.length - outsiders)
    const did = rule(query)
    const isRight = (id: string) => query.relevant.includes(id)
    if (query.out_of_scope)
      outside[did === null ? 'handoff' : 'answer' in did ? 'answered' : 'asked'] += share
    else if (did === null) inside.handoff += share
    else if ('answer' in did) inside[isRight(did.answer) ? 'right' : 'wrong'] += share
    else inside[did.choices.some(isRight) ? 'choiceWithRight' : 'choiceWithout'] += share
  }
  return { inside, outside: outsiders > 0 ? outside : { answered: NaN, asked: NaN, handoff: NaN } }
}

import type { Article, Published } from '../../src/domain/knowledge/article.ts'
import type { Band, Found, Knowledge, Rehearsal } from '../../src/ports.ts'

/** A handful of articles and an editor who changes them: small enough to be the same on every database. */
export interface SmallLibrary {
  knowledge: Knowledge
  rehearsal: Rehearsal
  /** The text of one article changes, and the change is published. */
  change(nr: number): void
  /** Every revision of an article that was ever published. */
  revisions(slug: string): readonly Published[]
}

const articles = [
  ['refund-time', 'refund', 'offer', 'A refund takes 5 working days.'],
  ['internet-down', 'internet', 'offer', 'Pull the plug, wait a minute, put it in again.'],
  ['cancel-contract', 'cancel', 'always', 'A contract is cancelled in writing.'],
] as const

/** A question that holds an article's word is answered by it; "maybe" with it asks back; all else has no answer. */
export function smallLibrary(): SmallLibrary {
  const shelf = new Map<string, Published[]>(
    articles.map(([slug, word, handoff, body]) => [
      slug,
      [{ ...article(slug, word, handoff, body), revision: 1 }],
    ]),
  )
  const newest = (): Published[] => [...shelf.values()].flatMap((revisions) => revisions.at(-1) ?? [])
  const knowledge: Knowledge = {
    async search(question, { limit }) {
      const words = question.toLowerCase()
      const hits = newest().filter(({ questions }) => questions.some((word) => words.includes(word)))
      const others = newest().filter((known) => !hits.includes(known))
      const found = (hits.length > 0 ? [...hits, ...others] : []).map(
        (known, i): Found => ({
          article: known,
          passage: known.title,
          score: 1 - i / 4,
          confidence: 1 - i / 4,
        }),
      )
      const band: Band = hits.length === 0 ? 'handoff' : words.includes('maybe') ? 'ask_back' : 'answer'
      return { found: found.slice(0, limit), band, certainty: hits.length > 0 ? 1 : 0, bands: null }
    },
    published: async () => newest(),
  }
  return {
    knowledge,
    rehearsal: { with: async () => knowledge },
    change(nr) {
      const slug = articles[nr % articles.length]?.[0] ?? ''
      const revisions = shelf.get(slug) ?? []
      const last = revisions.at(-1)
      if (!last) return
      const revision = last.revision + 1
      shelf.set(slug, [
        ...revisions,
        { ...last, revision, body: `${articles[nr % articles.length]?.[3]} (${revision})` },
      ])
    },
    revisions: (slug) => shelf.get(slug) ?? [],
  }
}

const article = (slug: string, word: string, handoff: Article['handoff'], body: string): Article => ({
  slug,
  language: 'en',
  title: `About ${word}`,
  questions: [word],
  body,
  tags: [],
  handoff,
})

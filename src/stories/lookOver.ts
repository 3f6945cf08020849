import { type Findings, findingsOf } from '../domain/knowledge/findings.ts'
import type { Needs } from './needs.ts'

/** What there is to mend in the knowledge today. */
export async function lookOver({ library, clock }: Needs): Promise<Findings> {
  const [articles, duplicates] = await Promise.all([library.list(), library.duplicates()])
  return findingsOf(articles, duplicates, clock.now().toISOString().slice(0, 10))
}

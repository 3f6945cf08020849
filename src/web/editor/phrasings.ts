/** How well an article can be found, by how many ways of asking it knows. */
export type Strength = 'none' | 'weak' | 'good' | 'many'

export const enough = 5
export const plenty = 10

/** Empty lines count for nothing. */
export const countOf = (questions: readonly string[]): number =>
  questions.filter((question) => question.trim() !== '').length

export function strengthOf(questions: readonly string[]): Strength {
  const count = countOf(questions)
  if (count === 0) return 'none'
  if (count < enough) return 'weak'
  return count <= plenty ? 'good' : 'many'
}

/** The places of phrasings that say what an earlier one says. */
export function repeated(questions: readonly string[]): number[] {
  const seen = new Set<string>()
  return questions.flatMap((question, at) => {
    const plain = question
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    if (plain === '') return []
    if (seen.has(plain)) return [at]
    seen.add(plain)
    return []
  })
}

/** The list with the phrasing at `at` one place earlier (-1) or later (1); the same where it cannot go. */
export function moved(questions: readonly string[], at: number, by: -1 | 1): string[] {
  const list = [...questions]
  const other = list[at + by]
  const own = list[at]
  if (other === undefined || own === undefined) return list
  list[at + by] = own
  list[at] = other
  return list
}

/** A run of words that stayed, came or went. */
export interface Run {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** Above this many comparisons the middle is shown as replaced whole. */
const mostCells = 9_000_000

/** The difference of two texts, word by word: the longest common subsequence (Hunt and McIlroy 1976). */
export function difference(before: string, after: string): Run[] {
  const a = wordsOf(before)
  const b = wordsOf(after)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const runs: Run[] = []
  for (const word of a.slice(0, start)) add(runs, 'same', word)
  middle(a.slice(start, a.length - end), b.slice(start, b.length - end), runs)
  for (const word of a.slice(a.length - end)) add(runs, 'same', word)
  return runs
}

/** Words with the blanks after them; line breaks for themselves, so that a paragraph stays one. */
const wordsOf = (text: string): string[] => text.match(/\n|[^\s]+[^\S\n]*|[^\S\n]+/g) ?? []

function middle(a: string[], b: string[], runs: Run[]): void {
  const width = b.length + 1
  if ((a.length + 1) * width > mostCells) {
    add(runs, 'removed', a.join(''))
    add(runs, 'added', b.join(''))
    return
  }
  const longest = new Uint16Array((a.length + 1) * width)
  const cell = (i: number, j: number): number => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        a[i] === b[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1))
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(runs, 'same', a[i++] ?? '')
      j++
    } else if (i < a.length && (j >= b.length || cell(i + 1, j) >= cell(i, j + 1)))
      add(runs, 'removed', a[i++] ?? '')
    else add(runs, 'added', b[j++] ?? '')
  }
}

function add(runs: Run[], kind: Run['kind'], text: string): void {
  const last = runs.at(-1)
  if (text === '') return
  if (last?.kind === kind) last.text += text
  else runs.push({ kind, text })
}

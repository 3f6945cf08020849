/** One part of the evaluation, measured: what `main.ts` prints, keeps and writes as JSON. */
export interface Chapter {
  /** Markdown for the print and for `test/eval.md`: figures that are the same in every run, no row of the data. */
  tables: string
  /** Markdown that is printed only: what the machine's speed decides, and the worst errors with their text. */
  printed: string
  /** The name of the set → its figures. */
  figures: Record<string, object>
}

/** What the chapters are given: the folder of the data, and a line for whoever waits. */
export interface Asked {
  folder: string
  progress: (line: string) => void
}

/** A Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** A share from 0 to 1 in percent with one digit; a stroke where there is none. */
export const percent = (share: number): string => (Number.isNaN(share) ? '–' : (100 * share).toFixed(1))

/** A text of the data in one line of at most 120 characters. */
export const quoted = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll('|', '/')
  return line.length <= 120 ? `“${line}”` : `“${line.slice(0, 119)}…”`
}

/** One line of what was measured. `ratio` is what counts, held against `aim`; the figures beside it inform. */
export interface Row {
  what: string
  ratio?: number
  aim: string
  measured: string
  beside?: string
}

export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, ratio, aim, measured, beside }) =>
    [what, ratio === undefined ? '' : ratio.toFixed(2), aim, measured, beside ?? ''].join(' | '),
  )
  return ['| what | ratio | aim | measured | beside |', '| --- | --- | --- | --- | --- |']
    .concat(cells.map((line) => `| ${line} |`))
    .join('\n')
}

/** Bars of text, the longest 40 wide: readable wherever the table is. */
export function chart(title: string, bars: readonly { name: string; value: number; unit: string }[]): string {
  const most = Math.max(...bars.map(({ value }) => value))
  const wide = Math.max(...bars.map(({ name }) => name.length))
  const lines = bars.map(
    ({ name, value, unit }) =>
      `${name.padEnd(wide)}  ${'█'.repeat(Math.max(1, Math.round((value / most) * 40)))} ${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`,
  )
  return ['```text', title, '', ...lines, '```'].join('\n')
}

import type { Stage } from './stage.ts'
import { actionFor } from './steps.ts'

/** A conversation as somebody in support wrote it down, with the outcome it must have. */
export interface Scenario {
  file: string
  title: string
  language: 'de' | 'en'
  knowledge: 'sample' | 'small'
  steps: Step[]
  /** What the story asks for and the product cannot do yet. */
  later: Later[]
}

/** One step and the line it stands in, counted from 1. */
export interface Step {
  line: number
  text: string
  run: (stage: Stage) => Promise<void>
}

export interface Later {
  file: string
  line: number
  what: string
  /** Rows of the product's list of capabilities, e.g. `D6`. */
  rows: string[]
}

/**
 * Reads one scenario.
 * @throws Error naming file and line, for a step nobody knows and for anything else that is not a scenario
 */
export function parseScenario(file: string, markdown: string): Scenario {
  const refuse = (line: number, why: string): never => {
    throw new Error(`${file}:${line}: ${why}`)
  }
  const head = new Map<string, string>()
  const steps: Step[] = []
  const later: Later[] = []
  let title = ''
  for (const { line, text } of logicalLines(markdown)) {
    const heading = /^# (.+)$/.exec(text)
    const setting = /^(language|knowledge): *(\S+)$/.exec(text)
    if (heading?.[1]) title = heading[1]
    else if (setting?.[1] && steps.length === 0) head.set(setting[1], setting[2] ?? '')
    else if (text.startsWith('later:'))
      later.push(
        laterOf(file, line, text) ?? refuse(line, `"${text}" must end with a row of the product, like (D6)`),
      )
    else {
      const action = actionFor(text)
      if (typeof action === 'string') refuse(line, action)
      else steps.push({ line, text, run: action })
    }
  }
  const { language = 'de', knowledge = 'sample' } = Object.fromEntries(head)
  if (title === '') refuse(1, 'it must begin with "# " and what happens, in plain words')
  if (language !== 'de' && language !== 'en') return refuse(1, `language may be de or en, not "${language}"`)
  if (knowledge !== 'sample' && knowledge !== 'small')
    return refuse(1, `knowledge may be sample or small, not "${knowledge}"`)
  if (steps.length === 0) refuse(1, 'nothing happens in it')
  return { file, title, language, knowledge, steps, later }
}

/** Lines that say something. Indented ones go on with the line before; `>` is a remark for readers, `##` a section. */
function logicalLines(markdown: string): { line: number; text: string }[] {
  const found: { line: number; text: string }[] = []
  for (const [i, raw] of markdown.replaceAll('\r\n', '\n').split('\n').entries()) {
    const text = raw.trim()
    const before = found.at(-1)
    if (text === '' || text.startsWith('>') || text.startsWith('## ')) continue
    if (/^\s/.test(raw) && before) before.text += `\n${text}`
    else found.push({ line: i + 1, text })
  }
  return found
}

function laterOf(file: string, line: number, text: string): Later | null {
  const found = /^later: *(.+?) *\(([A-H]\d+(?:, *[A-H]\d+)*)\)$/s.exec(text)
  return found?.[1] && found[2] ? { file, line, what: found[1], rows: found[2].split(/, */) } : null
}

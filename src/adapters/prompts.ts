import { AIMessage, HumanMessage } from '@langchain/core/messages'
import { ChatPromptTemplate, MessagesPlaceholder } from '@langchain/core/prompts'
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import { asSeen } from '../domain/unseen.ts'

/** One message as a model reads it. */
export interface Spoken {
  role: 'system' | 'user' | 'assistant'
  content: string
}

/** A prompt file, read and checked. */
export interface Prompt {
  /** The file's name without `.md`. */
  name: string
  version: number
  /** The same prompt with some placeholders already filled, e.g. the company's name. Throws for one it does not use. */
  given(values: Record<string, string>): Prompt
  /** Throws when a placeholder would stay empty with only `names` given: for finding a wrong prompt at start. */
  mustNeedOnly(names: readonly string[]): void
  /** The messages to send. Values and `earlier` are data: nothing in them is read as a placeholder or a role. */
  messages(values: Record<string, string>, earlier?: readonly Spoken[]): Promise<Spoken[]>
}

const frontShape = z.strictObject({
  version: z.int().min(1),
  uses: z.array(z.string().regex(/^[a-z_]+$/)).default([]),
})

/** Headings that open a message. `# earlier` stands for the conversation so far and has no text of its own. */
const heading = /^# (system|earlier|customer)$/

/**
 * A prompt from its text: front matter with `version` and `uses` (the placeholders), then messages under `# system`,
 * `# earlier` and `# customer`. `file` names it in errors; every error names the line. `{{` and `}}` are braces.
 */
export function prompt(file: string, text: string): Prompt {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const wrong = (line: number, what: string): Error => new Error(`${file}:${line}: ${what}`)

  const end = lines.indexOf('---', 1)
  if (lines[0] !== '---' || end < 0)
    throw wrong(1, 'a prompt starts with front matter between two lines of ---')
  const { version, uses } = frontMatter(lines.slice(1, end), wrong)
  const lineOf = placeholders(lines, end + 1, uses, wrong)
  const unused = uses.find((name) => !lineOf.has(name))
  const usesLine = 1 + lines.slice(0, end).findIndex((line) => line.startsWith('uses:'))
  if (unused)
    throw wrong(usesLine, `placeholder {${unused}} is missing: \`uses\` names it, the text does not`)

  const template = ChatPromptTemplate.fromMessages<Record<string, unknown>>(sections(lines, end + 1, wrong))
  const name = file.replace(/^.*[\\/]/, '').replace(/\.md$/, '')
  const filledWith = (filled: Record<string, string>): Prompt => ({
    name,
    version,
    given(values) {
      const unknown = Object.keys(values).find((key) => !lineOf.has(key))
      if (unknown)
        throw wrong(usesLine, `placeholder {${unknown}} is unknown here; the prompt uses ${uses.join(', ')}`)
      return filledWith({ ...filled, ...values })
    },
    mustNeedOnly(names) {
      const open = uses.find((key) => !Object.hasOwn(filled, key) && !names.includes(key))
      if (open) throw wrong(lineOf.get(open) ?? 1, `placeholder {${open}} has no value`)
    },
    async messages(values, earlier = []) {
      const all = { ...filled, ...values }
      filledWith(all).mustNeedOnly([])
      const history = earlier.map(({ role, content }) =>
        role === 'assistant' ? new AIMessage(content) : new HumanMessage(content),
      )
      const formatted = await template.formatMessages({ ...all, earlier: history })
      return formatted.map((message) => ({ role: roles[message.type] ?? 'user', content: message.text }))
    },
  })
  return filledWith({})
}

const roles: Partial<Record<string, Spoken['role']>> = { system: 'system', human: 'user', ai: 'assistant' }

type Wrong = (line: number, what: string) => Error

function frontMatter(lines: string[], wrong: Wrong): z.infer<typeof frontShape> {
  try {
    return frontShape.parse(parse(lines.join('\n')))
  } catch (error) {
    if (error instanceof YAMLParseError)
      throw wrong((error.linePos?.[0].line ?? 0) + 1, 'front matter is not YAML')
    if (!(error instanceof z.ZodError)) throw error
    const issue = error.issues[0]
    const line = lines.findIndex((text) => text.startsWith(`${String(issue?.path[0])}:`))
    throw wrong(line + 2, `front matter: ${issue?.path.join('.')} ${issue?.message}`)
  }
}

/** The line of each placeholder; throws for one that `uses` does not name, and for a brace that is none. */
function placeholders(lines: string[], from: number, uses: string[], wrong: Wrong): Map<string, number> {
  const lineOf = new Map<string, number>()
  lines.slice(from).forEach((text, i) => {
    const line = from + i + 1
    for (const [found, name] of text.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[{}]/g)) {
      if (found === '{{' || found === '}}') continue
      if (name === undefined) throw wrong(line, `a lone ${found}; write ${found}${found} for a brace`)
      if (!uses.includes(name)) {
        throw wrong(line, `placeholder {${name}} is unknown; \`uses\` names ${uses.join(', ') || 'none'}`)
      }
      if (!lineOf.has(name)) lineOf.set(name, line)
    }
  })
  return lineOf
}

function sections(lines: string[], from: number, wrong: Wrong) {
  const found: { kind: string; line: number; text: string[] }[] = []
  lines.slice(from).forEach((text, i) => {
    const kind = heading.exec(text)?.[1]
    if (kind) found.push({ kind, line: from + i + 1, text: [] })
    else if (found.length > 0) found.at(-1)!.text.push(text)
    else if (text.trim() !== '')
      throw wrong(from + i + 1, 'text before the first heading # system or # customer')
  })
  if (found.length === 0) throw wrong(from + 1, 'no message: write # system or # customer')
  return found.map(({ kind, line, text }): MessagesPlaceholder | [string, string] => {
    const body = text.join('\n').trim()
    if (kind !== 'earlier' && body === '') throw wrong(line, `# ${kind} has no text`)
    if (kind === 'earlier' && body !== '') throw wrong(line, '# earlier has no text of its own')
    return kind === 'earlier'
      ? new MessagesPlaceholder('earlier')
      : [kind === 'system' ? 'system' : 'human', body]
  })
}

/** What chat templates of local servers, and our own passages, use as borders. */
const borders =
  /<[|｜][^|｜<>]{0,40}[|｜]>|<\/?s>|<<\/?sys>>|\[\/?inst\]|<(?:start|end)_of_turn>|<\/?passages?\b/gi

/** `text` as it may stand in a message: the same words, without hidden characters and without forged borders. */
export const asData = (text: string): string =>
  asSeen(text).replace(borders, (mark) =>
    mark.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('[', '(').replaceAll(']', ')'),
  )

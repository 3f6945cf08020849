import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDocument, stringify } from 'yaml'
import { z } from 'zod'
import type { Language } from '../domain/events.ts'
import { type Article, handoffRules } from '../domain/knowledge/article.ts'

/** A file that could not be taken, with the line where it goes wrong. The others still load. */
export interface NotTaken {
  file: string
  line: number
  why: string
}

const FrontMatter = z.strictObject({
  title: z.string().min(1).max(200),
  questions: z.array(z.string().min(1).max(300)).default([]),
  tags: z.array(z.string()).default([]),
  handoff: z.enum(handoffRules).default('offer'),
  valid_until: z.iso.date().optional(),
  translation_of: z.string().optional(),
})

/** Reads `de/*.md` and `en/*.md` below `folder`; the file's name is the slug. A missing folder holds nothing. */
export async function readArticleFiles(
  folder: string,
): Promise<{ files: { article: Article; hash: string }[]; notTaken: NotTaken[] }> {
  const files: { article: Article; hash: string }[] = []
  const notTaken: NotTaken[] = []
  const seen = new Set<string>()
  for (const language of ['de', 'en'] as const) {
    const names = await readdir(join(folder, language)).catch(() => [])
    for (const name of names.sort()) {
      if (!name.endsWith('.md')) continue
      const file = `${language}/${name}`
      const bytes = await readFile(join(folder, file)).catch(() => null)
      const result = bytes ? parseArticle(file, language, bytes) : { file, line: 1, why: 'it cannot be read' }
      if ('why' in result) notTaken.push(result)
      else if (seen.has(result.slug))
        notTaken.push({ file, line: 1, why: `there is another article named ${result.slug}` })
      else if (bytes) {
        seen.add(result.slug)
        files.push({ article: result, hash: createHash('sha256').update(bytes).digest('hex') })
      }
    }
  }
  return { files, notTaken }
}

/** One file's article, or why it is none. Lines count from 1. */
export function parseArticle(file: string, language: Language, bytes: Uint8Array): Article | NotTaken {
  const refuse = (line: number, why: string): NotTaken => ({ file, line, why })
  const slug = file.slice(file.lastIndexOf('/') + 1, -'.md'.length)
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    return refuse(1, 'the file name may have small letters a-z, digits and single hyphens only')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
  } catch {
    return refuse(1, 'this is not text in UTF-8')
  }
  if (text.includes('\0')) return refuse(1, 'this is not text')
  const parts = /^---\n([\s\S]*?)\n---(?:\n|$)([\s\S]*)$/.exec(text)
  if (!parts) return refuse(1, 'it must begin with front matter between two lines of ---')
  const [, head = '', body = ''] = parts
  const yaml = parseDocument(head, { prettyErrors: true })
  const broken = yaml.errors[0]
  if (broken) return refuse((broken.linePos?.[0].line ?? 1) + 1, withoutPlace(broken.message))
  let values: unknown
  try {
    values = yaml.toJS()
  } catch (error) {
    return refuse(2, error instanceof Error ? error.message : 'the front matter is not valid YAML')
  }
  const front = FrontMatter.safeParse(values)
  if (!front.success) {
    const issue = front.error.issues[0]
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    const key = String(unknown ?? issue?.path[0] ?? '')
    return refuse(lineOf(head, key), `${key ? `${key}: ` : ''}${issue?.message ?? 'not valid'}`)
  }
  if (body.trim() === '')
    return refuse(head.split('\n').length + 3, 'there is no text below the front matter')
  const { title, questions, tags, handoff, valid_until, translation_of } = front.data
  return {
    slug,
    language,
    title,
    questions,
    body: body.trim(),
    tags,
    handoff,
    ...(valid_until === undefined ? {} : { validUntil: valid_until }),
    ...(translation_of === undefined ? {} : { translationOf: translation_of }),
  }
}

/** The parser's first sentence. The place it names counts from the front matter, ours from the file. */
const withoutPlace = (message: string): string =>
  (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')

/** Where a key stands in the file; the front matter's first line is line 2. */
function lineOf(head: string, key: string): number {
  const at = head.split('\n').findIndex((line) => key !== '' && line.startsWith(`${key}:`))
  return at < 0 ? 2 : at + 2
}

/** An article as its file reads: what `parseArticle` takes apart. */
export function articleText(article: Article): string {
  const front = {
    title: article.title,
    questions: article.questions,
    tags: article.tags,
    ...(article.handoff === 'offer' ? {} : { handoff: article.handoff }),
    ...(article.validUntil === undefined ? {} : { valid_until: article.validUntil }),
    ...(article.translationOf === undefined ? {} : { translation_of: article.translationOf }),
  }
  return `---\n${stringify(front, { lineWidth: 0 })}---\n${article.body}\n`
}

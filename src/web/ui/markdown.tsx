/**
 * The Markdown of articles and bot replies as elements: paragraphs, headings, lists, quotes, code, bold,
 * italic, links. Never HTML: whatever is not one of these stays text, and nothing is fetched from elsewhere.
 */
import type { JSX } from 'hono/jsx/dom/jsx-runtime'

type Piece = JSX.Element | string

/** Leaves `http`, `https` and `mailto`; anything else is no address to us. */
export const safeAddress = (address: string): string | null =>
  /^(https?:\/\/|mailto:)[^\s\\]+$/i.test(address) ? address : null

// Every repetition is bounded, so that no text can make the search slow.
const marks =
  /\\([\\`*_[\]()#>.!-])|`([^`\n]{1,500})`|\*\*([^\n]{1,500}?)\*\*|\*([^*\s](?:[^*\n]{0,500}[^*\s])?)\*|\b_([^_\n]{1,500})_\b|(!?)\[([^[\]\n]{1,300})\]\(([^()\s]{1,500})\)|(https?:\/\/[^\s<>()"]{1,500}[^\s<>()".,;:!?])/g

interface Options {
  /** Links as plain words: for text that changes under the reader's hand. */
  inert?: boolean
}

const link = (words: Piece[] | string, address: string, { inert }: Options): Piece =>
  inert ? (
    <u>{words}</u>
  ) : (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  )

/** One run of text with its marks. */
export function inline(text: string, options: Options = {}): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const match of text.matchAll(marks)) {
    const [all, escaped, code, bold, italic, italic2, image, words = '', target = '', bare] = match
    if (match.index > done) pieces.push(text.slice(done, match.index))
    done = match.index + all.length
    if (escaped !== undefined) pieces.push(escaped)
    else if (code !== undefined) pieces.push(<code>{code}</code>)
    else if (bold !== undefined) pieces.push(<b>{inline(bold, options)}</b>)
    else if (italic !== undefined) pieces.push(<i>{inline(italic, options)}</i>)
    else if (italic2 !== undefined) pieces.push(<i>{inline(italic2, options)}</i>)
    else if (bare !== undefined) pieces.push(link(bare, bare, options))
    else {
      const address = image ? null : safeAddress(target)
      pieces.push(address ? link(inline(words, { inert: true }), address, options) : image ? words : all)
    }
  }
  if (done < text.length) pieces.push(text.slice(done))
  return pieces
}

/** A person's plain words, with addresses that can be followed. */
export function linked(text: string): Piece[] {
  const parts = text.split(/(https?:\/\/[^\s<>()"]{1,500}[^\s<>()".,;:!?])/)
  return parts.map((part, i) => (i % 2 === 1 ? link(part, part, {}) : part))
}

const starts = /^\s{0,3}(?:(#{1,6})\s+|([-*+])\s+|\d{1,9}[.)]\s+|(>)\s?|(```))/

export function Markdown({ text, inert = false }: { text: string } & Options) {
  return <>{blocks(text.split(/\r?\n/)).map((block) => show(block, { inert }))}</>
}

interface Block {
  kind: 'p' | 'h' | 'ul' | 'ol' | 'quote' | 'code'
  /** Its lines; for lists its items. */
  lines: string[]
}

function blocks(lines: string[]): Block[] {
  const found: Block[] = []
  let open: Block | null = null
  const begin = (kind: Block['kind'], line: string, more = true) => {
    const block: Block = { kind, lines: [line] }
    found.push(block)
    open = more ? block : null
  }
  for (const line of lines) {
    const at: Block | null = open
    const start = starts.exec(line)
    if (isCode(at)) {
      if (start?.[4]) open = null
      else at.lines.push(line)
      continue
    }
    const rest = line.slice(start?.[0].length ?? 0)
    if (line.trim() === '') open = null
    else if (!start) continueWith(at, line.trim(), begin)
    else if (start[4]) begin('code', '')
    else if (start[1]) begin('h', rest.replace(/\s#+\s*$/, ''), false)
    else {
      const kind = start[3] ? 'quote' : start[2] ? 'ul' : 'ol'
      // A blank line between two items does not end the list.
      const last: Block | undefined = at ?? found.at(-1)
      if (last?.kind === kind) {
        last.lines.push(rest)
        open = last
      } else begin(kind, rest)
    }
  }
  return found
}

const isCode = (block: Block | null): block is Block => block?.kind === 'code'

function continueWith(at: Block | null, line: string, begin: (kind: 'p', line: string) => void): void {
  if (at) at.lines[at.lines.length - 1] += `\n${line}`
  else begin('p', line)
}

function show({ kind, lines }: Block, options: Options): Piece {
  const items = () => lines.map((line) => <li>{inline(line, options)}</li>)
  switch (kind) {
    case 'p':
      return <p>{inline(lines.join('\n'), options)}</p>
    case 'h':
      return <h3>{inline(lines.join(' '), options)}</h3>
    case 'ul':
      return <ul>{items()}</ul>
    case 'ol':
      return <ol>{items()}</ol>
    case 'quote':
      return <blockquote>{inline(lines.join('\n'), options)}</blockquote>
    case 'code':
      return (
        <pre>
          <code>{lines.slice(1).join('\n')}</code>
        </pre>
      )
    default:
      return kind satisfies never
  }
}

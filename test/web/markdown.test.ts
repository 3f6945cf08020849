import { describe, expect, test } from 'vitest'
import { inline, linked, Markdown, safeAddress } from '../../src/web/ui/markdown.tsx'

/** Elements as they would stand in a page, in a notation short enough to read. */
function plain(node: unknown): string {
  if (Array.isArray(node)) return node.map(plain).join('')
  if (typeof node === 'string') return node.replaceAll('<', '&lt;')
  if (node === null || typeof node !== 'object') return ''
  const { tag, props } = node as { tag: unknown; props: { children?: unknown; href?: string } }
  const inner = plain(props.children)
  if (typeof tag !== 'string' || tag === '') return inner
  return `<${tag}${props.href ? ` ${props.href}` : ''}>${inner}</${tag}>`
}
const shown = (text: string) => plain(Markdown({ text }))

describe('Markdown', () => {
  test.each([
    ['a paragraph', 'One\ntwo\n\nthree', '<p>One\ntwo</p><p>three</p>'],
    ['bold, italic, code', '**b** *i* _j_ `c*d*`', '<p><b>b</b> <i>i</i> <i>j</i> <code>c*d*</code></p>'],
    ['marks within marks', '**a *b* c**', '<p><b>a <i>b</i> c</b></p>'],
    ['a list', '- a\n- b\n\n- c', '<ul><li>a</li><li>b</li><li>c</li></ul>'],
    [
      'a numbered list after words',
      'Do:\n1. a\n2. b\n   more',
      '<p>Do:</p><ol><li>a</li><li>b\nmore</li></ol>',
    ],
    ['a heading', '## Title ##\ntext', '<h3>Title</h3><p>text</p>'],
    ['a quote', '> a\n> b', '<blockquote>a\nb</blockquote>'],
    ['code', '```\n**a**\n\n- b\n```\nc', '<pre><code>**a**\n\n- b</code></pre><p>c</p>'],
    ['a link', '[here](https://x.example/a)', '<p><a https://x.example/a>here</a></p>'],
    [
      'an address in the text',
      'See https://x.example/a.',
      '<p>See <a https://x.example/a>https://x.example/a</a>.</p>',
    ],
    ['an image as its words', '![a cat](https://x.example/cat.png)', '<p>a cat</p>'],
    ['escaped marks', '\\*not\\*', '<p>*not*</p>'],
    ['marks that do not close', '**a and *b', '<p>**a and *b</p>'],
    ['snake_case_words', 'a_b_c', '<p>a_b_c</p>'],
    ['HTML as text', '<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)></p>'],
  ])('%s', (_, text, expected) => expect(shown(text)).toBe(expected))

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/relative',
    'https:\\\\evil',
    'mailto:a b',
  ])('refuses the address %s', (address) => {
    expect(safeAddress(address)).toBe(null)
    expect(shown(`[x](${address})`)).not.toContain('<a')
  })

  test('is quick, whatever is thrown at it', () => {
    const nasty = ['*', '**', '_', '`', '[', '](', '![', '\\', '- ', '> ', '#', '```\n', 'https://'].map(
      (s) => s.repeat(8000 / s.length),
    )
    const before = performance.now()
    for (const text of nasty) shown(text)
    expect(performance.now() - before).toBeLessThan(1500)
  })
})

test('words of people get links and nothing else', () => {
  expect(plain(linked('**no** https://x.example/a?b=c, ok'))).toBe(
    '**no** <a https://x.example/a?b=c>https://x.example/a?b=c</a>, ok',
  )
})

test('text under the reader’s hand has no links', () => {
  expect(plain(inline('[a](https://x.example)', { inert: true }))).toBe('<u>a</u>')
})

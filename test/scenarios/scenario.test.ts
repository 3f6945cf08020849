import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseScenario } from './scenario.ts'
import { steps } from './steps.ts'

const shortest =
  '# Somebody asks\nlanguage: en\nknowledge: small\n\ncustomer: human please\n→ waiting, because asked\n'

describe('a scenario', () => {
  it('is read with its head, its steps and what is left out', () => {
    const read = parseScenario('a.md', `${shortest}> a remark\nlater: a photo goes along (D6, B1)\n`)
    expect(read).toMatchObject({ title: 'Somebody asks', language: 'en', knowledge: 'small' })
    expect(read.steps.map(({ line }) => line)).toEqual([5, 6])
    expect(read.later).toEqual([{ file: 'a.md', line: 8, what: 'a photo goes along', rows: ['D6', 'B1'] }])
  })

  it('goes on in indented lines', () => {
    const { steps } = parseScenario('a.md', '# T\ncustomer: one\n  two\n→ waiting')
    expect(steps.map(({ line, text }) => [line, text])).toEqual([
      [2, 'customer: one\ntwo'],
      [4, '→ waiting'],
    ])
  })

  it.each([
    ['a step nobody knows', '# T\n\ncustomer jumps', 'a.md:3: unknown step "customer jumps"'],
    ['a reason there is none of', '# T\n→ waiting, because bored', 'a.md:2: unknown step'],
    ['somebody unknown', '# T\nZoe: Hello', 'a.md:2: unknown step "Zoe: Hello"'],
    ['a left-out step without a row', '# T\nlater: photos', 'a.md:2: "later: photos" must end with a row'],
    ['no title', 'customer: Hello', 'a.md:1: it must begin with "# "'],
    ['nothing that happens', '# T', 'a.md:1: nothing happens'],
    ['a language we do not speak', '# T\nlanguage: fr\ncustomer: Salut', 'a.md:1: language may be de or en'],
  ])('is refused with file and line for %s', (_, markdown, why) => {
    expect(() => parseScenario('a.md', markdown)).toThrow(why)
  })
})

it('README.md names every step', () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
  const lines = new Set(readme.split('\n').map((line) => line.split(/ {2,}/)[0]))
  const asWritten = steps.map(({ form }) =>
    form.split('\n')[0]!.replaceAll(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase()),
  )
  expect(asWritten.filter((form) => !lines.has(form))).toEqual([])
})

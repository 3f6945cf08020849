import { factKinds, handoffReasons, outcomes, promiseKinds } from '../../src/domain/events.ts'

/** Who may appear. `customer` is the one where there is only one. */
export const customers = ['customer', 'Kim', 'Tarek', 'Lena'] as const
/** `the agent`: whoever has the conversation just now. */
export const agents = ['Ada', 'Ben', 'the agent'] as const

const oneOf = (words: readonly string[]): string => words.join('|')

/** What may stand in each blank of a form. */
const blanks: Record<string, string> = {
  customer: oneOf(customers),
  agent: oneOf(agents),
  other: oneOf(agents),
  text: '[\\s\\S]+',
  contact: '\\S.*',
  value: '\\S.*',
  slug: '[a-z0-9-]+',
  sources: '\\[[a-z0-9-]+\\](?:, *\\[[a-z0-9-]+\\])*',
  number: '\\d+',
  minutes: '\\d+',
  promise: oneOf(promiseKinds),
  messages: 'messages?',
  unit: 'seconds?|minutes?|hours?|days?',
  kind: oneOf(factKinds),
  reason: oneOf(handoffReasons),
  outcome: oneOf(outcomes),
  reaction: 'helped|did_not_help|wrote_on|none',
  language: 'de|en',
}

/** The blanks of a form: `'{agent}: {text}'` has agent and text. */
export type Blanks<Form extends string> = Form extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Blanks<Rest>
  : never

/** A form as a pattern for whole lines. */
export function patternOf(form: string): RegExp {
  const source = form.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const blank = blanks[name]
    if (blank === undefined) throw new Error(`No step can have the blank {${name}}.`)
    return `(?<${name}>${blank})`
  })
  return new RegExp(`^${source}$`, 'u')
}

/** `[a], [b]` as a and b. */
export const slugsIn = (sources: string): string[] =>
  [...sources.matchAll(/\[([^\]]+)\]/g)].map(([, slug = '']) => slug)

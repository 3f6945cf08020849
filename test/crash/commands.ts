import fc from 'fast-check'
import type { Blow } from './fuse.ts'

/** What customers say, and whether it is plainly the wish for a person. */
export const sentences = [
  { text: 'Where is my refund?', wish: false },
  { text: 'My internet is down', wish: false },
  { text: 'maybe my internet, maybe my refund', wish: false },
  { text: 'I want to cancel my contract', wish: false },
  { text: 'I want to talk to a person', wish: true },
  { text: 'Bitte verbinden Sie mich mit einem Mitarbeiter', wish: true },
  { text: 'You said that already', wish: false },
  { text: 'This is useless, you are useless!!', wish: false },
  { text: 'Thanks', wish: false },
  { text: 'Order 👩🏽‍🚒 4711 "lost"; نص', wish: false },
] as const

/** One thing that somebody does. Numbers choose among what there is when it is done. */
export type Command = { server: 0 | 1; blow: Blow | null; again: boolean } & (
  | { does: 'opens'; language: 'de' | 'en' }
  | { does: 'writes'; whose: number; sentence: number; id: 'new' | 'same words' | 'other words' }
  | { does: 'writes to a slow bot'; whose: number; sentence: number }
  | { does: 'bot finishes'; which: number }
  | { does: 'presses the button'; whose: number; comment: number | null; contact: boolean }
  | { does: 'corrects'; whose: number; matter: number }
  | { does: 'rates an answer'; whose: number; about: number; helped: boolean }
  | { does: 'says whether solved'; whose: number; yes: boolean }
  | { does: 'gives stars'; whose: number; score: number }
  | { does: 'goes back to the bot'; whose: number }
  | { does: 'claims next'; agent: number }
  | { does: 'claims one'; agent: number; whose: number }
  | { does: 'replies'; claim: number; id: 'new' | 'same words' | 'other words' }
  | { does: 'notes'; claim: number; id: 'new' | 'same words' | 'other words' }
  | { does: 'releases'; claim: number }
  | { does: 'resolves'; claim: number; outcome: 'solved' | 'unsolved' | 'spam'; closingWord: boolean }
  | { does: 'beats'; agent: number; state: 'online' | 'away' | 'offline' | null; capacity: number | null }
  | { does: 'publishes'; article: number }
  | { does: 'time passes'; seconds: number }
  | { does: 'clock jumps'; hours: 1 | -1 }
  | { does: 'sweeps' }
  | { does: 'restarts' }
)
export type Does = Command['does']

/** What the day is made of: where its clock starts, the seed of its names, and what is done. */
export interface Day {
  starts: string
  seed: number
  commands: Command[]
}

/** Noon on a Monday; a minute before summer time ends and begins in Berlin; the last of a leap February. */
const starts = [
  '2026-11-23T12:00:00Z',
  '2026-10-25T00:59:00Z',
  '2027-03-28T00:59:00Z',
  '2028-02-29T23:59:00Z',
]

const nat = fc.nat({ max: 11 })
const id = fc.oneof(
  { weight: 4, arbitrary: fc.constant('new' as const) },
  fc.constantFrom('same words' as const, 'other words' as const),
)
const done = (weight: number, what: fc.Arbitrary<object>) => ({ weight, arbitrary: what })
const does = <D extends Does>(name: D, more: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.record({ does: fc.constant(name), ...more })

const deed = fc.oneof(
  done(3, does('opens', { language: fc.constantFrom('de', 'en') })),
  done(9, does('writes', { whose: nat, sentence: nat, id })),
  done(4, does('writes to a slow bot', { whose: nat, sentence: nat })),
  done(4, does('bot finishes', { which: nat })),
  done(4, does('presses the button', { whose: nat, comment: fc.option(nat), contact: fc.boolean() })),
  done(1, does('corrects', { whose: nat, matter: nat })),
  done(2, does('rates an answer', { whose: nat, about: nat, helped: fc.boolean() })),
  done(3, does('says whether solved', { whose: nat, yes: fc.boolean() })),
  done(1, does('gives stars', { whose: nat, score: fc.integer({ min: 1, max: 5 }) })),
  done(2, does('goes back to the bot', { whose: nat })),
  done(6, does('claims next', { agent: nat })),
  done(3, does('claims one', { agent: nat, whose: nat })),
  done(7, does('replies', { claim: nat, id })),
  done(2, does('notes', { claim: nat, id })),
  done(3, does('releases', { claim: nat })),
  done(
    3,
    does('resolves', {
      claim: nat,
      outcome: fc.constantFrom('solved', 'unsolved', 'spam'),
      closingWord: fc.boolean(),
    }),
  ),
  done(
    4,
    does('beats', {
      agent: nat,
      state: fc.constantFrom(null, 'online', 'away', 'offline'),
      capacity: fc.constantFrom(null, 1, 2, 5),
    }),
  ),
  done(1, does('publishes', { article: nat })),
  done(6, does('time passes', { seconds: fc.constantFrom(1, 10, 30, 45, 46, 61, 600) })),
  done(1, does('clock jumps', { hours: fc.constantFrom(1, -1) })),
  done(4, does('sweeps')),
  done(1, does('restarts')),
)

const blow = fc.option(
  fc.record({ commit: fc.integer({ min: 1, max: 3 }), when: fc.constantFrom('before', 'after') }),
  { freq: 4 },
)

const command = fc
  .tuple(deed, fc.record({ server: fc.constantFrom(0, 1), blow, again: fc.boolean() }))
  .map(([what, where]) => ({ ...where, ...what })) as fc.Arbitrary<Command>

/** A day of about `length` deeds. */
export const days = (length: number): fc.Arbitrary<Day> =>
  fc.record({
    starts: fc.constantFrom(...starts),
    seed: fc.integer(),
    commands: fc.array(command, { minLength: 1, maxLength: 2 * length, size: 'max' }),
  })

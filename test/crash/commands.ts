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

/** Teams a conversation can be passed on to. */
export const teams = ['billing', 'network'] as const
type Chosen = 'chat_later' | 'email' | 'call_back'
/** Whether a promise is a new one or is made once more under the name it had. */
type Name = 'new' | 'same'

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
  | { does: 'passes on'; claim: number; to: number; comment: boolean; up: boolean }
  | {
      does: 'resolves'
      claim: number
      outcome: 'solved' | 'unsolved' | 'spam'
      closingWord: boolean
      settles: 'kept' | 'withdrawn' | null
    }
  | {
      does: 'beats'
      agent: number
      state: 'online' | 'away' | 'finishing' | 'offline' | null
      capacity: number | null
    }
  | { does: 'learns'; agent: number; teams: string[]; languages: string[] }
  | { does: 'chooses'; whose: number; kind: Chosen; contact: boolean; inSeconds: number | null; id: Name }
  | { does: 'would rather wait'; whose: number }
  | {
      does: 'gives their word'
      claim: number
      kind: 'call_back' | 'answer' | 'refund' | 'other'
      inSeconds: number
      phone: boolean
      snoozed: boolean
      id: Name
    }
  | { does: 'puts away'; claim: number; which: number }
  | { does: 'settles'; claim: number; whose: number | null; which: number; how: 'kept' | 'withdrawn' }
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
  /** Waits of the day before are known, so that waits can be foretold. */
  forecasts: boolean
  /** Whoever asks waits at once, and no more than this are open at a time. */
  most: number
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

const promiseId = fc.oneof(
  { weight: 6, arbitrary: fc.constant('new' as const) },
  fc.constant('same' as const),
)
const beating = does('beats', {
  agent: nat,
  state: fc.constantFrom(null, 'online', 'online', 'away', 'finishing', 'offline'),
  capacity: fc.constantFrom(null, 1, 2, 5),
})
const learning = does('learns', {
  agent: nat,
  teams: fc.subarray([...teams]),
  languages: fc.oneof(fc.constant([]), fc.subarray(['de', 'en'])),
})
const passing = does('passes on', { claim: nat, to: nat, comment: fc.boolean(), up: fc.boolean() })
const passingTime = does('time passes', {
  seconds: fc.constantFrom(1, 10, 30, 45, 46, 61, 300, 600, 600, 3600, 7200),
})

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
      settles: fc.constantFrom(null, 'kept', 'withdrawn'),
    }),
  ),
  done(2, passing),
  done(4, beating),
  done(1, learning),
  done(
    4,
    does('chooses', {
      whose: nat,
      kind: fc.constantFrom('chat_later', 'email', 'call_back'),
      contact: fc.boolean(),
      inSeconds: fc.constantFrom(null, null, -60, 300, 1800),
      id: promiseId,
    }),
  ),
  done(1, does('would rather wait', { whose: nat })),
  done(
    4,
    does('gives their word', {
      claim: nat,
      kind: fc.constantFrom('call_back', 'answer', 'refund', 'other'),
      inSeconds: fc.constantFrom(-1, 600, 900, 3600, 86_400),
      phone: fc.boolean(),
      snoozed: fc.boolean(),
      id: promiseId,
    }),
  ),
  done(1, does('puts away', { claim: nat, which: nat })),
  done(
    2,
    does('settles', {
      claim: nat,
      whose: fc.option(nat),
      which: nat,
      how: fc.constantFrom('kept', 'withdrawn'),
    }),
  ),
  done(1, does('publishes', { article: nat })),
  done(7, passingTime),
  done(1, does('clock jumps', { hours: fc.constantFrom(1, -1) })),
  done(4, does('sweeps')),
  done(1, does('restarts')),
)

const blow = fc.option(
  fc.record({ commit: fc.integer({ min: 1, max: 3 }), when: fc.constantFrom('before', 'after') }),
  { freq: 4 },
)

const commandOf = (what: fc.Arbitrary<object>) =>
  fc
    .tuple(what, fc.record({ server: fc.constantFrom(0, 1), blow, again: fc.boolean() }))
    .map(([deed, where]) => ({ ...where, ...deed })) as fc.Arbitrary<Command>

const calmly = { server: 0, blow: null, again: false } as const
/** Somebody opens the chat: without that a day has nothing in it. */
const somebodyComes: Command = { ...calmly, does: 'opens', language: 'en' }

/** A day of about `length` deeds. */
export const days = (length: number): fc.Arbitrary<Day> =>
  fc
    .record({
      starts: fc.constantFrom(...starts),
      seed: fc.integer(),
      forecasts: fc.boolean(),
      most: fc.constant(4),
      commands: fc.array(commandOf(deed), { minLength: 1, maxLength: 2 * length, size: 'max' }),
    })
    .map((day) => ({ ...day, commands: [somebodyComes, ...day.commands] }))

/** How agents come, go, step aside and learn while conversations wait and are held. */
const flip = fc.oneof(
  done(12, beating),
  done(2, learning),
  done(3, passingTime),
  done(2, does('sweeps')),
  done(2, does('claims next', { agent: nat })),
  done(1, passing),
  done(1, does('releases', { claim: nat })),
  done(1, does('clock jumps', { hours: fc.constantFrom(1, -1) })),
)

/** Six who wait from the beginning, three of them soon with an agent, and about `flips` changes of who is there. */
export const shifts = (flips: number): fc.Arbitrary<Day> =>
  fc
    .record({
      starts: fc.constantFrom(...starts),
      seed: fc.integer(),
      forecasts: fc.boolean(),
      most: fc.constant(6),
      commands: fc.array(commandOf(flip), { minLength: flips, maxLength: flips, size: 'max' }),
    })
    .map((day) => ({ ...day, commands: [...theyCome, ...day.commands] }))

const theyCome: Command[] = [
  ...Array.from({ length: 6 }, (_, whose): Command[] => [
    { ...calmly, does: 'opens', language: whose % 2 === 0 ? 'en' : 'de' },
    { ...calmly, does: 'presses the button', whose, comment: null, contact: false },
  ]).flat(),
  ...[0, 1, 2].map((agent): Command => ({ ...calmly, does: 'claims next', agent })),
]

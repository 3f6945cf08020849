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
/** Mostly the claim that was given last: older ones tend to be lost. */
const claim = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: nat })
const promiseId = fc.oneof(
  { weight: 6, arbitrary: fc.constant('new' as const) },
  fc.constant('same' as const),
)

/** Each deed, with what there is to choose about it. */
const deeds: Record<Does, Record<string, fc.Arbitrary<unknown>>> = {
  opens: { language: fc.constantFrom('de', 'en') },
  writes: { whose: nat, sentence: nat, id },
  'writes to a slow bot': { whose: nat, sentence: nat },
  'bot finishes': { which: nat },
  'presses the button': { whose: nat, comment: fc.option(nat), contact: fc.boolean() },
  corrects: { whose: nat, matter: nat },
  'rates an answer': { whose: nat, about: nat, helped: fc.boolean() },
  'says whether solved': { whose: nat, yes: fc.boolean() },
  'gives stars': { whose: nat, score: fc.integer({ min: 1, max: 5 }) },
  'goes back to the bot': { whose: nat },
  'claims next': { agent: nat },
  'claims one': { agent: nat, whose: nat },
  replies: { claim, id },
  notes: { claim, id },
  releases: { claim },
  'passes on': { claim, to: nat, comment: fc.boolean(), up: fc.boolean() },
  resolves: {
    claim,
    outcome: fc.constantFrom('solved', 'unsolved', 'spam'),
    closingWord: fc.boolean(),
    settles: fc.constantFrom(null, 'kept', 'withdrawn'),
  },
  beats: {
    agent: nat,
    state: fc.constantFrom(null, 'online', 'online', 'away', 'finishing', 'offline'),
    capacity: fc.constantFrom(null, 1, 2, 5),
  },
  learns: {
    agent: nat,
    teams: fc.subarray([...teams]),
    languages: fc.oneof(fc.constant([]), fc.subarray(['de', 'en'])),
  },
  chooses: {
    whose: nat,
    kind: fc.constantFrom('chat_later', 'email', 'call_back'),
    contact: fc.boolean(),
    inSeconds: fc.constantFrom(null, null, -60, 300, 1800),
    id: promiseId,
  },
  'would rather wait': { whose: nat },
  'gives their word': {
    claim,
    kind: fc.constantFrom('call_back', 'answer', 'refund', 'other'),
    inSeconds: fc.constantFrom(-1, 600, 900, 3600, 86_400),
    phone: fc.boolean(),
    snoozed: fc.constantFrom(false, false, true),
    id: promiseId,
  },
  'puts away': { claim, which: nat },
  settles: { claim, whose: fc.option(nat), which: nat, how: fc.constantFrom('kept', 'withdrawn') },
  publishes: { article: nat },
  'time passes': { seconds: fc.constantFrom(1, 10, 30, 45, 46, 61, 300, 600, 600, 3600, 7200) },
  'clock jumps': { hours: fc.constantFrom(1, -1) },
  sweeps: {},
  restarts: {},
}

const blow = fc.option(
  fc.record({ commit: fc.integer({ min: 1, max: 3 }), when: fc.constantFrom('before', 'after') }),
  { freq: 4 },
)
const where = { server: fc.constantFrom(0, 1), blow, again: fc.boolean() }

/** Deeds in these proportions. */
const deedsOf = (weights: Partial<Record<Does, number>>): fc.Arbitrary<Command> =>
  fc.oneof(
    ...(Object.entries(weights) as [Does, number][]).map(([does, weight]) => ({
      weight,
      arbitrary: fc.record({ does: fc.constant(does), ...where, ...deeds[does] }),
    })),
  ) as fc.Arbitrary<Command>

const anything = deedsOf({
  opens: 3,
  writes: 9,
  'writes to a slow bot': 4,
  'bot finishes': 6,
  'presses the button': 4,
  corrects: 1,
  'rates an answer': 2,
  'says whether solved': 3,
  'gives stars': 1,
  'goes back to the bot': 2,
  'claims next': 6,
  'claims one': 3,
  replies: 7,
  notes: 2,
  releases: 3,
  'passes on': 2,
  resolves: 3,
  beats: 4,
  learns: 1,
  chooses: 2,
  'gives their word': 2,
  publishes: 1,
  'time passes': 6,
  'clock jumps': 1,
  sweeps: 4,
  restarts: 1,
})

/** What is promised, kept, put away, passed on and forgotten. */
const promises = deedsOf({
  opens: 1,
  writes: 2,
  'presses the button': 2,
  'says whether solved': 3,
  'goes back to the bot': 1,
  'claims next': 7,
  'claims one': 4,
  replies: 3,
  releases: 1,
  'passes on': 6,
  resolves: 6,
  beats: 2,
  learns: 1,
  chooses: 4,
  'would rather wait': 2,
  'gives their word': 6,
  'puts away': 2,
  settles: 3,
  'time passes': 6,
  'clock jumps': 1,
  sweeps: 5,
  restarts: 1,
})

/** How agents come, go, step aside and learn while conversations wait and are held. */
const flips = deedsOf({
  beats: 18,
  learns: 4,
  'claims next': 4,
  releases: 2,
  'passes on': 2,
  'time passes': 3,
  'clock jumps': 3,
  sweeps: 4,
})

const calmly = { server: 0, blow: null, again: false } as const
/** Without somebody who opens the chat a day has nothing in it. */
const comes: Command = { ...calmly, does: 'opens', language: 'en' }
const asks = (whose: number): Command => ({
  ...calmly,
  does: 'presses the button',
  whose,
  comment: null,
  contact: false,
})
const takes = (agent: number): Command => ({ ...calmly, does: 'claims next', agent })
/** Whoever took it first promises a refund within the hour. */
const givesWord: Command = {
  ...calmly,
  does: 'gives their word',
  claim: 0,
  kind: 'refund',
  inSeconds: 3600,
  phone: false,
  snoozed: false,
  id: 'new',
}
/** Ada and Ben are here, and each can do something. */
const shift: Command[] = [
  { ...calmly, does: 'beats', agent: 0, state: 'online', capacity: 5 },
  { ...calmly, does: 'beats', agent: 1, state: 'online', capacity: 5 },
  { ...calmly, does: 'learns', agent: 0, teams: ['billing'], languages: ['en'] },
  { ...calmly, does: 'learns', agent: 1, teams: ['network'], languages: ['de'] },
]
const after = (first: Command[], commands: fc.Arbitrary<Command[]>) =>
  commands.map((rest) => [...first, ...rest])

const dayOf = (most: number, commands: fc.Arbitrary<Command[]>): fc.Arbitrary<Day> =>
  fc.record({
    starts: fc.constantFrom(...starts),
    seed: fc.integer(),
    forecasts: fc.boolean(),
    most: fc.constant(most),
    commands,
  })

/** How many deeds a day has, and a shift, in every `npm test`. */
export const usual = { day: 18, shift: 50 } as const

/** A day of about `length` deeds: of all kinds, or, two in five, mostly about promises. */
export const days = (length: number): fc.Arbitrary<Day> => {
  const size = { minLength: 1, maxLength: 2 * length, size: 'max' } as const
  return dayOf(
    4,
    fc.oneof(
      { weight: 3, arbitrary: after([comes], fc.array(anything, size)) },
      {
        weight: 2,
        arbitrary: after([comes, asks(0), ...shift, takes(0), givesWord], fc.array(promises, size)),
      },
    ),
  )
}

/** Six who wait from the beginning, three of them soon with an agent, and `length` changes, mostly of who is there. */
export const shifts = (length: number): fc.Arbitrary<Day> => {
  const size = { minLength: length, maxLength: length, size: 'max' } as const
  const sixWait = Array.from({ length: 6 }, (_, i): Command[] => [
    { ...comes, language: i % 2 === 0 ? 'en' : 'de' },
    asks(i),
  ]).flat()
  return dayOf(6, after([...sixWait, ...shift, takes(0), takes(1), takes(2)], fc.array(flips, size)))
}

/** Faults in what is promised, passed on, called and told. `shifts`: found where agents come and go all the time. */
import type { ConversationEvent } from '../../src/domain/events.ts'
import { afterwards, has, lettingThrough, withQueue, writingInstead } from './faults.ts'
import type { Sabotage } from './town.ts'

/** An agent ends the case, and what was promised is not asked about. */
const resolvesSilently = lettingThrough('open_promise', (log, lease) => [
  log.filter((e) => e.type !== 'promise_made'),
  lease,
])

/** What is put away stands in the queue all the same. */
const showsWhatIsPutAway: Sabotage = (keeping, house) => ({
  ...keeping,
  queue: {
    ...keeping.queue,
    async waiting(at, limit) {
      const shown = await keeping.queue.waiting(at, limit)
      const away = [...(house.memory?.tables.conversations.values() ?? [])].flatMap(
        ({ id, caseCode, queue }) =>
          queue?.status === 'promised' && !shown.some((w) => w.id === id) ? [{ ...queue, id, caseCode }] : [],
      )
      return [...shown, ...away.map((row, i) => ({ ...row, position: shown.length + i + 1 }))]
    },
  },
})

/** The next is whoever stands first. */
const givesTheFirst = withQueue((queue) => ({
  claim: async (agent, id, at, decide) => {
    const [first] = await queue.waiting(at, 1)
    return queue.claim(agent, id ?? first?.id ?? null, at, decide)
  },
}))

/** Agents are shown what somebody who is here can do, and nothing else. */
const hidesWhatNobodyCan = withQueue((queue) => ({
  async waiting(at, limit) {
    const crew = (await queue.agents(at)).filter(({ here, state }) => here && state === 'online')
    return (await queue.waiting(at, limit)).filter(
      ({ team, language }) =>
        crew.length === 0 ||
        crew.some(
          ({ teams, languages }) =>
            (team === null || teams.includes(team)) &&
            (languages.length === 0 || languages.includes(language)),
        ),
    )
  },
}))

const without = (...types: ConversationEvent['type'][]) =>
  writingInstead((decided) => decided.filter((e) => !types.includes(e.type)))

/** Its name, what it does, and where it is looked for. */
export const laterFaults: [string, Sabotage, 'days' | 'shifts'][] = [
  ['a case is resolved over an open promise', resolvesSilently, 'days'],
  [
    'the reminder of a promise comes twice',
    writingInstead((decided) =>
      decided.flatMap((e): ConversationEvent[] => (e.type === 'promise_due' ? [e, e] : [e])),
    ),
    'days',
  ],
  [
    'the customer is told twice that the time has come',
    writingInstead((decided) =>
      decided.flatMap((e) => (e.type === 'notice_sent' && e.kind === 'promise_due' ? [e, e] : [e])),
    ),
    'days',
  ],
  [
    'the word for a colleague is lost on the way',
    writingInstead((decided) =>
      decided.map((e) => {
        if (e.type !== 'transferred' && e.type !== 'escalated') return e
        if (e.type === 'escalated' && e.by === 'time') return e
        const { comment: _, ...rest } = e
        return rest
      }),
    ),
    'days',
  ],
  ['what is put away is shown before its time', showsWhatIsPutAway, 'days'],
  [
    'a broken word on a closed case calls nobody',
    writingInstead((decided) =>
      has(decided, 'promise_broken')
        ? decided.filter((e) => e.type !== 'reopened' && e.type !== 'handoff_requested')
        : decided,
    ),
    'days',
  ],
  [
    'nobody looks at promises when their time comes',
    (keeping) => ({ ...keeping, ledger: { ...keeping.ledger, due: async () => [] } }),
    'days',
  ],
  ['a word here does not keep the promise to go on here', without('promise_kept'), 'days'],
  [
    'what was withdrawn is owed all the same',
    (keeping) => ({
      ...keeping,
      ledger: {
        ...keeping.ledger,
        owed: async (limit) => {
          const lines = await keeping.ledger.owed(limit)
          return lines.filter(({ by }) => by === 'agent')
        },
      },
    }),
    'days',
  ],
  [
    'who went quiet is asked again and again',
    writingInstead((decided) =>
      decided.map((e) => {
        if (e.type !== 'bot_asked_back') return e
        const { afterSilence: _, ...rest } = e
        return rest
      }),
    ),
    'days',
  ],
  ['who went quiet is forgotten', withQueue(() => ({ quiet: async () => [] })), 'days'],
  [
    'a wait goes on after somebody came',
    afterwards((row, decided) =>
      has(decided, 'conversation_claimed')
        ? { ...row, waits: row.waits.map((wait) => ({ ...wait, endedAt: null, outcome: null })) }
        : row,
    ),
    'days',
  ],
  ['nobody looks whether the clock was put back', withQueue(() => ({ drawIn: async () => {} })), 'shifts'],
  ['what agents can do does not decide what they are given', givesTheFirst, 'shifts'],
  ['what nobody present can do is not shown', hidesWhatNobodyCan, 'shifts'],
  ['the ladder ends in nothing', withQueue(() => ({ climbing: async () => [] })), 'shifts'],
  ['nobody is told that nobody is here', withQueue(() => ({ untold: async () => [] })), 'shifts'],
  [
    'an agent who is gone counts as here',
    withQueue((queue) => ({ load: async (at) => ({ ...(await queue.load(at)), present: 1 }) })),
    'shifts',
  ],
  ['what an agent has learned is not kept', withQueue(() => ({ skills: async () => {} })), 'shifts'],
]

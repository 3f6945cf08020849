/**
 * Each command as something that can be tried, and tried again: what it must lead to, and how it is done. One
 * table of commands, longer than a file should be for that reason; what it needs stands below it.
 */
import { Refusal } from '../../src/domain/refusal.ts'
import {
  type Case,
  claimCase,
  heartbeat,
  noteForAgents,
  releaseCase,
  replyToCustomer,
  resolveCase,
} from '../../src/stories/serveQueue.ts'
import { type Turn, takeTurn } from '../../src/stories/takeTurn.ts'
import {
  askForPerson,
  backToBot,
  correct,
  feedback,
  openConversation,
  rateConversation,
  type Standing,
  solved,
} from '../../src/stories/talk.ts'
import { attemptLater } from './attempts.promises.ts'
import { type Command, sentences } from './commands.ts'
import { type Expected, type Ledger, owed } from './expected.ts'
import * as must from './predict.ts'
import { goRound } from './rounds.ts'
import { type Server, slowly } from './town.ts'

export const agents = ['Ada', 'Ben', 'Cleo']

export const agentOf = (n: number): string => agents[n % agents.length] ?? ''

export interface Attempt {
  predict(): must.Prediction
  act(server: Server): Promise<unknown>
  /** Once it is written down: what the ledger learns beside the events. */
  took?(): void
  /** What was answered, held against what is known; null when it is right. */
  wrong?(answer: unknown): string | null
}

/** A turn whose bot has not spoken yet. */
export interface Pending {
  server: Server
  conversation: string
  messageId: string
  open: () => void
  turn: Promise<unknown>
}

export interface Known {
  ledger: Ledger
  now(): number
  pending: Pending[]
  /** Every claim that was ever given, the latest last. */
  given: { id: string; agent: string; fence: number }[]
  /** Makes a name for a message. */
  name(): string
  /** So many conversations at most. */
  most: number
}

export const conversationOf = (n: number, { ledger }: Known): Expected | undefined =>
  ledger.conversations[n % ledger.conversations.length]

/** One of the claims that were given, the latest first; it may have been lost since. */
export const claimOf = (n: number, { given }: Known): Known['given'][number] | undefined =>
  given.at(-1 - (n % Math.max(1, given.length)))

/** Null when there is nothing the command could be done to. */
export function attempt(command: Command, known: Known): Attempt | null {
  const { ledger, now } = known
  const whose = (n: number) => conversationOf(n, known)
  switch (command.does) {
    case 'opens': {
      if (ledger.conversations.length >= known.most) return null
      const { language } = command
      return {
        predict: () => ({ id: null, must: [{ type: 'conversation_opened', language }] }),
        act: ({ needs }) => openConversation(needs, { language }),
      }
    }
    case 'writes':
    case 'writes to a slow bot': {
      const c = whose(command.whose)
      if (!c) return null
      const { text, wish } = sentences[command.sentence % sentences.length] ?? sentences[0]
      const words = wordsOf(c, 'id' in command ? command.id : 'new', text, known)
      return words && customerWrites(c, words, words.text === text && wish, command.does, known)
    }
    case 'presses the button': {
      const c = whose(command.whose)
      if (!c) return null
      const comment = command.comment === null ? null : `comment ${command.comment}`
      const contact = command.contact ? 'kim@example.org' : null
      const wish = {
        ...(comment === null ? {} : { comment }),
        ...(contact === null ? {} : { contact: { channel: 'email' as const, contact } }),
      }
      return {
        predict: () => must.button(c, comment, contact),
        act: ({ needs }) => askForPerson(needs, c.id, wish),
        wrong: standsRight(c, known),
      }
    }
    case 'corrects': {
      const c = whose(command.whose)
      const matter = `matter ${command.matter}`
      return (
        (c && {
          predict: () => ({ id: c.id, must: [{ type: 'receipt_corrected', matter }] }),
          act: ({ needs }) => correct(needs, c.id, { matter }),
          wrong: standsRight(c, known),
        }) ??
        null
      )
    }
    case 'rates an answer': {
      const c = whose(command.whose)
      if (!c) return null
      const { helped } = command
      const about = [...c.answers][command.about % (c.answers.size + 1)] ?? command.about + 1
      return {
        predict: () => must.feedback(c, about, helped),
        act: ({ needs }) => feedback(needs, c.id, about, helped),
      }
    }
    case 'says whether solved': {
      const c = whose(command.whose)
      return c
        ? {
            predict: () => must.whetherSolved(c, command.yes),
            act: ({ needs }) => solved(needs, c.id, command.yes),
            wrong: standsRight(c, known),
          }
        : null
    }
    case 'gives stars': {
      const c = whose(command.whose)
      return c
        ? {
            predict: () => must.stars(c, command.score),
            act: ({ needs }) => rateConversation(needs, c.id, { score: command.score }),
          }
        : null
    }
    case 'goes back to the bot': {
      const c = whose(command.whose)
      return c
        ? {
            predict: () => must.back(c),
            act: ({ needs }) => backToBot(needs, c.id),
            wrong: standsRight(c, known),
          }
        : null
    }
    case 'claims next':
    case 'claims one': {
      const agent = agentOf(command.agent)
      const one = command.does === 'claims one' ? whose(command.whose) : null
      if (one === undefined) return null
      return {
        predict: () => must.claims(ledger, agent, one, now()),
        act: ({ needs }) => claimCase(needs, agent, one?.id ?? null),
        took() {
          if (ledger.see(agent, now()).state === 'offline') ledger.see(agent, now(), { state: 'online' })
        },
        wrong: (answer) => claimedRight(answer as Claimed, agent, one, known),
      }
    }
    case 'replies':
    case 'notes': {
      const claim = claimOf(command.claim, known)
      if (!claim) return null
      const c = ledger.of(claim.id)
      const words = wordsOf(c, command.id, `${command.does} ${command.claim}`, known)
      if (!words) return null
      const [type, say] =
        command.does === 'replies'
          ? (['agent_wrote', replyToCustomer] as const)
          : (['note_added', noteForAgents] as const)
      return {
        predict: () => must.agentSays(ledger, c, claim, type, words, now()),
        act: async ({ needs }) => keepsText(words.text, () => say(needs, c.id, claim, words)),
      }
    }
    case 'releases': {
      const claim = claimOf(command.claim, known)
      if (!claim) return null
      const c = ledger.of(claim.id)
      return {
        predict: () => must.releases(ledger, c, claim, now()),
        act: ({ needs }) => releaseCase(needs, c.id, claim),
      }
    }
    case 'resolves': {
      const claim = claimOf(command.claim, known)
      if (!claim) return null
      const c = ledger.of(claim.id)
      const { outcome, settles } = command
      const end = { outcome, ...(command.closingWord ? { text: 'Goodbye, Kim.' } : {}) }
      return {
        predict: () => must.resolves(ledger, c, claim, { ...end, settles }, now()),
        act: ({ needs }) => {
          const ids = settles === null ? [] : owed(c).map(({ id }) => id)
          const withdrawn = ids.map((id) => ({ id, reason: 'It cannot be done.' }))
          return resolveCase(needs, c.id, claim, {
            ...end,
            ...(settles === 'kept' ? { kept: ids } : { withdrawn }),
          })
        },
      }
    }
    case 'passes on':
    case 'chooses':
    case 'would rather wait':
    case 'gives their word':
    case 'puts away':
    case 'settles':
    case 'learns':
      return attemptLater(command, known)
    case 'beats': {
      const agent = agentOf(command.agent)
      const { state, capacity } = command
      return {
        predict: () => 'nothing',
        act: ({ needs }) =>
          heartbeat(
            needs,
            agent,
            state === null ? undefined : { state, ...(capacity === null ? {} : { capacity }) },
          ),
        took() {
          ledger.see(agent, now(), state === null ? {} : { state, capacity })
          ledger.beats(agent, now())
        },
        wrong(answer) {
          const { state: is, capacity: takes } = ledger.agents.get(agent) ?? {}
          return same(answer, { state: is, capacity: takes })
        },
      }
    }
    case 'bot finishes': {
      const pending = known.pending[command.which % Math.max(1, known.pending.length)]
      if (!pending) return null
      return {
        predict: () => ({ id: pending.conversation, must: [] }),
        async act() {
          known.pending.splice(known.pending.indexOf(pending), 1)
          pending.open()
          await pending.turn
        },
      }
    }
    case 'sweeps':
      return {
        predict: () => 'nothing',
        act: ({ needs }) => goRound(needs),
        took: () => ledger.drawIn(now()),
      }
    case 'publishes':
    case 'time passes':
    case 'clock jumps':
    case 'restarts':
      return null
    default:
      return command satisfies never
  }
}

/** New words, or a message id that is known: with its own words, or with others. */
function wordsOf(
  c: Expected,
  id: 'new' | 'same words' | 'other words',
  text: string,
  { name }: Known,
): must.Words | null {
  if (id === 'new') return { messageId: name(), text }
  const known = c.said.at(-1)
  if (!known) return null
  return { messageId: known.messageId, text: id === 'same words' ? known.text : `${text}!` }
}

function customerWrites(
  c: Expected,
  words: must.Words,
  wish: boolean,
  does: 'writes' | 'writes to a slow bot',
  known: Known,
): Attempt {
  const message = { ...words, conversationId: c.id }
  let fresh = true
  let refused = false
  return {
    predict() {
      const expected = must.customerWrites(c, words, wish)
      fresh = typeof expected === 'object' && 'must' in expected && expected.must.length > 0
      refused = typeof expected === 'object' && 'refused' in expected
      return expected
    },
    async act(server) {
      // It would join the turn that is under way, and wait with it.
      const joins = known.pending.some((p) => p.server === server && p.messageId === words.messageId)
      if (joins && !refused) return null
      if (does === 'writes') return takeTurn(server.needs, message)
      const slow = slowly(server.needs)
      const turn = takeTurn(slow.needs, message)
      const first = await Promise.race([turn, slow.found.then(() => 'is thinking' as const)])
      if (first !== 'is thinking') return first
      // A server that dies while its bot thinks takes the answer with it; nobody is left to be told.
      turn.catch(() => {})
      known.pending.push({ server, conversation: c.id, messageId: words.messageId, open: slow.open, turn })
      return null
    },
    wrong(answer) {
      if (answer === null) return null
      const { status, repeated } = answer as Turn
      return same({ status, repeated }, { status: c.status, repeated: !fresh })
    },
  }
}

/** A refused agent is given their text back. */
async function keepsText<T>(text: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal && error.details.text !== text)
      throw new Error(`the text was not given back: ${error.code}`)
    throw error
  }
}

/** What the customer is told of where they stand. */
export const standsRight =
  (c: Expected, { ledger, now }: Known) =>
  (answer: unknown): string | null => {
    const { status, agent, position, confirmedSolved, choices, promises } = answer as Standing
    const place = ledger.waiting(now()).indexOf(c)
    const vows = owed(c).toSorted((a, b) => a.dueAt - b.dueAt)
    return same(
      {
        status,
        agent,
        position,
        confirmedSolved,
        why: choices?.why ?? null,
        promises: promises.map((p) => p.id),
      },
      {
        status: c.status,
        agent: c.owner?.agent ?? null,
        position: place < 0 ? null : place + 1,
        confirmedSolved: c.confirmed,
        why: whyOffered(c, ledger, now()),
        promises: vows.map((p) => p.id),
      },
    )
  }

/** Whoever waits, or is to be reached later, may always choose another way; what is said to be the reason is so. */
function whyOffered(c: Expected, ledger: Ledger, now: number): string | null {
  if (c.status !== 'waiting' && c.status !== 'promised') return null
  if (ledger.present(now) === 0) return 'nobody_here'
  return now - Number(c.since) >= 900_000 ? 'long_wait' : 'instead_of_waiting'
}

type Claimed = (Case & { fence: number }) | null

/** What the agent is handed: the right conversation, its number, and every word that was said in it. */
function claimedRight(answer: Claimed, agent: string, one: Expected | null, known: Known): string | null {
  if (answer === null) return one === null ? null : 'nothing was given'
  const c = known.ledger.of(answer.id)
  known.given.push({ id: answer.id, agent, fence: answer.fence })
  const { owner } = c
  const unread = c.handedOver.find((word) => !answer.transcript.some(({ text }) => text === word))
  if (unread !== undefined) return `the word “${unread}” did not reach ${agent}`
  if (owner?.agent !== agent || owner.fence !== answer.fence) return `it is ${JSON.stringify(owner)}’s`
  const told = answer.transcript.flatMap((line) =>
    line.messageId === undefined || line.who === 'bot' ? [] : [line.messageId],
  )
  return same(
    told,
    c.said.map((said) => said.messageId),
  )
}

export const same = (got: unknown, wanted: unknown): string | null =>
  JSON.stringify(got) === JSON.stringify(wanted)
    ? null
    : `answered ${JSON.stringify(got)}, expected ${JSON.stringify(wanted)}`

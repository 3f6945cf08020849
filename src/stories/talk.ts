import { type Receipt, receiptOf } from '../domain/brief.ts'
import { type Conversation, replay, type Status } from '../domain/conversation.ts'
import {
  correctReceipt,
  giveFeedback,
  opened,
  rate,
  requestHandoff,
  returnToBot,
  sayWhetherSolved,
} from '../domain/decide.ts'
import {
  type Contact,
  chosenByCustomer,
  type FactKind,
  type Language,
  type PromiseKind,
} from '../domain/events.ts'
import { inASentence } from '../domain/notices.promises.ts'
import { ifNobodyComes, machineNotice } from '../domain/notices.ts'
import { isOwed } from '../domain/promises.ts'
import type { ExpectedWait } from '../domain/queue.ts'
import type { Service } from '../domain/service.ts'
import type { Recorded, Stored } from '../ports.ts'
import type { Needs } from './needs.ts'
import { type House, houseNow, openingInWords, standingWait, tellOf } from './waiting.ts'

/** A customer opens the chat. Nothing is said yet but that a machine will answer. */
export async function openConversation(
  needs: Needs,
  { language, page }: { language: Language; page?: string },
): Promise<Recorded & { notice: string }> {
  const stored = await needs.store.open(opened(language, page, needs.clock.now()))
  return { ...stored, notice: machineNotice(needs.settings.company, language) }
}

/** Where the customer stands: who has the ball, their place, and what the person will read. */
export interface Standing {
  case: string
  status: Status
  agent: string | null
  /** From 1; null while they are not waiting. */
  position: number | null
  /** Null while too few waits are known to say anything honest. */
  expectedWait: ExpectedWait
  /** Whether people are here by the opening hours, and from when on, also in words. */
  hours: { open: boolean; nextOpening: Date | null; inWords: string | null }
  /** What they may choose instead of waiting, and what makes us offer it; null while an agent has it or it is closed. */
  choices: Choices | null
  /** What we owe them, the most urgent first, each as a sentence. */
  promises: Owed[]
  receipt: Receipt
  ifNobodyComes: string
  /** They may be asked for stars now: they have said "solved" and have not rated yet. */
  mayRate: boolean
  /** They have said "solved" themselves. */
  confirmedSolved: boolean
}

export interface Choices {
  kinds: readonly (typeof chosenByCustomer)[number][]
  why: 'closed' | 'nobody_here' | 'long_wait' | 'instead_of_waiting'
}

export interface Owed {
  id: string
  kind: PromiseKind
  from: Date
  dueAt: Date
  by: 'house' | 'agent'
  agent: string | null
  broken: boolean
  inWords: string
}

export async function standingOf(needs: Needs, stored: Stored): Promise<Standing> {
  const c = replay(stored.log)
  const { service } = needs.settings
  const house = await houseNow(needs)
  // A claim whose lease has lapsed is a place in the queue, whatever the log has recorded so far.
  const position =
    c.status === 'with_bot' || c.status === 'resolved'
      ? null
      : await needs.queue.position(stored.id, house.at)
  const words = openingInWords(needs, house, c.language)
  return {
    case: stored.caseCode,
    status: c.status,
    agent: c.assignment?.agent ?? null,
    position,
    expectedWait: standingWait(house, stored.log, position),
    hours: { open: house.open, nextOpening: house.nextOpening, inWords: words },
    choices: choicesFor(c, house, service),
    promises: c.promises
      .filter(isOwed)
      .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
      .map((p) => ({
        id: p.id,
        kind: p.kind,
        from: p.from,
        dueAt: p.dueAt,
        by: p.by,
        agent: p.owner,
        broken: p.late,
        inWords: inASentence(p, c.language, service.zone, house.at),
      })),
    receipt: receiptOf(stored.log),
    ifNobodyComes: ifNobodyComes(c.language, { minutes: service.longestWait / 60, nextOpening: words }),
    mayRate: c.confirmedSolved && !c.rated,
    confirmedSolved: c.confirmedSolved,
  }
}

function choicesFor(c: Conversation, house: House, service: Service): Choices | null {
  if (c.status !== 'waiting' && c.status !== 'promised') return null
  const waited = (house.at.getTime() - (c.waitingSince?.getTime() ?? 0)) / 1000
  const why = !house.open
    ? 'closed'
    : house.load.present === 0
      ? 'nobody_here'
      : waited >= service.longestWait
        ? 'long_wait'
        : 'instead_of_waiting'
  return { kinds: chosenByCustomer, why }
}

/** The button. Needs no search, no model, and shares no budget with the bot. */
export async function askForPerson(
  needs: Needs,
  id: string,
  wish: { comment?: string; contact?: Contact; sameAgent?: boolean },
): Promise<Standing> {
  const asked = await needs.store.record(id, (log) => requestHandoff(log, wish, needs.clock.now()))
  return standingOf(needs, await withWord(needs, asked))
}

/** Whoever has just joined the queue hears at once if nobody is here until morning. How long it will take stands in the answer; the sweep writes it down. */
async function withWord(needs: Needs, recorded: Recorded): Promise<Stored> {
  if (!recorded.decided.some((e) => e.type === 'handoff_requested')) return recorded
  const house = await houseNow(needs)
  if (house.open) return recorded
  await tellOf(needs, house, recorded.id)
  return needs.store.read(recorded.id)
}

export const correct = async (
  needs: Needs,
  id: string,
  correction: { matter?: string; facts?: { kind: FactKind; value: string }[]; comment?: string },
): Promise<Standing> =>
  standingOf(needs, await needs.store.record(id, () => correctReceipt(correction, needs.clock.now())))

export const feedback = (needs: Needs, id: string, about: number, helped: boolean): Promise<Recorded> =>
  needs.store.record(id, (log) => giveFeedback(log, about, helped, needs.clock.now(), needs.settings))

export async function solved(needs: Needs, id: string, yes: boolean, sameAgent?: boolean): Promise<Standing> {
  const said = await needs.store.record(id, (log) => sayWhetherSolved(log, yes, needs.clock.now(), sameAgent))
  return standingOf(needs, await withWord(needs, said))
}

export const rateConversation = (
  needs: Needs,
  id: string,
  rating: { score: number; comment?: string },
): Promise<Recorded> => needs.store.record(id, (log) => rate(log, rating, needs.clock.now()))

export const backToBot = async (needs: Needs, id: string): Promise<Standing> =>
  standingOf(needs, await needs.store.record(id, (log) => returnToBot(log, needs.clock.now())))

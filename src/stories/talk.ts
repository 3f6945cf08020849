import { type Receipt, receiptOf } from '../domain/brief.ts'
import { replay, type Status } from '../domain/conversation.ts'
import {
  correctReceipt,
  giveFeedback,
  opened,
  rate,
  requestHandoff,
  returnToBot,
  sayWhetherSolved,
} from '../domain/decide.ts'
import type { FactKind, Language } from '../domain/events.ts'
import { ifNobodyComes, machineNotice } from '../domain/notices.ts'
import type { ExpectedWait } from '../domain/queue.ts'
import type { Recorded, Stored } from '../ports.ts'
import type { Needs } from './needs.ts'

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
  receipt: Receipt
  ifNobodyComes: string
  /** They may be asked for stars now: they have said "solved" and have not rated yet. */
  mayRate: boolean
  /** They have said "solved" themselves. */
  confirmedSolved: boolean
}

export async function standingOf(needs: Needs, stored: Stored): Promise<Standing> {
  const c = replay(stored.log)
  return {
    case: stored.caseCode,
    status: c.status,
    agent: c.assignment?.agent ?? null,
    // A claim whose lease has lapsed is a place in the queue, whatever the log has recorded so far.
    position:
      c.status === 'with_bot' || c.status === 'resolved'
        ? null
        : await needs.queue.position(stored.id, needs.clock.now()),
    expectedWait: null,
    receipt: receiptOf(stored.log),
    ifNobodyComes: ifNobodyComes(c.language),
    mayRate: c.confirmedSolved && !c.rated,
    confirmedSolved: c.confirmedSolved,
  }
}

/** The button. Needs no search, no model, and shares no budget with the bot. */
export async function askForPerson(
  needs: Needs,
  id: string,
  wish: { comment?: string; contact?: { channel: 'email' | 'phone'; contact: string } },
): Promise<Standing> {
  const stored = await needs.store.record(id, (log) => requestHandoff(log, wish, needs.clock.now()))
  return standingOf(needs, stored)
}

export const correct = async (
  needs: Needs,
  id: string,
  correction: { matter?: string; facts?: { kind: FactKind; value: string }[]; comment?: string },
): Promise<Standing> =>
  standingOf(needs, await needs.store.record(id, () => correctReceipt(correction, needs.clock.now())))

export const feedback = (needs: Needs, id: string, about: number, helped: boolean): Promise<Recorded> =>
  needs.store.record(id, (log) => giveFeedback(log, about, helped, needs.clock.now(), needs.settings))

export const solved = async (needs: Needs, id: string, yes: boolean): Promise<Standing> =>
  standingOf(needs, await needs.store.record(id, (log) => sayWhetherSolved(log, yes, needs.clock.now())))

export const rateConversation = (
  needs: Needs,
  id: string,
  rating: { score: number; comment?: string },
): Promise<Recorded> => needs.store.record(id, (log) => rate(log, rating, needs.clock.now()))

export const backToBot = async (needs: Needs, id: string): Promise<Standing> =>
  standingOf(needs, await needs.store.record(id, (log) => returnToBot(log, needs.clock.now())))

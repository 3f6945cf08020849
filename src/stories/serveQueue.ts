import { type Brief, briefOf } from '../domain/brief.ts'
import { type Conversation, replay } from '../domain/conversation.ts'
import { addNote, agentWrites, claim, type Hold, release, resolveAsAgent } from '../domain/decide.ts'
import type { Outcome } from '../domain/events.ts'
import { type Line, transcriptOf } from '../domain/transcript.ts'
import type { AgentPresence, Presence, Recorded, Stored, Waiting } from '../ports.ts'
import type { Needs } from './needs.ts'

/** Everything an agent sees of one conversation. */
export interface Case {
  id: string
  caseCode: string
  conversation: Conversation
  brief: Brief
  transcript: Line[]
}

export const caseOf = ({ id, caseCode, log }: Stored): Case => ({
  id,
  caseCode,
  conversation: replay(log),
  brief: briefOf(log),
  transcript: transcriptOf(log, 'agent'),
})

export const readCase = async (needs: Needs, id: string): Promise<Case> => caseOf(await needs.store.read(id))

/** How many waiting conversations an agent is shown: more than anybody reads, few enough to send at every change. */
const shown = 1000

export const waitingCases = (needs: Needs): Promise<Waiting[]> =>
  needs.queue.waiting(needs.clock.now(), shown)

export const heldCases = (needs: Needs, agent: string) => needs.queue.heldBy(agent, needs.clock.now())

/** The next conversation in order, or the one named, with everything in view. Null when nothing waits. */
export async function claimCase(
  needs: Needs,
  agent: string,
  id: string | null,
): Promise<(Case & { fence: number }) | null> {
  const now = needs.clock.now()
  const claimed = await needs.queue.claim(agent, id, now, (log, lease) => claim(log, lease, agent, now))
  if (claimed === null) return null
  const found = caseOf(claimed)
  return { ...found, fence: found.conversation.fence }
}

/** A word to the customer. @throws Refusal claim_lost with the text, when somebody else has the conversation */
export const replyToCustomer = (
  needs: Needs,
  id: string,
  hold: Hold,
  message: { messageId: string; text: string },
): Promise<Recorded> =>
  needs.store.record(id, (log, lease) => agentWrites(log, lease, hold, message, needs.clock.now()))

/** A word among agents. */
export const noteForAgents = (
  needs: Needs,
  id: string,
  hold: Hold,
  note: { messageId: string; text: string },
): Promise<Recorded> =>
  needs.store.record(id, (log, lease) => addNote(log, lease, hold, note, needs.clock.now()))

/** Back into the queue, at its old place. */
export const releaseCase = (needs: Needs, id: string, hold: Hold, comment?: string): Promise<Recorded> =>
  needs.store.record(id, (log, lease) => release(log, lease, hold, comment, needs.clock.now()))

/** Done, with a closing word where the customer still waits for one. */
export const resolveCase = (
  needs: Needs,
  id: string,
  hold: Hold,
  end: { outcome: Exclude<Outcome, 'silent'>; text?: string },
): Promise<Recorded> => {
  const messageId = needs.ids.uuid()
  return needs.store.record(id, (log, lease) =>
    resolveAsAgent(log, lease, hold, { ...end, messageId }, needs.clock.now()),
  )
}

/** "I am here": keeps the agent's claims alive. */
export const heartbeat = (
  needs: Needs,
  agent: string,
  presence?: { state: Presence; capacity?: number },
): Promise<AgentPresence> => needs.queue.heartbeat(agent, needs.clock.now(), presence)

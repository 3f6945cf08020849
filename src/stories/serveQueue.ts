import { type Brief, briefOf } from '../domain/brief.ts'
import { type Conversation, replay } from '../domain/conversation.ts'
import {
  addNote,
  agentWrites,
  claim,
  escalate,
  type Hold,
  release,
  resolveAsAgent,
  transfer,
} from '../domain/decide.ts'
import type { Outcome, Target } from '../domain/events.ts'
import { Refusal } from '../domain/refusal.ts'
import { type Line, transcriptOf } from '../domain/transcript.ts'
import type { AgentPresence, AtDesk, Presence, Recorded, Stored, Waiting } from '../ports.ts'
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

/** To a colleague or a team, who are known at the desk. @throws Refusal target_not_found, claim_lost, not_oneself */
export async function transferCase(
  needs: Needs,
  id: string,
  hold: Hold,
  to: Target,
  comment?: string,
): Promise<Recorded> {
  await mustExist(needs, to)
  return needs.store.record(id, (log, lease) => transfer(log, lease, hold, to, comment, needs.clock.now()))
}

/** Up to a team, ahead of the usual. @throws Refusal target_not_found, claim_lost */
export async function escalateCase(
  needs: Needs,
  id: string,
  hold: Hold,
  team: string,
  comment?: string,
): Promise<Recorded> {
  await mustExist(needs, { team })
  return needs.store.record(id, (log, lease) => escalate(log, lease, hold, team, comment, needs.clock.now()))
}

/** A misspelt team would be a waiting room without a door. */
async function mustExist(needs: Needs, to: Target): Promise<void> {
  const agents = await needs.queue.agents(needs.clock.now())
  const known =
    'agent' in to ? agents.some((a) => a.name === to.agent) : agents.some((a) => a.teams.includes(to.team))
  if (!known)
    throw new Refusal(
      'target_not_found',
      'agent' in to
        ? `Nobody called ${to.agent} has been at the desk yet.`
        : `Nobody is in a team ${to.team}.`,
      { to },
    )
}

/** Who works at the desk: where a conversation can be passed on to, and how much each has. */
export const deskCrew = (needs: Needs): Promise<AtDesk[]> => needs.queue.agents(needs.clock.now())

export const setSkills = (
  needs: Needs,
  name: string,
  skills: { teams?: readonly string[]; languages?: readonly string[] },
): Promise<void> => needs.queue.skills(name, skills)

/** Done, with a closing word where the customer still waits for one. */
export const resolveCase = (
  needs: Needs,
  id: string,
  hold: Hold,
  end: {
    outcome: Exclude<Outcome, 'silent'>
    text?: string
    kept?: readonly string[]
    withdrawn?: readonly { id: string; reason: string }[]
  },
): Promise<Recorded> => {
  const messageId = needs.ids.uuid()
  return needs.store.record(id, (log, lease) =>
    resolveAsAgent(log, lease, hold, { ...end, messageId }, needs.clock.now()),
  )
}

/** "I am here": keeps the agent's claims alive. Whoever says that they go gives back what they have, at once: customers do not wait for a lease to lapse. */
export async function heartbeat(
  needs: Needs,
  agent: string,
  presence?: { state: Presence; capacity?: number },
): Promise<AgentPresence> {
  const known = await needs.queue.heartbeat(agent, needs.clock.now(), presence)
  if (presence?.state === 'offline') await giveBackAll(needs, agent)
  return known
}

/** Everything they hold waits again, each at its old place. */
async function giveBackAll(needs: Needs, agent: string): Promise<void> {
  for (const { id, fence } of await needs.queue.heldBy(agent, needs.clock.now())) {
    try {
      await releaseCase(needs, id, { agent, fence })
    } catch (error) {
      // Lapsed, taken or ended a moment ago: then it is not theirs any more, which is all we want.
      if (!(error instanceof Refusal)) throw error
    }
  }
}

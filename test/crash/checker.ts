import type { History, Operation, Seen } from './history.ts'

export const anomalies = [
  'lost acknowledged write',
  'duplicate',
  'gap or reorder',
  'stale read after own write',
  'double owner',
  'resurrected bot',
] as const
export type Anomaly = (typeof anomalies)[number]
export interface Finding {
  anomaly: Anomaly
  conversation: string
  detail: string
}

type Op<F extends Operation['f']> = Extract<Operation, { f: F }>
type Ended<F extends Operation['f']> = Op<F> & { ended: number }

/**
 * Looks for the six anomalies in what clients recorded while many of them worked at once and servers died.
 * Every conversation somebody did something to needs a whole reading begun after everything else on it.
 * @throws Error where that reading is missing: then nothing could be said.
 */
export function check(history: History): Finding[] {
  const conversations = Map.groupBy(history, (op) => op.conversation)
  conversations.delete('')
  return [...conversations].flatMap(([conversation, ops]) => {
    const log = ended(ops, 'read').findLast((read) => read.whole && read.after === 0)
    if (!log || ops.some((op) => op.f !== 'read' && op.invoked > log.invoked))
      throw new Error(`Conversation ${conversation} was not read whole at the end.`)
    const found: Finding[] = []
    for (const look of [lost, duplicates, order, stale, owners, bot])
      look(ops, log.events, (anomaly, detail) => found.push({ anomaly, conversation, detail }))
    return found
  })
}

type Look = (
  ops: readonly Operation[],
  log: readonly Seen[],
  found: (anomaly: Anomaly, detail: string) => void,
) => void

/** The operations of one kind that were acknowledged. */
const ended = <F extends Operation['f']>(ops: readonly Operation[], f: F): Ended<F>[] =>
  ops.filter((op): op is Ended<F> => op.f === f && op.outcome === 'ok' && op.ended !== null)

const lost: Look = (ops, log, found) => {
  for (const { as, messageId, text } of ended(ops, 'write')) {
    const kept = log.find((e) => e.messageId === messageId)
    if (kept?.type !== eventOf[as] || kept.text !== text)
      found('lost acknowledged write', `${as} ${messageId}: ${JSON.stringify(kept ?? null)}`)
  }
  for (const { agent, fence } of ended(ops, 'claim'))
    if (!log.some((e) => e.type === 'conversation_claimed' && e.agent === agent && e.fence === fence))
      found('lost acknowledged write', `claim ${fence} of ${agent}`)
  if (ended(ops, 'handoff').length > 0 && !log.some((e) => e.type === 'handoff_requested'))
    found('lost acknowledged write', 'the handoff')
}
const eventOf = { customer: 'customer_wrote', agent: 'agent_wrote', note: 'note_added' } as const

const duplicates: Look = (ops, log, found) => {
  for (const events of [log, ...ended(ops, 'read').map((read) => read.events)]) {
    const ids = events.flatMap((e) => (e.messageId === undefined ? [] : [e.messageId]))
    for (const id of ids.filter((other, i) => ids.indexOf(other) !== i)) found('duplicate', `message ${id}`)
  }
}

/** One numbering without holes, the same for every reader, and in the order in which things were done. */
const order: Look = (ops, log, found) => {
  for (const [i, e] of log.entries())
    if (e.seq !== i + 1) found('gap or reorder', `place ${i + 1} of the log holds ${e.seq}`)
  const at = new Map(log.map((e) => [e.seq, e]))
  for (const read of ended(ops, 'read')) {
    let before = read.after
    for (const e of read.events) {
      const there = at.get(e.seq)
      if (there?.type !== e.type || there.messageId !== e.messageId)
        found('gap or reorder', `${read.process} saw ${e.type} at ${e.seq}, the log has ${there?.type}`)
      for (let seq = before + 1; seq < e.seq; seq++)
        if (read.whole || !hidden.includes(at.get(seq)?.type ?? ''))
          found('gap or reorder', `${read.process} did not see place ${seq}`)
      if (e.seq <= before) found('gap or reorder', `${read.process} saw ${e.seq} after ${before}`)
      before = e.seq
    }
  }
  const place = new Map(log.flatMap((e) => (e.messageId === undefined ? [] : [[e.messageId, e.seq]])))
  const writes = ended(ops, 'write')
  for (const write of writes) {
    const seq = place.get(write.messageId) ?? 0
    if (write.seq !== undefined && write.seq !== seq)
      found('gap or reorder', `message ${write.messageId} was told place ${write.seq}, it has ${seq}`)
    // Sent again, it stands where it first came: its order counts from the first attempt.
    const first = ops.find((op) => op.f === 'write' && op.messageId === write.messageId) ?? write
    for (const earlier of writes)
      if (earlier.ended < first.invoked && (place.get(earlier.messageId) ?? 0) > seq)
        found('gap or reorder', `message ${write.messageId} stands before ${earlier.messageId}`)
  }
}
/** What customers are not shown. */
const hidden = ['note_added']

/** Whoever wrote sees it from then on, and nobody sees less than they have seen. */
const stale: Look = (ops, log, found) => {
  const place = new Map(log.map((e) => [e.messageId, e]))
  for (const read of ended(ops, 'read')) {
    if (read.cut) continue
    const last = read.events.at(-1)?.seq ?? read.after
    for (const op of ops) {
      if (op.process !== read.process || op.outcome !== 'ok' || !(Number(op.ended) < read.invoked)) continue
      const had = op.f === 'read' ? op.events.at(-1) : op.f === 'write' ? place.get(op.messageId) : undefined
      if (had && had.seq > last && (read.whole || !hidden.includes(had.type)))
        found('stale read after own write', `${read.process} had ${had.seq} and read only up to ${last}`)
    }
  }
}

const owners: Look = (ops, log, found) => {
  let holder: { agent: string; fence: number } | null = null
  let fence = 0
  const write = new Map(ops.flatMap((op) => (op.f === 'write' ? [[op.messageId, op] as const] : [])))
  for (const e of log) {
    if (e.type === 'conversation_claimed') {
      if (holder) found('double owner', `${e.agent} claimed at ${e.seq} while ${holder.agent} had it`)
      if ((e.fence ?? 0) <= fence) found('double owner', `fence ${e.fence} at ${e.seq} does not grow`)
      holder = { agent: e.agent ?? '', fence: e.fence ?? 0 }
      fence = holder.fence
    } else if (ends.includes(e.type)) holder = null
    else if (e.type === 'agent_wrote' || e.type === 'note_added') {
      const by = write.get(e.messageId ?? '')
      if (holder?.agent !== e.agent || (by?.fence !== undefined && by.fence !== holder?.fence))
        found('double owner', `${e.agent} wrote at ${e.seq}, held by ${holder?.agent ?? 'nobody'}`)
    }
    if (e.messageId !== undefined && refusedAlways(ops, e.messageId))
      found('double owner', `message ${e.messageId} was refused and stands at ${e.seq}`)
  }
  const claims = ended(ops, 'claim')
  for (const [i, one] of claims.entries())
    for (const other of claims.slice(i + 1)) {
      if (one.agent !== other.agent && one.fence === other.fence)
        found('double owner', `${one.agent} and ${other.agent} both claimed under ${one.fence}`)
      if (one.ended < other.invoked && (one.fence ?? 0) > (other.fence ?? 0))
        found('double owner', `claim ${other.fence} of ${other.agent} came after ${one.fence}`)
    }
}
/** What ends a claim. */
const ends = ['claim_released', 'claim_expired', 'transferred', 'returned_to_bot', 'resolved']

const refusedAlways = (ops: readonly Operation[], messageId: string): boolean => {
  const attempts = ops.filter((op) => op.f === 'write' && op.messageId === messageId)
  return attempts.length > 0 && attempts.every((op) => op.outcome === 'refused')
}

const bot: Look = (_, log, found) => {
  let people: number | null = null
  for (const e of log) {
    if (e.type === 'handoff_requested') people = e.seq
    else if (e.type === 'returned_to_bot' || e.type === 'resolved' || e.type === 'reopened') people = null
    else if (people !== null && (e.type === 'bot_replied' || e.type === 'bot_asked_back'))
      found('resurrected bot', `it spoke at ${e.seq}, handed off at ${people}`)
  }
}

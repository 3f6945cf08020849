import { readArticleFiles } from '../../src/adapters/articleFiles.ts'
import { buildHere } from '../../src/adapters/indexer.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { queueLooks, streamDesk } from '../../src/http/deskStream.ts'
import type { EventStream } from '../../src/http/live.ts'
import { furnish } from '../../src/run/needs.ts'
import { audit } from '../../src/stories/audit.ts'
import { deliver } from '../../src/stories/deliver.ts'
import type { Needs } from '../../src/stories/needs.ts'
import { claimCase, replyToCustomer, resolveCase } from '../../src/stories/serveQueue.ts'
import { sweep } from '../../src/stories/sweep.ts'
import { takeTurn } from '../../src/stories/takeTurn.ts'
import { askForPerson, openConversation } from '../../src/stories/talk.ts'
import { fill } from './queue.ts'
import { settings } from './settings.ts'
import { median } from './turn.ts'

export interface AtSize {
  conversations: number
  events: number
  /** All tables and their indexes, in bytes. */
  bytes: number
  /** Milliseconds, medians: a turn of one customer alone, a claim, the sweep. */
  turn: number
  claim: number
  sweep: number
}

export interface Growing {
  sizes: AtSize[]
  /** Processor time of the server's thread for each of 500 turns, in milliseconds: with no desk open, and with 100 that are shown a queue of 1,000. */
  desks: { none: number; hundred: number }
  /** A turn in a conversation that has so many events, in milliseconds. */
  long: { events: number; turn: number }[]
  /** The audit of `conversations`: seconds, and the longest time it held up everything else in milliseconds. */
  audit: { conversations: number; events: number; seconds: number; heldUp: number }
}

/**
 * What grows with the conversations that were ever held. They are whole ones (asked, answered, handed over, served,
 * resolved), copied row by row; the copies are resolved, as all but a few are in life.
 */
export async function benchGrowing(database: Database, sizes: readonly number[]): Promise<Growing> {
  const needs = furnish({ database, indexer: buildHere, report: () => {}, settings })
  const { files } = await readArticleFiles('knowledge')
  await needs.library.load(files, needs.clock.now())
  const model = await served(needs)
  const measured: AtSize[] = []
  let copies = 1
  let audited: Growing['audit'] | null = null
  for (const size of sizes) {
    await copyOf(needs, database, model, size - copies)
    copies = size
    measured.push(await look(needs, database, size))
    audited ??= await timeAudit(needs)
  }
  const long: Growing['long'] = []
  for (const events of [10, 100, 1000]) long.push({ events, turn: await turnAfter(needs, events) })
  if (!audited) throw new Error('The bench needs at least one size.')
  const desks = { none: await costOfTurns(needs), hundred: await beside(100, needs, database) }
  return { sizes: measured, long, audit: audited, desks }
}

const question = 'Wann kommt meine Bestellung an?'
const says = (needs: Needs, conversationId: string, text = question) =>
  takeTurn(needs, { conversationId, messageId: needs.ids.uuid(), text })

/** One conversation as they go: an answer, a handoff, a person, the end. */
async function served(needs: Needs): Promise<string> {
  const { id } = await openConversation(needs, { language: 'de' })
  await says(needs, id)
  await says(needs, id, 'Wie bekomme ich eine Rechnung?')
  await askForPerson(needs, id, { comment: 'Das Paket mit der Nummer 4711 ist nicht da.' })
  const claimed = await claimCase(needs, 'Ada', id)
  if (!claimed) throw new Error('Nobody waits.')
  const hold = { agent: 'Ada', fence: claimed.fence }
  const writes = (text: string) => replyToCustomer(needs, id, hold, { messageId: needs.ids.uuid(), text })
  await writes('Guten Tag, ich sehe für Sie nach.')
  await says(needs, id, 'Danke!')
  await writes('Es liegt in der Filiale und kommt morgen zu Ihnen.')
  await resolveCase(needs, id, hold, { outcome: 'solved' })
  // What left the house has left it, as it has in life.
  while ((await deliver(needs)) > 0);
  return id
}

/** `count` more conversations with the very events of `model`. */
async function copyOf(needs: Needs, { sql }: Database, model: string, count: number): Promise<void> {
  for (let from = 0; from < count; from += 5000) {
    const rows = Array.from({ length: Math.min(5000, count - from) }, () => ({
      id: needs.ids.uuid(),
      code: needs.ids.caseCode(),
    }))
    await sql`
      with given as (
        select * from jsonb_to_recordset(${{ rows }}::jsonb -> 'rows') as row (id uuid, code text)
      ),
      conversations as (
        insert into conversation
        select (jsonb_populate_record(conversation, jsonb_build_object('id', given.id, 'case_code', given.code))).*
        from   conversation, given
        where  conversation.id = ${model}
      ),
      events as (
        insert into event (conversation_id, seq, at, event)
        select given.id, seq, at, event from event, given where conversation_id = ${model}
      )
      insert into outbox
      select (jsonb_populate_record(outbox, jsonb_build_object('conversation_id', given.id))).*
      from   outbox, given
      where  conversation_id = ${model}
    `
  }
  for (const table of ['conversation', 'event', 'outbox', 'acknowledged'])
    await sql.script(`vacuum analyze ${table}`)
}

async function look(needs: Needs, { sql }: Database, conversations: number): Promise<AtSize> {
  const [size] = await sql<{ events: number; bytes: number }>`
    select (select count(*)::int from event) as events, sum(pg_total_relation_size(oid))::float8 as bytes
    from   pg_class
    where  relkind = 'r' and relname in ('conversation', 'event', 'queue', 'outbox', 'acknowledged', 'wait', 'promise')
  `
  if (!size) throw new Error('A count has always one row.')
  const ids: string[] = []
  for (let i = 0; i < rounds; i++) ids.push((await openConversation(needs, { language: 'de' })).id)
  const turn = await each(ids, (id) => says(needs, id))
  for (const id of ids) await askForPerson(needs, id, {})
  return {
    conversations,
    ...size,
    turn,
    claim: await each(ids, () => claimCase(needs, `agent ${needs.ids.uuid()}`, null)),
    sweep: await each(ids.slice(0, 10), () => sweep(needs)),
  }
}

const rounds = 200

async function each<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (const one of all) {
    const begin = performance.now()
    await work(one)
    times.push(performance.now() - begin)
  }
  return median(times)
}

/** A turn in a conversation that already has `events` of them: greetings and their answers. */
async function turnAfter(needs: Needs, events: number): Promise<number> {
  const { id } = await openConversation(needs, { language: 'de' })
  while ((await needs.store.read(id)).log.length < events) await says(needs, id, 'Hallo')
  return each(Array.from({ length: 20 }), () => says(needs, id, 'Hallo'))
}

/** Milliseconds of this thread for each of 500 turns, eight at a time. */
async function costOfTurns(needs: Needs): Promise<number> {
  const ids: string[] = []
  for (let i = 0; i < 500; i++) ids.push((await openConversation(needs, { language: 'de' })).id)
  const before = process.threadCpuUsage()
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let id = ids.pop(); id; id = ids.pop()) await says(needs, id)
    }),
  )
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000 / 500
}

/** The same while so many desks look on. */
async function beside(count: number, needs: Needs, database: Database): Promise<number> {
  await fill(needs, database, 1000)
  const look = queueLooks(needs, true)
  const desks = Array.from({ length: count }, (_, i) => {
    let aborted = false
    const leaving: (() => void)[] = []
    const stream: EventStream = {
      get aborted() {
        return aborted
      },
      writeSSE: async ({ data }) => void Buffer.from(data),
      write: async () => {},
      onAbort: (listener) => void leaving.push(listener),
    }
    const ended = streamDesk(needs, stream, { agent: `desk ${i}`, stillIn: async () => {}, look })
    return {
      leave() {
        aborted = true
        for (const listener of leaving) listener()
        return ended
      },
    }
  })
  const cost = await costOfTurns(needs)
  await Promise.all(desks.map((desk) => desk.leave()))
  return cost
}

async function timeAudit(needs: Needs): Promise<Growing['audit']> {
  let heldUp = 0
  let last = performance.now()
  const pulse = setInterval(() => {
    const now = performance.now()
    heldUp = Math.max(heldUp, now - last)
    last = now
  }, 1)
  const begin = performance.now()
  const { conversations, events, invariants } = await audit(needs)
  const seconds = (performance.now() - begin) / 1000
  clearInterval(pulse)
  const broken = invariants.filter((line) => line.broken > 0)
  if (broken.length > 0) throw new Error(`The copies break ${broken.map(({ name }) => name).join(', ')}.`)
  return { conversations, events, seconds, heldUp }
}

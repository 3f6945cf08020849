import { randomUUID } from 'node:crypto'
import { buildHere } from '../../src/adapters/indexer.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { furnish } from '../../src/run/needs.ts'
import { claimCase, heartbeat, waitingCases } from '../../src/stories/serveQueue.ts'
import { askForPerson, openConversation } from '../../src/stories/talk.ts'
import { median } from './turn.ts'

const rounds = 60

/** What the queue costs with many waiting, in milliseconds: medians over `rounds`. */
export interface QueueCost {
  waiting: number
  claim: number
  /** One who has just come asks where they stand. */
  last: number
  /** The desk's list of the first thousand. */
  list: number
  beat: number
}

/** The same four questions to a queue of each size. The conversations come from the log's own tables, as if they had been held. */
export async function benchQueue(database: Database, sizes: readonly number[]): Promise<QueueCost[]> {
  const settings = {
    company: 'Nordlicht',
    answerWithinSeconds: 20,
    askBackTimes: 1,
    loopBudget: 2,
    askAfterMinutes: 10,
    closeAfterHours: 24,
  }
  const needs = furnish({ database, indexer: buildHere, report: () => {}, settings })
  const costs: QueueCost[] = []
  for (const waiting of sizes) {
    await database.sql.script('truncate queue')
    await fill(database, waiting + rounds)
    const { id } = await openConversation(needs, { language: 'en' })
    await askForPerson(needs, id, {})
    const now = () => needs.clock.now()
    costs.push({
      waiting,
      claim: await each(() => claimCase(needs, `agent ${randomUUID()}`, null)),
      last: await each(() => needs.queue.position(id, now())),
      list: await each(() => waitingCases(needs)),
      beat: await each(() => heartbeat(needs, 'Ada')),
    })
  }
  return costs
}

async function each(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < rounds; i++) {
    const begin = performance.now()
    await work()
    times.push(performance.now() - begin)
  }
  return median(times)
}

/** `count` conversations that wait, each with three events, one second apart. */
export async function fill({ sql }: Database, count: number): Promise<void> {
  for (let from = 0; from < count; from += 5000) {
    const rows = Array.from({ length: Math.min(5000, count - from) }, (_, i) => ({
      id: randomUUID(),
      code: caseCode(),
      at: new Date(Date.now() - 200_000_000 + (from + i) * 1000).toISOString(),
    }))
    await sql`
      with given as (select * from jsonb_to_recordset(${{ rows }}::jsonb -> 'rows') as row (id uuid, code text, at timestamptz)),
      conversations as (
        insert into conversation (id, case_code, language, opened_at, seq, status)
        select id, code, 'en', at, 3, 'waiting' from given returning id
      ),
      events as (
        insert into event (conversation_id, seq, at, event)
        select id, seq, at, event::jsonb
        from   given, (values
          (1, '{"v": 1, "type": "conversation_opened", "language": "en"}'),
          (2, '{"v": 1, "type": "customer_wrote", "messageId": "00000000-0000-4000-8000-000000000001", "text": "Where is my parcel?"}'),
          (3, '{"v": 1, "type": "handoff_requested", "reason": "asked", "evidence": []}')
        ) as told (seq, event)
        returning conversation_id
      )
      insert into queue (conversation_id, status, priority, waiting_since, reason, language, matter, fence)
      select id, 'waiting', 0, at, 'asked', 'en', 'Where is my parcel?', 0 from given
    `
  }
  // What autovacuum does soon after.
  for (const table of ['conversation', 'event', 'queue']) await sql.script(`vacuum analyze ${table}`)
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const caseCode = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => alphabet[byte % 32]).join('')

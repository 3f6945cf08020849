import { buildHere } from '../../src/adapters/indexer.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { furnish } from '../../src/run/needs.ts'
import type { Needs } from '../../src/stories/needs.ts'
import { claimCase, heartbeat, waitingCases } from '../../src/stories/serveQueue.ts'
import { askForPerson, openConversation } from '../../src/stories/talk.ts'
import { settings } from './settings.ts'
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
  const needs = furnish({ database, indexer: buildHere, report: () => {}, settings })
  const costs: QueueCost[] = []
  for (const waiting of sizes) {
    await database.sql.script('truncate queue cascade')
    await fill(needs, database, waiting + rounds)
    const { id } = await openConversation(needs, { language: 'en' })
    await askForPerson(needs, id, {})
    const now = () => needs.clock.now()
    costs.push({
      waiting,
      claim: await each(() => claimCase(needs, `agent ${needs.ids.uuid()}`, null)),
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

/**
 * `count` conversations that wait, one second apart: copies of one that was really held, row by row, whatever
 * columns the tables have by now. A second for each of them would be a day.
 */
export async function fill(needs: Needs, { sql }: Database, count: number): Promise<void> {
  const model = await openConversation(needs, { language: 'en' })
  await askForPerson(needs, model.id, { comment: 'Where is my parcel?' })
  for (let from = 0; from < count; from += 5000) {
    const rows = Array.from({ length: Math.min(5000, count - from) }, (_, i) => ({
      id: needs.ids.uuid(),
      code: needs.ids.caseCode(),
      at: new Date(needs.clock.now().getTime() - 200_000_000 + (from + i) * 1000).toISOString(),
    }))
    await sql`
      with given as (
        select * from jsonb_to_recordset(${{ rows }}::jsonb -> 'rows') as row (id uuid, code text, at timestamptz)
      ),
      conversations as (
        insert into conversation
        select (jsonb_populate_record(conversation, jsonb_build_object('id', given.id, 'case_code', given.code, 'opened_at', given.at))).*
        from   conversation, given
        where  conversation.id = ${model.id}
      ),
      events as (
        insert into event (conversation_id, seq, at, event)
        select given.id, seq, given.at, event from event, given where conversation_id = ${model.id}
      )
      insert into queue
      select (jsonb_populate_record(queue, jsonb_build_object('conversation_id', given.id, 'waiting_since', given.at))).*
      from   queue, given
      where  conversation_id = ${model.id}
    `
  }
  // What autovacuum does soon after.
  for (const table of ['conversation', 'event', 'queue']) await sql.script(`vacuum analyze ${table}`)
}

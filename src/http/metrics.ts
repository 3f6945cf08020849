import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { Outbox } from '../ports.ts'
import type { Auditor, AuditReport } from '../stories/audit.ts'
import type { Needs } from '../stories/needs.ts'
import type { Doors } from './app.ts'
import { bearer, digest, staffOnly } from './auth.ts'
import type { StreamPlaces } from './streams.ts'

/** What only the place of running knows of itself, by name: memory, lag, counts. */
export type Gauges = () => readonly Sample[]
export interface Sample {
  name: string
  labels?: Record<string, string>
  value: number
}

/**
 * Figures as Prometheus reads them, without anything of anybody's. Only for whoever has METRICS_TOKEN or is an
 * admin: behind a proxy every request comes from this machine, so the address proves nothing.
 */
export function metricsRoutes(needs: Needs, doors: Doors, auditor: Auditor, streams: StreamPlaces) {
  return new Hono().get('/metrics', mayLook(needs, doors), async (c) => {
    const [figures, outbox] = await Promise.all([
      needs.figures.read(needs.clock.now()),
      needs.outbox.counts(),
    ])
    const samples: Sample[] = [
      { name: 'baton_build_info', labels: { version: doors.version }, value: 1 },
      ...figures.conversations.map(({ status, count }) => ({
        name: 'baton_conversations',
        labels: { status },
        value: count,
      })),
      { name: 'baton_queue_waiting', value: figures.waiting },
      { name: 'baton_queue_oldest_wait_seconds', value: figures.oldestWait },
      ...figures.handoffs.map(({ reason, count }) => ({
        name: 'baton_handoffs_total',
        labels: { reason },
        value: count,
      })),
      ...figures.promises.map(({ state, count }) => ({
        name: 'baton_promises',
        labels: { state },
        value: count,
      })),
      { name: 'baton_customer_messages_total', value: figures.messages },
      ...ofOutbox(outbox),
      ...ofAudit(auditor.last(), needs.clock.now()),
      { name: 'baton_streams_open', value: streams.count() },
      ...(doors.gauges?.() ?? []),
    ]
    return c.text(written(samples), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
}

function mayLook(needs: Needs, doors: Doors): MiddlewareHandler {
  const admins = staffOnly(needs, doors, 'admin')
  const known = doors.metricsToken === undefined ? null : digest(doors.metricsToken)
  return async (c: Context, next) => {
    const given = bearer(c)
    if (known !== null && given !== null && (await digest(given)) === (await known)) return next()
    return admins(c, next)
  }
}

const ofOutbox = (counts: Awaited<ReturnType<Outbox['counts']>>): Sample[] =>
  (['webhook', 'mail'] as const).flatMap((target) => {
    const count = counts.find((one) => one.target === target)
    return [
      { name: 'baton_outbox_rows', labels: { target, state: 'pending' }, value: count?.pending ?? 0 },
      { name: 'baton_outbox_rows', labels: { target, state: 'dead' }, value: count?.dead ?? 0 },
    ]
  })

/** Of the last audit; none before the first, which this very look begins. */
const ofAudit = (report: AuditReport | null, now: Date): Sample[] =>
  report === null
    ? []
    : [
        { name: 'baton_lost', labels: { what: 'messages' }, value: report.lost.messages },
        { name: 'baton_lost', labels: { what: 'questions' }, value: report.lost.questions },
        ...report.invariants.map(({ name, broken }) => ({
          name: 'baton_invariant_broken',
          labels: { invariant: name },
          value: broken,
        })),
        {
          name: 'baton_audit_age_seconds',
          value: (now.getTime() - report.at.getTime()) / 1000,
        },
      ]

const help: Record<string, string> = {
  baton_build_info: 'The version that runs.',
  baton_conversations: 'Conversations by who has the ball.',
  baton_queue_waiting: 'Conversations that wait for an agent, lapsed claims among them.',
  baton_queue_oldest_wait_seconds: 'Since when the first of them waits.',
  baton_handoffs_total: 'Handoffs by reason.',
  baton_promises: 'Promises by what became of them.',
  baton_customer_messages_total: 'Messages of customers that were acknowledged.',
  baton_outbox_rows: 'What must leave the house and has not.',
  baton_lost: 'Acknowledged messages neither stored nor erased; questions nobody has. By the last audit.',
  baton_invariant_broken: 'Conversations in which an invariant is broken. By the last audit.',
  baton_audit_age_seconds: 'How old the last audit is.',
  baton_streams_open: 'Live streams of this process.',
  baton_reports_total: 'What this process told the operator, by what happened.',
  baton_event_loop_lag_seconds: 'How late this process is, at most, since the last look.',
  process_resident_memory_bytes: 'Memory of this process.',
}

/** The text: each name once with its meaning, then its samples. */
export function written(samples: readonly Sample[]): string {
  const lines = [...Map.groupBy(samples, ({ name }) => name)].flatMap(([name, of]) => [
    `# HELP ${name} ${help[name] ?? ''}`,
    `# TYPE ${name} ${name.endsWith('_total') ? 'counter' : 'gauge'}`,
    ...of.map(({ labels = {}, value }) => {
      const named = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text)}"`)
      return `${name}${named.length === 0 ? '' : `{${named.join(',')}}`} ${value}`
    }),
  ])
  return `${lines.join('\n')}\n`
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

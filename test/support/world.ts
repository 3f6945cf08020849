import type { Ceilings } from '../../src/adapters/budget.ts'
import { buildHere } from '../../src/adapters/indexer.ts'
import type { Database } from '../../src/adapters/sql.ts'
import type { Article } from '../../src/domain/knowledge/article.ts'
import { accentFrom } from '../../src/http/accent.ts'
import { createApp } from '../../src/http/app.ts'
import { customerTokens } from '../../src/http/auth.ts'
import type { Assets, Embedder, Mail, Mailer, Model, Webhook } from '../../src/ports.ts'
import { furnish } from '../../src/run/needs.ts'
import { deliver } from '../../src/stories/deliver.ts'
import type { Needs, Settings } from '../../src/stories/needs.ts'
import { sweep } from '../../src/stories/sweep.ts'
import { nordlicht } from './nordlicht.ts'

/** The people of every test: Kim and Tarek write, Ada and Ben answer, Edda keeps the articles. */
export const keys = [
  { role: 'agent', name: 'Ada', secret: 'ada-ada-ada' },
  { role: 'agent', name: 'Ben', secret: 'ben-ben-ben' },
  { role: 'editor', name: 'Edda', secret: 'edda-edda-edda' },
  { role: 'admin', name: 'Olga', secret: 'olga-olga-olga' },
] as const
export type Staff = (typeof keys)[number]['name']

/** A clock the test turns. It starts on a Monday at noon. */
export function handClock(start = new Date('2026-11-23T12:00:00Z')) {
  let now = start.getTime()
  return {
    now: () => new Date(now),
    pass(seconds: number) {
      now += seconds * 1000
    },
  }
}

export interface WorldOptions {
  articles?: readonly Article[]
  model?: Model
  embedder?: Embedder
  mailer?: Mailer
  webhook?: Webhook
  settings?: Partial<Settings>
  /** What may be spent on models, in tokens; without it, more than any test spends. */
  ceilings?: Ceilings
  /** The live pages, see pages.ts. */
  assets?: Assets
  widgetOrigins?: readonly string[]
  /** The company's colour, `#rrggbb`. */
  accent?: string
  metricsToken?: string
}

/** The whole product on one database, with a clock in hand and everything it reports collected. */
export async function createWorld(database: Database, options: WorldOptions = {}) {
  const clock = handClock()
  const reports: { what: string; about: Record<string, unknown> }[] = []
  const mails: Mail[] = []
  const needs: Needs = furnish({
    database,
    clock,
    indexer: buildHere,
    report: (what, about) => reports.push({ what, about }),
    mailer: options.mailer ?? { send: async (mail) => void mails.push(mail) },
    ...(options.webhook ? { webhook: options.webhook } : {}),
    settings: {
      company: 'Nordlicht',
      answerWithinSeconds: 5,
      askBackTimes: 1,
      loopBudget: 2,
      askAfterMinutes: 10,
      closeAfterHours: 24,
      ...options.settings,
    },
    ceilings: options.ceilings ?? { conversation: 1e12, day: 1e12 },
    ...(options.model ? { model: options.model } : {}),
    ...(options.embedder ? { embedder: options.embedder } : {}),
  })
  await empty(database)
  const articles = options.articles ?? nordlicht
  await needs.library.load(
    articles.map((article) => ({ article, hash: JSON.stringify(article) })),
    clock.now(),
  )
  const tokens = customerTokens('a secret for tests, long enough to sign with')
  const app = createApp(needs, {
    tokens,
    keys,
    ready: async () => true,
    secure: false,
    widgetOrigins: options.widgetOrigins ?? [],
    ...(options.assets ? { assets: options.assets } : {}),
    ...(options.accent ? { accent: accentFrom(options.accent) } : {}),
    version: '0.0.0',
    ...(options.metricsToken ? { metricsToken: options.metricsToken } : {}),
  })
  return {
    needs,
    app,
    tokens,
    clock,
    reports,
    mails,
    database,
    /** What a server does on its rounds. */
    sweep: async (): Promise<unknown> => [await sweep(needs), await deliver(needs)],
    ...people(async (path, init) => app.request(path, init)),
  }
}
export type World = Awaited<ReturnType<typeof createWorld>>

interface Answer {
  status: number
  // What came back, as it came: tests look into it freely.
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts the shape it expects
  body: any
  headers: Headers
}

/** Wherever the product runs: a request goes there, an answer comes back. */
export type Reach = (path: string, init: RequestInit) => Promise<Response>

/** Requests as the people make them. */
export function people(reach: Reach) {
  const call = async (
    method: string,
    path: string,
    authorization: string,
    body?: unknown,
  ): Promise<Answer> => {
    const response = await reach(path, {
      method,
      headers: {
        ...(authorization ? { authorization } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const json = (response.headers.get('content-type') ?? '').includes('json')
    return {
      status: response.status,
      body: json && text !== '' ? JSON.parse(text) : text,
      headers: response.headers,
    }
  }

  /** A customer opens the chat. */
  const customer = async (language: 'de' | 'en' = 'en') => {
    const { body } = await call('POST', '/api/conversations', '', { language })
    const at = (path: string) => `/api/conversations/${body.id}${path}`
    const auth = `Bearer ${body.token}`
    return {
      id: body.id as string,
      token: body.token as string,
      case: body.case as string,
      notice: body.notice as string,
      says: (text: string, id: string = crypto.randomUUID()) =>
        call('POST', at('/messages'), auth, { id, text }),
      wantsPerson: (wish: object = {}) => call('POST', at('/handoff'), auth, wish),
      chooses: (choice: object) => call('POST', at('/promises'), auth, choice),
      ratherWaits: () => call('DELETE', at('/promises'), auth),
      corrects: (correction: object) => call('PATCH', at('/receipt'), auth, correction),
      says_solved: (solved: boolean) => call('POST', at('/resolution'), auth, { solved }),
      rates: (score: number) => call('POST', at('/rating'), auth, { score }),
      feedback: (seq: number, helped: boolean) => call('POST', at('/feedback'), auth, { seq, helped }),
      returnsToBot: () => call('POST', at('/return'), auth, {}),
      stands: () => call('GET', at(''), auth),
      events: (after = 0) => call('GET', at(`/events?after=${after}`), auth),
      transcript: () => call('GET', at('/transcript'), auth),
    }
  }

  /** Somebody on our side, by name. */
  const staff = (name: Staff) => {
    const auth = `Bearer ${keys.find((key) => key.name === name)?.secret}`
    return {
      get: (path: string) => call('GET', path, auth),
      post: (path: string, body: unknown = {}) => call('POST', path, auth, body),
      put: (path: string, body: unknown) => call('PUT', path, auth, body),
      delete: (path: string) => call('DELETE', path, auth),
      claims: (conversationId?: string) =>
        call('POST', '/api/desk/claims', auth, conversationId ? { conversationId } : {}),
      writes: (id: string, fence: number, text: string) =>
        call('POST', `/api/desk/conversations/${id}/messages`, auth, { fence, text }),
      notes: (id: string, fence: number, text: string) =>
        call('POST', `/api/desk/conversations/${id}/notes`, auth, { fence, text }),
      releases: (id: string, fence: number) =>
        call('POST', `/api/desk/conversations/${id}/release`, auth, { fence }),
      resolves: (id: string, fence: number, end: object = {}) =>
        call('POST', `/api/desk/conversations/${id}/resolve`, auth, { fence, ...end }),
      passesOn: (id: string, fence: number, to: object, comment?: string) =>
        call('POST', `/api/desk/conversations/${id}/transfer`, auth, {
          fence,
          to,
          ...(comment === undefined ? {} : { comment }),
        }),
      promises: (id: string, fence: number, word: object) =>
        call('POST', `/api/desk/conversations/${id}/promises`, auth, { fence, ...word }),
      keeps: (id: string, promise: string, fence?: number) =>
        call(
          'POST',
          `/api/desk/conversations/${id}/promises/${promise}/kept`,
          auth,
          fence === undefined ? {} : { fence },
        ),
      ledger: () => call('GET', '/api/desk/promises', auth),
      can: (name: Staff, skills: object) => call('PUT', `/api/desk/agents/${name}`, auth, skills),
      beats: (presence: object = { state: 'online' }) => call('PUT', '/api/desk/presence', auth, presence),
      queue: () => call('GET', '/api/desk/queue', auth),
    }
  }
  return { call, customer, staff }
}

/** Empties a database between worlds. */
export async function empty(database: Database): Promise<void> {
  await nobodyWaits(database)
  await database.sql.script(`
    truncate passage, search_index cascade;
    update article set published_revision = null;
    truncate article, revision cascade;
    truncate session, sign_in_link, person cascade;
  `)
}

/** No conversations and no agents, but the same articles. The log refuses it, so its guards are put aside for that moment. */
export const nobodyWaits = (database: Database): Promise<unknown> =>
  database.sql.script(`
    alter table event disable trigger user;
    truncate closed_receiver, acknowledged, restored;
    truncate outbox, queue, promise, wait, event, conversation, agent cascade;
    truncate day_spending, conversation_spending;
    alter table event enable trigger user;
  `)

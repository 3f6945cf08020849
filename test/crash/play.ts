/**
 * Plays a day on a house and holds everything against the ledger after every step. One function with what it
 * knows in reach of all its parts, longer than a file should be for that reason.
 */
import { createHash } from 'node:crypto'
import { auditOne, type Kept } from '../../src/domain/audit.ts'
import type { Log } from '../../src/domain/events.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { askForPerson } from '../../src/stories/talk.ts'
import type { House, Keeping } from '../support/houses.ts'
import { handClock } from '../support/world.ts'
import { type Attempt, agents, attempt, type Known } from './attempts.ts'
import type { Command, Day, Does } from './commands.ts'
import { Ledger, owed } from './expected.ts'
import { figuresOf } from './expected.waits.ts'
import { Crash } from './fuse.ts'
import { smallLibrary } from './library.ts'
import { mayFollow } from './mayFollow.ts'
import { leftLying } from './overdue.ts'
import type { Must, Prediction } from './predict.ts'
import { goRound } from './rounds.ts'
import { seededIds } from './seeded.ts'
import { answerWithinSeconds, type Sabotage, type Server, startServer } from './town.ts'

/** What time alone breaks, until the next round; and what a clock that jumps makes look so. */
const ofTime: ReadonlySet<string> = new Set(['I10', 'I13', 'I15', 'I20'])

/** What a day came to. `hash` is the same wherever the same day was played. */
export interface Played {
  hash: string
  events: number
  crashes: number
  /** How often a wait called somebody because nobody had come. */
  rungs: number
  did: Map<Does, number>
}

/** Something that must never be: with the step and the command after which it was. */
export class Violation extends Error {
  override readonly name = 'Violation'
}

type Outcome = { ok: unknown } | { refused: string } | 'crashed'

export async function play(house: House, day: Day, sabotage?: Sabotage): Promise<Played> {
  await house.empty()
  const clock = handClock(new Date(day.starts))
  const library = smallLibrary()
  const ledger = new Ledger()
  const eyes: Keeping = house.serve()
  const logs = new Map<string, { log: Log; text: string; views: string }>()
  const delivered = new Set<string>()
  const did = new Map<Does, number>()
  const ids = seededIds(day.seed)
  let names = 0
  let crashes = 0
  let step = -1

  const wrong = (detail: string): never => {
    const command = day.commands[step]
    const where = command ? `after step ${step} (${JSON.stringify(command)})` : 'at the end of the day'
    throw new Violation(`${where}: ${detail}`)
  }
  const start = (): Server =>
    startServer({
      house,
      clock,
      ids,
      library,
      ...(day.forecasts ? { knownBefore: new Date(day.starts) } : {}),
      report(what, { conversationId, seq, error, reason }) {
        if (what.includes('failed')) wrong(`${what}: ${error ?? reason}`)
        delivered.add(`${conversationId} ${seq}`)
      },
      ...(sabotage ? { sabotage } : {}),
    })
  const servers: [Server, Server] = [start(), start()]
  const now = () => clock.now().getTime()
  const known: Known = { ledger, now, pending: [], given: [], name: () => `m${++names}`, most: day.most }

  for (const command of day.commands) {
    step++
    if (isSurroundings(command)) continue
    const tried = attempt(command, known)
    if (!tried) continue
    did.set(command.does, (did.get(command.does) ?? 0) + 1)
    const first = await tryOn(command.server, command, tried)
    // The client hears nothing and does the same again, at whichever server is there.
    if (first === 'crashed' && command.again)
      await tryOn(command.server === 0 ? 1 : 0, { ...command, blow: null }, tried)
  }
  step = day.commands.length
  await theDayEnds()
  return {
    hash: hashOf(),
    events: [...logs.values()].reduce((n, { log }) => n + log.length, 0),
    crashes,
    rungs: [...logs.values()]
      .flatMap(({ log }) => log)
      .filter((e) => e.type === 'escalated' && e.by === 'time').length,
    did,
  }

  /** What nobody does to a conversation: time, the editor, a server stopped and started. */
  function isSurroundings(command: Command): boolean {
    switch (command.does) {
      case 'time passes':
        clock.pass(command.seconds)
        return true
      case 'clock jumps':
        clock.pass(command.hours * 3600)
        return true
      case 'publishes':
        library.change(command.article)
        return true
      case 'restarts':
        restart(servers[command.server])
        return true
      default:
        return false
    }
  }

  function restart(server: Server): void {
    server.fuse.blown = true
    servers[servers[0] === server ? 0 : 1] = start()
  }

  async function tryOn(nr: 0 | 1, command: Command, tried: Attempt): Promise<Outcome> {
    // A bot finishes where it was thinking, which may be a server that is gone.
    const pending =
      command.does === 'bot finishes' ? known.pending[command.which % known.pending.length] : null
    const server = pending?.server ?? servers[nr]
    const prediction = tried.predict()
    const before = server.fuse.commits
    if (!server.fuse.blown) server.fuse.set(command.blow)
    const outcome = await outcomeOf(server, () => tried.act(server))
    server.fuse.set(null)
    // Its bot may still be putting its pen down, with a hand on the conversation: a claim would pass that over.
    await Promise.all([server, ...servers].map((one) => one.rests()))
    const took = outcome !== 'crashed' || server.fuse.commits > before
    if (outcome === 'crashed' && servers.includes(server)) {
      crashes++
      restart(server)
    }
    if (typeof prediction === 'object' && 'refused' in prediction) {
      if (outcome !== 'crashed' && !('refused' in outcome && outcome.refused === prediction.refused))
        wrong(`should be refused as ${prediction.refused}, was ${JSON.stringify(outcome)}`)
      await look('nothing', command.does)
      return outcome
    }
    if (typeof outcome === 'object' && 'refused' in outcome) wrong(`refused as ${outcome.refused}`)
    if (took) tried.took?.()
    await look(took ? prediction : 'nothing', command.does)
    if (typeof outcome === 'object' && 'ok' in outcome) {
      const fault = tried.wrong?.(outcome.ok) ?? null
      if (fault !== null) wrong(fault)
      if (command.does === 'sweeps') await nothingIsLeftLying()
    }
    return outcome
  }

  async function outcomeOf(server: Server, act: () => Promise<unknown>): Promise<Outcome> {
    try {
      const ok = await act()
      return server.fuse.blown ? 'crashed' : { ok }
    } catch (error) {
      if (error instanceof Refusal) return { refused: error.code }
      if (error instanceof Crash || server.fuse.blown) return 'crashed'
      if (error instanceof Violation) throw error
      return wrong(String(error))
    }
  }

  /** Reads all there is: what came to it must be what was expected, and every invariant must hold. */
  async function look(prediction: Prediction, cause: Does): Promise<void> {
    const kept = await eyes.archive.kept(null, 100)
    const must = typeof prediction === 'object' && 'must' in prediction ? [...prediction.must] : []
    const about = typeof prediction === 'object' && 'id' in prediction ? prediction.id : undefined
    const changed = kept.filter((one) =>
      takeIn(one, one.id === about || about === null ? must : [], about === null, cause),
    )
    if (must.length > 0) wrong(`missing: ${must.map(({ type }) => type).join(', ')}`)
    if (kept.length !== ledger.conversations.length) wrong('a conversation is gone')
    await compare(kept, changed)
  }

  /** What is new in one conversation. The answer: whether anything about it is not as it was at the last look. */
  function takeIn(one: Kept, must: Must[], mayBeNew: boolean, cause: Does): boolean {
    const before = logs.get(one.id)
    if (before?.log === one.log) return false
    const views = JSON.stringify([one.row, one.queue, one.outbox, one.acknowledged])
    if (!before && !mayBeNew) wrong(`conversation ${one.id} came from nowhere`)
    const c = before ? ledger.of(one.id) : ledger.opens(one.id)
    const text = JSON.stringify(one.log)
    if (before && !text.startsWith(before.text.slice(0, -1)))
      wrong(`what was written has changed: ${before.text} is now ${text}`)
    for (const e of one.log.slice(before?.log.length ?? 0)) {
      if (must[0] && matches(e, must[0])) must.shift()
      else if (!mayFollow(ledger, c, e, cause, now())) wrong(`nobody asked for ${JSON.stringify(e)}`)
      if (e.at.getTime() !== now()) wrong(`${e.type} at ${e.seq} happened at another time`)
      if (e.type === 'bot_replied')
        for (const { slug, revision } of e.sources)
          if (!library.revisions(slug).some((r) => r.revision === revision && r.body === e.text))
            wrong(`the answer at ${e.seq} is not what ${slug} said in revision ${revision}`)
      ledger.happens(c, e)
    }
    if (c.owesPerson) wrong(`a broken word on ${one.id} calls nobody`)
    logs.set(one.id, { log: one.log, text, views })
    return text !== before?.text || views !== before.views
  }

  /** `changed`: those that are not as they were at the last look. Of the others one is read again, each in its turn. */
  async function compare(kept: readonly Kept[], changed: readonly Kept[]): Promise<void> {
    // Both servers must say the same: now one is asked, now the other.
    const { store, queue } = servers[step % 2 === 0 ? 0 : 1].needs
    const oneMore = kept[step % Math.max(1, kept.length)]
    for (const one of oneMore && !changed.includes(oneMore) ? [...changed, oneMore] : changed) {
      const c = ledger.of(one.id)
      if (one.row.status !== c.status) wrong(`${one.id} is ${one.row.status}, should be ${c.status}`)
      const broken = auditOne(one, clock.now(), answerWithinSeconds).filter((b) => !ofTime.has(b.invariant))
      if (broken.length > 0) wrong(JSON.stringify(broken))
      const { log } = await store.read(one.id)
      if (log !== one.log && JSON.stringify(log) !== logs.get(one.id)?.text)
        wrong(`a stale read of ${one.id}`)
      const from = Math.max(0, one.log.length - 3)
      const tail = await store.readAfter(one.id, from)
      if (JSON.stringify(tail) !== JSON.stringify(one.log.slice(from))) wrong(`a gap in the end of ${one.id}`)
    }
    const order = ledger.waiting(now()).map((c) => c.id)
    const shown = await queue.waiting(clock.now(), 100)
    if (shown.map((w) => w.id).join() !== order.join())
      wrong(`the queue is ${shown.map((w) => w.id)}, should be ${order}`)
    for (const c of ledger.conversations) {
      const place = await queue.position(c.id, clock.now())
      if (place !== (order.indexOf(c.id) + 1 || null)) wrong(`${c.id} is told place ${place} of ${order}`)
    }
    for (const agent of agents) {
      const has = (await queue.heldBy(agent, clock.now())).map(({ id, fence }) => `${id} ${fence}`)
      const should = ledger.heldBy(agent, now()).map((c) => `${c.id} ${c.owner?.fence}`)
      if (has.toSorted().join() !== should.toSorted().join())
        wrong(`${agent} has ${has}, should have ${should}`)
    }
    await compareMore(servers[step % 2 === 0 ? 1 : 0], step % 3)
  }

  /** The ledger of promises, what agents can do, and the waits: one of them after each step, all at the end of the day. */
  async function compareMore(
    { needs: { ledger: book, queue, waits } }: Server,
    which: number,
  ): Promise<void> {
    if (which === 0) {
      const lines = await book.owed(100)
      const told = lines.map((p) => [p.conversationId, p.id, p.state, p.due, p.owner, p.team].join())
      const vows = ledger.conversations.flatMap((c) => owed(c).map((vow) => ({ ...vow, of: c.id })))
      const should = vows
        .sort((a, b) => a.dueAt - b.dueAt || (`${a.of} ${a.id}` < `${b.of} ${b.id}` ? -1 : 1))
        .map((p) => [p.of, p.id, p.state, p.due, p.owner, p.team].join())
      if (told.join(' ') !== should.join(' ')) wrong(`owed is ${told}, should be ${should}`)
    } else if (which === 1) {
      for (const { name, state, capacity, teams, languages, holds } of await queue.agents(clock.now())) {
        const is = JSON.stringify([state, capacity, teams, languages, holds])
        const known = ledger.agents.get(name)
        const has = ledger.heldBy(name, now()).length
        const should = JSON.stringify([known?.state, known?.capacity, known?.teams, known?.languages, has])
        if (is !== should) wrong(`${name} is ${is}, should be ${should}`)
      }
    } else {
      const { median: _, p95: __, ...report } = await waits.report(new Date(0), clock.now())
      const should = figuresOf(ledger.conversations, now())
      const differs = Object.entries(should).find(
        ([key, value]) => report[key as keyof typeof report] !== value,
      )
      if (differs) wrong(`of waits it says ${JSON.stringify(report)}, should be ${JSON.stringify(should)}`)
    }
  }

  /** A sweep that went through leaves nothing that is overdue, and nobody who waits unseen. */
  async function nothingIsLeftLying(): Promise<void> {
    for (const c of ledger.conversations) {
      const left = leftLying(ledger, c, day.forecasts, now())
      if (left !== null) wrong(`${c.id}: ${left}`)
    }
    for (const one of await eyes.archive.kept(null, 100)) {
      const late = auditOne(one, clock.now(), answerWithinSeconds)
      if (late.length > 0) wrong(JSON.stringify(late))
    }
  }

  /** Bots that still think finish, time goes by, servers are well: everybody has an answer or a person, everything is told. */
  async function theDayEnds(): Promise<void> {
    const last: Command = { server: 0, blow: null, again: false, does: 'bot finishes', which: 0 }
    while (known.pending.length > 0) {
      const tried = attempt(last, known)
      if (tried) await tryOn(0, last, tried)
    }
    // Where the clock was put back, what is to be told waits until it is there again.
    const latest = [...logs.values()].flatMap(({ log }) => log.map((e) => e.at.getTime()))
    clock.pass((Math.max(now(), ...latest) - now()) / 1000)
    for (let hours = 0; hours < 3; hours++) {
      clock.pass(3600)
      await goRound(servers[0].needs)
      ledger.drawIn(now())
      await look('nothing', 'sweeps')
      await nothingIsLeftLying()
    }
    for (const which of [0, 1, 2]) await compareMore(servers[1], which)
    for (const { id, outbox } of await eyes.archive.kept(null, 100))
      for (const { seq, target } of outbox)
        if (target === 'webhook' && !delivered.has(`${id} ${seq}`)) wrong(`nobody was told of ${id} ${seq}`)
    for (const c of ledger.conversations) {
      if (c.status === 'waiting' || c.status === 'with_agent' || c.status === 'promised') continue
      const { status } = await askForPerson(servers[1].needs, c.id, {})
      if (status !== 'waiting') wrong(`asked for a person and is ${status}`)
      await look(
        {
          id: c.id,
          must: [
            ...(c.status === 'resolved' ? [{ type: 'reopened' as const }] : []),
            { type: 'handoff_requested' },
          ],
        },
        'presses the button',
      )
    }
  }

  function hashOf(): string {
    const all = [...logs].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, { log }]) => [id, log])
    return createHash('sha256').update(JSON.stringify(all, inOrderOfNames)).digest('hex')
  }
}

/** A database may give an object's fields in another order than they came in. */
const inOrderOfNames = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value

const matches = (e: object, must: Must): boolean =>
  Object.entries(must).every(([key, value]) => isSame((e as Record<string, unknown>)[key], value))

/** Times are known as numbers here. */
const isSame = (got: unknown, wanted: unknown): boolean =>
  got instanceof Date
    ? got.getTime() === wanted
    : typeof wanted === 'object'
      ? JSON.stringify(got) === JSON.stringify(wanted)
      : got === wanted

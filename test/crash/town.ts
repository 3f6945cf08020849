import { openBell } from '../../src/adapters/bell.ts'
import type { Target } from '../../src/domain/outbox.ts'
import { usualService } from '../../src/domain/service.ts'
import type { Observed } from '../../src/domain/wait.ts'
import type { Clock, Ids } from '../../src/ports.ts'
import type { Needs } from '../../src/stories/needs.ts'
import { runningTurns } from '../../src/stories/turns.ts'
import { deaf, type House, type Keeping } from '../support/houses.ts'
import { Crash, type Fuse, newFuse } from './fuse.ts'
import type { SmallLibrary } from './library.ts'

/** A planted fault: what a server keeps its conversations with, spoilt. */
export type Sabotage = (keeping: Keeping, house: House) => Keeping

/** One process, until it dies. */
export interface Server {
  fuse: Fuse
  needs: Needs
  /** Resolves when nothing of it is under way any more, of what it does beside answering: bots that a person ended. */
  rests(): Promise<void>
}

export interface Surroundings {
  house: House
  clock: Clock
  ids: Ids
  library: SmallLibrary
  report: (what: string, about: Record<string, unknown>) => void
  /** When the day began before which enough waits are known to foretell others; without it none are. */
  knownBefore?: Date
  sabotage?: Sabotage
}

/** How long a turn may take here, in seconds: long enough for the slowest machine, because it is real time. */
export const answerWithinSeconds = 60

/** How long it must be quiet at the bot before one question, and before the end. */
export const silence = { askAfterMinutes: 10, closeAfterHours: 2 }

/** A server starts on what is kept, and remembers nothing from before. */
export function startServer({
  house,
  clock,
  ids,
  library,
  report,
  knownBefore,
  sabotage,
}: Surroundings): Server {
  const fuse = newFuse()
  const bell = openBell(undefined, () => {})
  const honest = house.serve({ ids, bell, commits: fuse })
  const yesterday = knownBefore ? earlierWaits(knownBefore) : []
  const { outbox, ...rest } = sabotage ? sabotage(honest, house) : honest
  const underWay = { calls: 0 }
  const needs = {
    ...rest,
    store: counted(rest.store, underWay),
    outbox: {
      ...outbox,
      async flush(at: Date, target: Target, hand: Parameters<typeof outbox.flush>[2]) {
        const alive = () => {
          if (fuse.blown) throw new Crash('gone')
        }
        alive()
        // A bot of this server may have died with it meanwhile: what then was told to nobody is not crossed off.
        return outbox.flush(at, target, async (row) => {
          const told = await hand(row)
          alive()
          return told
        })
      },
    },
    waits: {
      ...rest.waits,
      observed: async (limit: number) => [...yesterday, ...(await rest.waits.observed(limit))],
    },
    clock,
    ids,
    bell,
    knowledge: library.knowledge,
    rehearsal: library.rehearsal,
    library: notHere<Needs['library']>('library'),
    people: notHere<Needs['people']>('people'),
    turns: runningTurns(),
    settings: {
      company: 'Nordlicht',
      answerWithinSeconds,
      askBackTimes: 1,
      loopBudget: 2,
      ...silence,
      service: usualService,
    },
    report: (what: string, about: Record<string, unknown>) => {
      if (!fuse.blown) report(what, about)
    },
  }
  return {
    fuse,
    needs: needs as unknown as Needs,
    async rests() {
      // One call leads to the next: quiet is what stays so for some rounds of the event loop.
      for (let quiet = 0; quiet < 3; quiet = underWay.calls === 0 ? quiet + 1 : 0)
        await new Promise((next) => setImmediate(next))
    },
  }
}

/** The same port, with its calls counted while they are under way. */
const counted = <T extends object>(port: T, underWay: { calls: number }): T =>
  new Proxy(port, {
    get(target, name) {
      const call: unknown = Reflect.get(target, name)
      if (typeof call !== 'function') return call
      return async (...given: unknown[]) => {
        underWay.calls++
        try {
          return await call.apply(target, given)
        } finally {
          underWay.calls--
        }
      }
    },
  })

/** Twenty waits of one to twenty minutes, with one agent there: just enough to foretell from. */
const earlierWaits = (begun: Date): (Observed & { askedAt: Date; endedAt: Date })[] =>
  Array.from({ length: 20 }, (_, i) => {
    const seconds = 60 * (i + 1)
    const endedAt = new Date(begun.getTime() - (86_400 - seconds) * 1000)
    const askedAt = new Date(begun.getTime() - 86_400_000)
    return { ahead: 0, held: 0, agents: 1, seconds, inside: null, askedAt, endedAt }
  })

/** A port that no command of these days comes near. */
const notHere = <T extends object>(name: string): T =>
  new Proxy({} as T, {
    get() {
      throw new Error(`there is no ${name} in this town`)
    },
  })

/**
 * The same server with a bot that has found its answer and does not say it before `gate` opens. It hears nothing of what
 * happens meanwhile, for it would give up 50 ms of real time later, here in one step and there in the next; so what it
 * may still say is decided under the lock alone.
 */
export function slowly(needs: Needs): { needs: Needs; found: Promise<void>; open: () => void } {
  let reached = () => {}
  let open = () => {}
  const found = new Promise<void>((done) => {
    reached = done
  })
  const gate = new Promise<void>((done) => {
    open = done
  })
  const { knowledge } = needs
  const search: typeof knowledge.search = async (...question) => {
    const result = await knowledge.search(...question)
    reached()
    await gate
    return result
  }
  return { needs: { ...needs, bell: deaf, knowledge: { ...knowledge, search } }, found, open }
}

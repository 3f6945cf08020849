import type { Staff, World } from '../support/world.ts'

/** What a scenario needs of the world: people, a clock, and what was reported; wherever the product runs. */
export type Playground = Pick<World, 'customer' | 'staff' | 'clock' | 'reports' | 'sweep'>

type Api = Awaited<ReturnType<World['customer']>>

/** What came over the wire, as it came: steps look into it freely. */
// biome-ignore lint/suspicious/noExplicitAny: a step asserts the shape it expects
export type Wire = any

/** A customer in a scenario. */
export interface Person {
  name: string
  api: Api
  /** Their last message, and what the turn answered. */
  last: { id: string; text: string; events: Wire[] } | null
  /** Everything that was said in their conversation so far, in order: nothing of it may ever be missing. */
  said: string[]
  /** What happened in the last turn and was not told in the scenario yet. */
  untold: string[]
  /** How far they had read when the connection was lost. */
  readUpTo: number | null
}

/** What one scenario plays on: its people, who has which conversation, and the hand on the clock. */
export interface Stage {
  world: Playground
  language: 'de' | 'en'
  people: Map<string, Person>
  /** Whom the story was about last: where a step names nobody, it is about them. */
  about: string
  /** The last claim on each conversation: also a claim that is lost meanwhile. */
  holds: Map<string, { agent: Staff; fence: number }>
  /** Who sits at the desk and gives signs of life: from a claim until the case is released or resolved, or they vanish. */
  atDesk: Set<Staff>
  /** How much had been reported to the operator before this scenario. */
  reportsBefore: number
}

export const openStage = (world: Playground, language: 'de' | 'en'): Stage => ({
  world,
  language,
  people: new Map(),
  about: 'customer',
  holds: new Map(),
  atDesk: new Set(),
  reportsBefore: world.reports.length,
})

/** The customer of that name, who opens the chat when first spoken of; whoever it is, the story is about them now. */
export async function person(stage: Stage, name: string): Promise<Person> {
  stage.about = name
  const known = stage.people.get(name)
  if (known) return known
  const api = await stage.world.customer(stage.language)
  const arrived: Person = { name, api, last: null, said: [], untold: [], readUpTo: null }
  stage.people.set(name, arrived)
  return arrived
}

/** The customer the story is about. */
export const whom = (stage: Stage): Promise<Person> => person(stage, stage.about)

/** Longer than this nobody sits at the desk without a break, in seconds: let them release, resolve or vanish first. */
const longestSitting = 1800

/** Time goes by in small pieces: those at the desk give signs of life, and the sweep makes its rounds. */
export async function pass(stage: Stage, seconds: number): Promise<void> {
  must(
    stage.atDesk.size === 0 || seconds <= longestSitting,
    'nobody at the desk while so much time goes by',
    [...stage.atDesk],
  )
  for (let left = seconds; left > 0; ) {
    const piece = stage.atDesk.size === 0 ? left : Math.min(left, 15)
    stage.world.clock.pass(piece)
    left -= piece
    for (const name of stage.atDesk) await stage.world.staff(name).beats()
    if (piece > 1) await stage.world.sweep()
  }
}

/** Every event of the conversation that the customer may see. */
export const eventsOf = async (who: Person, after = 0): Promise<Wire[]> =>
  (await who.api.events(after)).body.events

/** The conversation as the desk shows it. */
export async function caseOf(stage: Stage, who: Person): Promise<Wire> {
  return ok(await stage.world.staff('Olga').get(`/api/desk/conversations/${who.api.id}`))
}

/** What came back, where it went well. */
export function ok(answer: { status: number; body: Wire }): Wire {
  if (answer.status < 300) return answer.body
  throw new Error(`refused with ${answer.status} ${answer.body?.code ?? ''}: ${answer.body?.detail ?? ''}`)
}

export function must(fulfilled: boolean, wanted: string, got: unknown): void {
  if (fulfilled) return
  throw new Error(`wanted ${wanted}, got ${typeof got === 'string' ? got : JSON.stringify(got)}`)
}

/** Nothing of this scenario is left in the queue or at the desk for the next one. */
export async function clear(stage: Stage): Promise<void> {
  for (const { api } of stage.people.values()) await api.says_solved(true)
  stage.world.clock.pass(3600)
}

/** The scenario as it went, for whoever must find out why it failed. */
export async function tell(stage: Stage): Promise<string> {
  const told: string[] = []
  for (const who of stage.people.values()) {
    const { body } = await who.api.transcript()
    const lines: string[] = body.lines.map((line: Wire) => {
      const sources = [...(line.sources ?? []), ...(line.choices ?? [])]
        .map(({ slug }: Wire) => `[${slug}]`)
        .join(', ')
      return `  ${line.name ?? line.who}: ${sources === '' ? line.text.slice(0, 160) : sources}`
    })
    told.push(`${who.name}:`, ...lines)
  }
  return [
    ...told,
    ...stage.world.reports.slice(stage.reportsBefore).map((r) => `  reported: ${JSON.stringify(r)}`),
  ].join('\n')
}

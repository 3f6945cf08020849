import { eventsOf, must, ok, type Person, pass, person, type Stage, type Wire, whom } from './stage.ts'
import { step } from './step.ts'

/** Whole courses of a conversation, where it matters when a person comes, and not what the bot says until then. */
export const courseSteps = [
  step('{customer} writes one after the other:\n{text}', async (stage, { customer, text }) => {
    const who = await person(stage, customer)
    for (const line of text.split('\n')) {
      const came =
        line === '(did not help)' || line === '(helped)'
          ? await reacts(stage, who, line)
          : await says(stage, who, line)
      if (came) break
    }
  }),

  step('→ a person has come by message {number}', async (stage, { number }) => {
    const { at, reason } = arrival(await whom(stage))
    must(
      at !== null && at <= Number(number),
      `a person by message ${number}`,
      at === null ? 'nobody' : `by message ${at}, because ${reason}`,
    )
  }),
  step('→ nobody was called', async (stage) => {
    const { at, reason } = arrival(await whom(stage))
    must(at === null, 'nobody called', `a person by message ${at}, because ${reason}`)
  }),
]

/** At which of the customer's messages a person was called, from 1; a "did not help" counts as one. */
interface Arrival {
  at: number | null
  reason: string | null
}
const arrivals = new WeakMap<Person, { turns: number } & Arrival>()

function arrival(who: Person): Arrival {
  const course = arrivals.get(who)
  if (course === undefined) throw new Error('nothing was written one after the other')
  return course
}

async function says(stage: Stage, who: Person, text: string): Promise<boolean> {
  await pass(stage, 20)
  const { events } = ok(await who.api.says(text, crypto.randomUUID()))
  who.said.push(text, ...events.flatMap((e: Wire) => (saidByBot(e) ? [e.text] : [])))
  return count(who, events, true)
}

async function reacts(stage: Stage, who: Person, line: string): Promise<boolean> {
  await pass(stage, 5)
  const before = await eventsOf(who)
  const answer = before.findLast((e) => e.type === 'bot_replied')
  // Where the bot has only asked, there is nothing that could have helped or not.
  if (answer) ok(await who.api.feedback(answer.seq, line === '(helped)'))
  return count(who, await eventsOf(who, before.at(-1)?.seq ?? 0), line !== '(helped)')
}

function count(who: Person, events: Wire[], isTurn: boolean): boolean {
  const course = arrivals.get(who) ?? { turns: 0, at: null, reason: null }
  if (isTurn) course.turns++
  const handoff = events.find((e) => e.type === 'handoff_requested')
  if (handoff) Object.assign(course, { at: course.turns, reason: handoff.reason })
  arrivals.set(who, course)
  return handoff !== undefined
}

const saidByBot = (e: Wire): boolean => e.type === 'bot_replied' || e.type === 'bot_asked_back'

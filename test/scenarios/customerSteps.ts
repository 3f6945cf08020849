import { eventsOf, must, ok, type Person, pass, person, type Stage, type Wire } from './stage.ts'
import { step } from './step.ts'

/** What a customer does. Every step takes a second, so that the order of arrival is never a matter of chance. */
export const customerSteps = [
  step('{customer}: {text}', async (stage, { customer, text }) => writes(stage, customer, text)),

  step('{customer} sends the same message again', async (stage, { customer }) => {
    const who = await person(stage, customer)
    const before = await eventsOf(who)
    const { status } = await who.api.says(who.last?.text ?? '', who.last?.id)
    must(status === 200, 'the message taken as the same one (200)', status)
    const after = await eventsOf(who)
    must(after.length === before.length, 'nothing doubled', after.slice(before.length))
  }),

  step('{customer} loses the connection', async (stage, { customer }) => {
    const who = await person(stage, customer)
    who.readUpTo = (await eventsOf(who)).at(-1)?.seq ?? 0
  }),

  step('{customer} is back and has missed nothing', async (stage, { customer }) => {
    const who = await person(stage, customer)
    const all = await eventsOf(who)
    const missed = await eventsOf(who, who.readUpTo ?? 0)
    const read = all.filter(({ seq }) => seq <= (who.readUpTo ?? 0))
    must(JSON.stringify([...read, ...missed]) === JSON.stringify(all), 'everything once and in order', missed)
    who.readUpTo = null
  }),

  step('{customer} chooses [{slug}]', async (stage, { customer, slug }) => {
    const who = await person(stage, customer)
    const choice = offered(who).find((c: Wire) => c.slug === slug)
    must(
      choice !== undefined,
      `[${slug}] among what was offered`,
      offered(who)
        .map((c: Wire) => c.slug)
        .join(', ') || 'nothing',
    )
    await writes(stage, customer, choice.title)
  }),

  step('{customer} chooses none of these', async (stage, { customer }) => {
    const who = await person(stage, customer)
    must(offered(who).length > 0, 'a question back with a choice', 'none')
    await writes(stage, customer, stage.language === 'de' ? 'nichts davon' : 'none of these')
  }),

  step('{customer} says it helped', async (stage, { customer }) => reacts(stage, customer, true)),
  step('{customer} says it did not help', async (stage, { customer }) => reacts(stage, customer, false)),

  step('{customer} presses the button', async (stage, { customer }) => wishes(stage, customer, {})),
  step('{customer} presses the button and adds: {text}', async (stage, { customer, text }) =>
    wishes(stage, customer, { comment: text }),
  ),
  step('{customer} leaves the e-mail address {contact}', async (stage, { customer, contact }) =>
    wishes(stage, customer, { channel: 'email', contact }),
  ),
  step('{customer} leaves the phone number {contact}', async (stage, { customer, contact }) =>
    wishes(stage, customer, { channel: 'phone', contact }),
  ),

  step('{customer} adds for the agent: {text}', async (stage, { customer, text }) => {
    ok(await (await person(stage, customer)).api.corrects({ comment: text }))
  }),
  step('{customer} corrects the matter to: {text}', async (stage, { customer, text }) => {
    ok(await (await person(stage, customer)).api.corrects({ matter: text }))
  }),
  step('{customer} corrects {kind} to {value}', async (stage, { customer, kind, value }) => {
    ok(await (await person(stage, customer)).api.corrects({ facts: [{ kind, value }] }))
  }),

  step('{customer} goes back to the bot', async (stage, { customer }) => {
    ok(await (await person(stage, customer)).api.returnsToBot())
  }),

  step('{customer} says solved', async (stage, { customer }) => {
    ok(await (await person(stage, customer)).api.says_solved(true))
  }),
  step('{customer} says not solved', async (stage, { customer }) => {
    await pass(stage, 1)
    const who = await person(stage, customer)
    const before = (await eventsOf(who)).length
    ok(await who.api.says_solved(false))
    note(who, await eventsOf(who, before))
  }),

  step('{customer} rates {number}', async (stage, { customer, number }) => {
    ok(await (await person(stage, customer)).api.rates(Number(number)))
  }),
  step('{customer} may not rate yet', async (stage, { customer }) => {
    const { status, body } = await (await person(stage, customer)).api.rates(5)
    must(status === 409 && body.code === 'not_solved_yet', 'no stars before "solved" (409 not_solved_yet)', [
      status,
      body.code,
    ])
  }),
]

async function writes(stage: Stage, customer: string, text: string): Promise<void> {
  await pass(stage, 1)
  const who = await person(stage, customer)
  must(who.untold.length === 0, 'the scenario to say what happened before', who.untold.join(' and '))
  const id = crypto.randomUUID()
  const { events } = ok(await who.api.says(text, id))
  who.last = { id, text, events }
  who.said.push(text)
  note(who, events)
}

/** What the bot did and why people were called must be told by the scenario: a reader shall not have to guess it. */
function note(who: Person, events: Wire[]): void {
  for (const e of events) {
    if (e.type === 'bot_replied')
      who.untold.push(`bot: ${e.sources.map((s: Wire) => `[${s.slug}]`).join(', ')}`)
    if (e.type === 'bot_asked_back')
      who.untold.push(
        e.choices.length > 0
          ? `bot asks back with ${e.choices.map((c: Wire) => `[${c.slug}]`).join(', ')}`
          : 'bot is polite',
      )
    if (e.type === 'handoff_requested') who.untold.push(`→ waiting, because ${e.reason}`)
    if (e.type === 'bot_replied' || e.type === 'bot_asked_back') who.said.push(e.text)
  }
}

const offered = (who: Person): Wire[] =>
  who.last?.events.findLast((e) => e.type === 'bot_asked_back')?.choices ?? []

async function reacts(stage: Stage, customer: string, helped: boolean): Promise<void> {
  await pass(stage, 1)
  const who = await person(stage, customer)
  const events = await eventsOf(who)
  const answer = events.findLast((e) => e.type === 'bot_replied')
  must(answer !== undefined, 'an answer of the bot before', 'none')
  ok(await who.api.feedback(answer.seq, helped))
  note(who, await eventsOf(who, events.at(-1)?.seq ?? 0))
}

async function wishes(stage: Stage, customer: string, wish: object): Promise<void> {
  await pass(stage, 1)
  const who = await person(stage, customer)
  const before = (await eventsOf(who)).at(-1)?.seq ?? 0
  ok(await who.api.wantsPerson(wish))
  note(who, await eventsOf(who, before))
}

import { caseOf, eventsOf, must, type Person, type Stage, type Wire, whom } from './stage.ts'
import { step } from './step.ts'

/** What must have come of it. */
export const outcomeSteps = [
  step('→ with the bot', async (stage) => stands(await whom(stage), 'with_bot')),
  step('→ waiting', async (stage) => stands(await whom(stage), 'waiting')),
  step('→ waiting, because {reason}', async (stage, { reason }) => {
    const who = await whom(stage)
    const standing = await stands(who, 'waiting')
    must(
      standing.receipt.reason === reason,
      `waiting, because ${reason}`,
      `waiting, because ${standing.receipt.reason}`,
    )
    who.untold = who.untold.filter((what) => what !== `→ waiting, because ${reason}`)
  }),
  step('→ with {agent}', async (stage, { agent }) => {
    const name = agent === 'the agent' ? stage.holds.get(stage.about)?.agent : agent
    const standing = await stands(await whom(stage), 'with_agent')
    must(standing.agent === name, `with ${name}`, standing.agent)
  }),
  step('→ closed', async (stage) => stands(await whom(stage), 'resolved')),

  step('→ never handed off', async (stage) => handedOff(await whom(stage), 0)),
  step('→ handed off once', async (stage) => handedOff(await whom(stage), 1)),
  step('→ handed off {number} times', async (stage, { number }) =>
    handedOff(await whom(stage), Number(number)),
  ),
  step('→ position {number}', async (stage, { number }) => {
    const { body } = await (await whom(stage)).api.stands()
    must(body.position === Number(number), `position ${number}`, String(body.position))
  }),

  step('→ the matter is "{text}"', async (stage, { text }) => {
    const { matter } = await brief(stage)
    must(matter === text, `the matter "${text}"`, matter)
  }),
  step('→ the brief holds {kind} {value}', async (stage, { kind, value }) => {
    const { facts } = await brief(stage)
    must(
      facts.some((f: Wire) => f.kind === kind && f.value === value),
      `${kind} ${value}`,
      facts.map((f: Wire) => `${f.kind} ${f.value}`).join(', ') || 'no facts',
    )
  }),
  step('→ the brief says tried [{slug}], {reaction}', async (stage, { slug, reaction }) => {
    const { tried } = await brief(stage)
    const got = tried.flatMap((t: Wire) => t.sources.map((s: Wire) => `[${s.slug}], ${t.reaction}`))
    must(
      got.includes(`[${slug}], ${reaction}`),
      `tried [${slug}], ${reaction}`,
      got.join('; ') || 'nothing tried',
    )
  }),
  step('→ the brief quotes "{text}"', async (stage, { text }) => {
    const { reason } = await brief(stage)
    const quotes: string[] = (reason?.evidence ?? []).map((e: Wire) => e.quote)
    must(
      quotes.some((quote) => quote.toLowerCase().includes(text.toLowerCase())),
      `"${text}" as evidence`,
      quotes,
    )
  }),
  step('→ the brief asks "{text}"', async (stage, { text }) => {
    const { openQuestions } = await brief(stage)
    must(
      openQuestions.some((q: Wire) => q.text.includes(text)),
      `the open question "${text}"`,
      openQuestions,
    )
  }),
  step('→ the brief adds "{text}"', async (stage, { text }) => {
    const { added } = await brief(stage)
    must(
      added.some((a: Wire) => a.text === text),
      `"${text}" added by the customer`,
      added,
    )
  }),
  step('→ the brief holds the contact {contact}', async (stage, { contact }) => {
    const given = (await brief(stage)).contact
    must(given?.contact === contact, `the contact ${contact}`, given)
  }),
  step('→ the brief says the mood fell', async (stage) => {
    const mood: number[] = (await brief(stage)).mood.map((m: Wire) => m.mood)
    must(mood.length > 1 && mood.at(-1)! < mood[0]!, 'a mood that fell', mood)
  }),
  step('→ the brief says the language is {language}', async (stage, { language }) => {
    const got = (await brief(stage)).language
    must(got === language, language, got)
  }),

  step('→ the receipt shows {kind} {value}', async (stage, { kind, value }) => {
    const { body } = await (await whom(stage)).api.stands()
    const facts: Wire[] = body.receipt.facts
    must(
      facts.some((f) => f.kind === kind && f.value === value),
      `${kind} ${value} for the customer to see`,
      facts,
    )
  }),
  step('→ the transcript shows {number} {messages} of the customer', async (stage, { number }) => {
    const { transcript } = await caseOf(stage, await whom(stage))
    const theirs = transcript.filter((line: Wire) => line.who === 'customer')
    must(theirs.length === Number(number), `${number} messages of the customer`, String(theirs.length))
  }),
  step('→ the customer reads "{text}"', async (stage, { text }) => {
    const read = await seenBy(await whom(stage))
    must(
      read.some((line) => line.includes(text)),
      `"${text}" before the customer`,
      read,
    )
  }),
  step('→ the customer never reads "{text}"', async (stage, { text }) => {
    const read = await seenBy(await whom(stage))
    must(!read.some((line) => line.includes(text)), `"${text}" kept among agents`, read)
  }),

  step('→ stars may be given', async (stage) => mayRate(await whom(stage), true)),
  step('→ no stars are asked for', async (stage) => mayRate(await whom(stage), false)),
]

async function stands(who: Person, status: string): Promise<Wire> {
  const { body } = await who.api.stands()
  const got = [`status ${body.status}`, ...who.untold].join(' and ')
  must(body.status === status, `status ${status}`, got)
  return body
}

async function handedOff(who: Person, times: number): Promise<void> {
  const handoffs = (await eventsOf(who)).filter((e) => e.type === 'handoff_requested')
  must(
    handoffs.length === times,
    `${times} handoffs`,
    handoffs.map((e) => e.reason),
  )
}

const brief = async (stage: Stage): Promise<Wire> => (await caseOf(stage, await whom(stage))).brief

const seenBy = async (who: Person): Promise<string[]> =>
  (await who.api.transcript()).body.lines.map((line: Wire) => line.text)

async function mayRate(who: Person, expected: boolean): Promise<void> {
  const { body } = await who.api.stands()
  must(
    body.mayRate === expected,
    expected ? 'stars may be given' : 'no stars asked for',
    `mayRate ${body.mayRate}`,
  )
}

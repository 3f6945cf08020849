import type { Staff } from '../support/world.ts'
import { customers } from './form.ts'
import { must, ok, type Person, pass, person, type Stage, type Wire, whom } from './stage.ts'
import { step } from './step.ts'

const inSeconds: Record<string, number> = { second: 1, minute: 60, hour: 3600, day: 86_400 }

/** One `minutes` or `hour` in seconds. */
export const seconds = (unit: string): number => inSeconds[unit.replace(/s$/, '')] ?? 1

/** What agents do, and what time does. */
export const agentSteps = [
  step('{agent} claims', async (stage, { agent }) => {
    const who = await whom(stage)
    await claimsNext(stage, agent, who)
  }),
  step('{agent} claims and gets {customer}', async (stage, { agent, customer }) => {
    await claimsNext(stage, agent, await person(stage, customer))
  }),
  step('{agent} claims, and nobody is waiting', async (stage, { agent }) => {
    const { status, body } = await stage.world.staff(named(stage, agent)).claims()
    must(status === 204, 'nobody waiting for them', body)
  }),
  step('{agent} and {other} claim at the same moment', async (stage, { agent, other }) => {
    await pass(stage, 1)
    const who = await whom(stage)
    const names = [named(stage, agent), named(stage, other)]
    const answers = await Promise.all(names.map((name) => stage.world.staff(name).claims(who.api.id)))
    must(
      answers
        .map(({ status }) => status)
        .sort()
        .join() === '201,409',
      'one owner (201) and one refusal (409)',
      answers.map((a) => a.status),
    )
    const won = answers.findIndex(({ status }) => status === 201)
    took(stage, names[won]!, who, answers[won]!.body)
    const refused = answers[1 - won]!.body
    must(
      refused.code === 'already_claimed' && refused.owner === names[won],
      `the other told that ${names[won]} has it`,
      refused,
    )
  }),

  step('{agent}: {text}', async (stage, { agent, text }) => {
    await atWork(stage, agent, text, (desk, id, fence) => desk.writes(id, fence, text))
  }),
  step('{agent} notes: {text}', async (stage, { agent, text }) => {
    await atWork(stage, agent, text, (desk, id, fence) => desk.notes(id, fence, text))
  }),
  step('{agent} is refused: {text}', async (stage, { agent, text }) => {
    const who = await whom(stage)
    const name = named(stage, agent)
    const { status, body } = await stage.world
      .staff(name)
      .writes(who.api.id, stage.holds.get(`${who.name}/${name}`)?.fence ?? 1, text)
    must(
      status === 409 && body.code === 'claim_lost' && body.text === text,
      'a refusal that gives the text back (409 claim_lost)',
      body,
    )
  }),
  step('{agent} releases', async (stage, { agent }) => {
    await atWork(stage, agent, null, (desk, id, fence) => desk.releases(id, fence))
    leaves(stage, agent)
  }),
  step('{agent} resolves, {outcome}', async (stage, { agent, outcome }) => {
    await atWork(stage, agent, null, (desk, id, fence) => desk.resolves(id, fence, { outcome }))
    leaves(stage, agent)
  }),
  step('{agent} resolves, {outcome}: {text}', async (stage, { agent, outcome, text }) => {
    await atWork(stage, agent, text, (desk, id, fence) => desk.resolves(id, fence, { outcome, text }))
    leaves(stage, agent)
  }),
  // The customer's last words are unanswered: no closing over them.
  step('{agent} may not resolve yet', async (stage, { agent }) => {
    const who = await whom(stage)
    const name = named(stage, agent)
    const fence = stage.holds.get(`${who.name}/${name}`)?.fence ?? 1
    const { status, body } = await stage.world.staff(name).resolves(who.api.id, fence, { outcome: 'solved' })
    must(status === 409 && body.code === 'unanswered_message', 'a refusal (409 unanswered_message)', [
      status,
      body.code,
    ])
  }),

  step('{agent} is at the desk', async (stage, { agent }) => {
    const name = named(stage, agent)
    stage.atDesk.add(name)
    ok(await stage.world.staff(name).beats())
  }),
  step('{agent} vanishes', async (stage, { agent }) => {
    stage.atDesk.delete(named(stage, agent))
  }),

  step('after {number} {unit}', async (stage, { number, unit }) => {
    await pass(stage, Number(number) * seconds(unit))
  }),
]

/** Whoever has nothing left to do need not stay. */
function leaves(stage: Stage, agent: string): void {
  const name = named(stage, agent)
  stage.holds.delete(stage.about)
  if (![...stage.holds].some(([who, hold]) => stage.people.has(who) && hold.agent === name))
    stage.atDesk.delete(name)
}

type Desk = ReturnType<Stage['world']['staff']>

/** `the agent` is whoever has the conversation the story is about. */
export function named(stage: Stage, agent: string): Staff {
  if (agent === 'Ada' || agent === 'Ben') return agent
  const holding = stage.holds.get(stage.about)
  if (!holding) throw new Error('nobody has claimed this conversation yet')
  return holding.agent
}

async function claimsNext(stage: Stage, agent: string, who: Person): Promise<void> {
  await pass(stage, 1)
  const name = named(stage, agent)
  const { status, body } = await stage.world.staff(name).claims()
  must(status === 201, `${name} to get ${who.name}`, status === 204 ? 'nobody waiting' : body)
  const got = customers.find((c) => stage.people.get(c)?.api.id === body.conversation.id) ?? 'somebody else'
  must(got === who.name, `${name} to get ${who.name}`, got)
  took(stage, name, who, body)
}

/** Whoever takes over has everything before them, each time: this is the promise, so no scenario need ask for it. */
function took(stage: Stage, agent: Staff, who: Person, claimed: Wire): void {
  const lines: string[] = claimed.transcript.map((line: Wire) => line.text)
  let from = 0
  for (const text of who.said) {
    const at = lines.indexOf(text, from)
    must(at >= 0, `"${text}" in the transcript that ${agent} got`, lines)
    from = at + 1
  }
  stage.atDesk.add(agent)
  const hold = { agent, fence: claimed.fence as number }
  stage.holds.set(who.name, hold)
  stage.holds.set(`${who.name}/${agent}`, hold)
}

async function atWork(
  stage: Stage,
  agent: string,
  text: string | null,
  act: (desk: Desk, id: string, fence: number) => Promise<{ status: number; body: Wire }>,
): Promise<void> {
  await pass(stage, 1)
  const who = await whom(stage)
  const name = named(stage, agent)
  const hold = stage.holds.get(`${who.name}/${name}`)
  if (!hold) throw new Error(`${name} has not claimed this conversation`)
  ok(await act(stage.world.staff(name), who.api.id, hold.fence))
  if (text !== null) who.said.push(text)
}

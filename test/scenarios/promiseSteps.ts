import { named, seconds } from './agentSteps.ts'
import { must, ok, pass, person, type Stage, type Wire, whom } from './stage.ts'
import { step } from './step.ts'

/** Promises, passing on, and how long a wait will be. */
export const promiseSteps = [
  step('{customer} chooses a call back to {contact}', async (stage, { customer, contact }) =>
    chooses(stage, customer, { kind: 'call_back', contact }),
  ),
  step('{customer} chooses an e-mail to {contact}', async (stage, { customer, contact }) =>
    chooses(stage, customer, { kind: 'email', contact }),
  ),
  step('{customer} chooses to go on here later', async (stage, { customer }) =>
    chooses(stage, customer, { kind: 'chat_later' }),
  ),
  step('{customer} would rather wait here', async (stage, { customer }) => {
    await pass(stage, 1)
    ok(await (await person(stage, customer)).api.ratherWaits())
  }),

  step(
    '{agent} promises an answer within {number} {unit}: {text}',
    async (stage, { agent, number, unit, text }) => {
      const { who, desk, fence } = await holder(stage, agent)
      const dueAt = new Date(stage.world.clock.now().getTime() + Number(number) * seconds(unit) * 1000)
      ok(await desk.promises(who.api.id, fence, { kind: 'answer', dueAt: dueAt.toISOString(), text }))
    },
  ),
  step('{agent} keeps the promise', async (stage, { agent }) => {
    const { who, desk, fence } = await holder(stage, agent)
    const mine = (await ledger(stage)).filter((p) => p.conversationId === who.api.id)
    must(mine.length === 1, 'one open promise', mine)
    ok(await desk.keeps(who.api.id, mine[0].id, fence))
  }),
  step('{agent} may not close it over a promise', async (stage, { agent }) => {
    const { who, desk, fence } = await holder(stage, agent)
    const { status, body } = await desk.resolves(who.api.id, fence, { text: '…' })
    must(status === 409 && body.code === 'open_promise', 'a refusal (409 open_promise)', [status, body.code])
  }),
  step('{agent} passes it on to {other}: {text}', async (stage, { agent, other, text }) => {
    const { who, desk, fence } = await holder(stage, agent)
    ok(await stage.world.staff(named(stage, other)).beats())
    ok(await desk.passesOn(who.api.id, fence, { agent: named(stage, other) }, text))
    stage.holds.delete(who.name)
  }),

  step('→ promised', async (stage) => {
    const { body } = await (await whom(stage)).api.stands()
    must(body.status === 'promised', 'promised', body.status)
  }),
  step('→ the ledger holds {promise}', async (stage, { promise }) => {
    const who = await whom(stage)
    const kinds = (await ledger(stage)).filter((p) => p.conversationId === who.api.id).map((p) => p.kind)
    must(kinds.includes(promise), promise, kinds)
  }),
  step('→ a call back may be chosen', async (stage) => {
    const { body } = await (await whom(stage)).api.stands()
    must(body.choices?.kinds.includes('call_back'), 'the choice of a call back', body.choices)
  }),

  // So that there is something a forecast can rest on.
  step('{number} others were served, each after {minutes} minutes', async (stage, { number, minutes }) => {
    for (let i = 0; i < Number(number); i++) {
      const other = await stage.world.customer(stage.language)
      ok(await other.wantsPerson())
      await pass(stage, Number(minutes) * 60)
      ok(await stage.world.staff('Ada').claims(other.id))
      ok(await other.says_solved(true))
    }
  }),
  step('→ the customer is told a likely wait', async (stage) => {
    const { body } = await (await whom(stage)).api.stands()
    must(body.expectedWait?.probability > 0, 'a range with a probability', body.expectedWait)
  }),
]

async function chooses(stage: Stage, customer: string, choice: object): Promise<void> {
  await pass(stage, 1)
  ok(await (await person(stage, customer)).api.chooses(choice))
}

const ledger = async (stage: Stage): Promise<Wire[]> => ok(await stage.world.staff('Olga').ledger()).promises

async function holder(stage: Stage, agent: string) {
  await pass(stage, 1)
  const who = await whom(stage)
  const name = named(stage, agent)
  const hold = stage.holds.get(`${who.name}/${name}`)
  if (!hold) throw new Error(`${name} has not claimed this conversation`)
  return { who, desk: stage.world.staff(name), fence: hold.fence }
}

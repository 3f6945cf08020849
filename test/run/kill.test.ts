import { afterEach, describe, expect, it } from 'vitest'
import { readRunFile } from '../../src/run/runFile.ts'
import { rounds } from '../support/long.ts'
import { serverFolders } from './folders.ts'
import { type Program, startProgram } from './program.ts'

const kills = rounds(3, 100)

interface Customer {
  id: string
  token: string
}
interface Sent {
  customer: Customer
  id: string
  text: string
  acknowledged: boolean
}

describe('the process is killed in the middle of it', () => {
  let folders: Awaited<ReturnType<typeof serverFolders>>
  let program: Program | null = null
  afterEach(async () => {
    await program?.stop('SIGKILL')
    await folders.remove()
  })

  async function start() {
    const started = await startProgram(folders)
    program = started
    return { ...(await started.ready()), stop: started.stop }
  }
  type Server = Awaited<ReturnType<typeof start>>

  const call = async (server: Server, method: string, path: string, bearer: string, body?: object) => {
    const response = await fetch(server.url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { status: response.status, body: response.status === 204 ? null : await response.json() }
  }
  const opens = async (server: Server): Promise<Customer> =>
    (await call(server, 'POST', '/api/conversations', '', { language: 'en' })).body
  const says = (server: Server, { customer, id, text }: Sent) =>
    call(server, 'POST', `/api/conversations/${customer.id}/messages`, customer.token, { id, text })
  const resolves = async (server: Server, { id, fence }: { id: string; fence: number }) => {
    const path = `/api/desk/conversations/${id}/resolve`
    const ended = await call(server, 'POST', path, 'ada-ada-ada', { fence, outcome: 'unsolved' })
    expect(ended.status).toBe(200)
  }
  const queueOf = async (server: Server): Promise<string[]> =>
    (await call(server, 'GET', '/api/desk/queue', 'ada-ada-ada')).body.waiting.map((w: Customer) => w.id)

  it(`${kills} times: every acknowledged word is there, once; the queue is as it was; no invariant is broken`, {
    timeout: rounds(60_000, 7_200_000),
  }, async () => {
    folders = await serverFolders('two articles')
    let server = await start()
    const queue: string[] = []
    const sent: Sent[] = []
    for (let round = 1; round <= kills; round++) {
      // Three more wait in line, and one of them is with Ada.
      for (let i = 0; i < 3; i++) {
        const customer = await opens(server)
        await call(server, 'POST', `/api/conversations/${customer.id}/handoff`, customer.token, {})
        queue.push(customer.id)
      }
      const claimed = (await call(server, 'POST', '/api/desk/claims', 'ada-ada-ada', {})).body
      const held = queue.shift()
      expect(claimed.conversation.id).toBe(held)
      expect(await queueOf(server)).toEqual(queue)

      // Sixteen customers write without a pause, until the process is gone.
      const writers = await Promise.all(Array.from({ length: 16 }, () => opens(server)))
      const alive = server
      const writing = writers.map(async (customer, w) => {
        for (let i = 0; ; i++) {
          const message = {
            customer,
            id: crypto.randomUUID(),
            text: `round ${round} ${w}/${i}: refund?`,
            acknowledged: false,
          }
          sent.push(message)
          try {
            const answer = await says(alive, message)
            message.acknowledged = answer.status === 201
            if (answer.status >= 500) return
          } catch {
            return
          }
        }
      })
      await new Promise((done) => setTimeout(done, 400 + (round % 7) * 150))
      await Promise.all([server.stop('SIGKILL'), ...writing])
      expect(sent.filter((m) => m.acknowledged).length).toBeGreaterThan(0)

      server = await start()
      const order = await queueOf(server)
      expect(order.filter((id) => queue.includes(id))).toEqual(queue)
      const audit = (await call(server, 'GET', '/api/audit', server.token)).body
      expect(audit.invariants.filter((i: { broken: number }) => i.broken > 0)).toEqual([])
      // She who had it has it still, and can end it.
      await resolves(server, { id: held ?? '', fence: claimed.fence })
      // Those the bot handed off while they wrote stand behind; for the next round only the three matter.
      for (const id of order.filter((other) => !queue.includes(other))) {
        const { fence } = (
          await call(server, 'POST', '/api/desk/claims', 'ada-ada-ada', { conversationId: id })
        ).body
        await resolves(server, { id, fence })
      }
    }

    const customers = new Map(sent.map((m) => [m.customer.id, m.customer]))
    for (const customer of customers.values()) {
      const { body } = await call(
        server,
        'GET',
        `/api/conversations/${customer.id}/events?after=0`,
        customer.token,
      )
      const written = body.events.filter((e: { type: string }) => e.type === 'customer_wrote')
      const ids = written.map((e: { messageId: string }) => e.messageId)
      expect(new Set(ids).size).toBe(ids.length)
      const mine = sent.filter((m) => m.customer.id === customer.id)
      for (const { id, text } of mine.filter((m) => m.acknowledged))
        expect(written).toContainEqual(expect.objectContaining({ messageId: id, text }))
      // Whatever was not acknowledged may be sent again; it is taken once, whether it had been kept or not.
      for (const message of mine.filter((m) => !m.acknowledged))
        expect([200, 201]).toContain((await says(server, message)).status)
    }
    const audit = (await call(server, 'GET', '/api/audit', server.token)).body
    expect(audit.invariants.filter((i: { broken: number }) => i.broken > 0)).toEqual([])

    // Ctrl-C: stops cleanly, and says nothing runs any more.
    expect(await server.stop('SIGINT')).toMatchObject({ code: 0 })
    expect(await readRunFile(folders.data)).toBeNull()
  })
})

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readRunFile } from '../../src/run/runFile.ts'
import { serverFolders } from './folders.ts'

const rounds = 3
const program = new URL('../../src/run/node.ts', import.meta.url).pathname

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
  let child: ChildProcess | null = null
  afterEach(async () => {
    child?.kill('SIGKILL')
    await folders.remove()
  })

  /** `npm start`, as a process of its own. */
  async function start() {
    await rm(join(folders.data, 'run.json'), { force: true })
    const started = spawn(process.execPath, [program], {
      env: {
        PATH: process.env.PATH,
        PORT: '0',
        DATA_DIR: folders.data,
        KNOWLEDGE_DIR: folders.knowledge,
        LOG_LEVEL: 'quiet',
        BATON_API_KEYS: 'agent:Ada:ada-ada-ada',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child = started
    let complaints = ''
    started.stderr?.on('data', (data) => {
      complaints += String(data)
    })
    for (let i = 0; i < 600; i++) {
      const run = await readRunFile(folders.data)
      if (run) return { url: `http://127.0.0.1:${run.port}`, token: run.token, process: started }
      if (started.exitCode !== null) throw new Error(`It did not start: ${complaints}`)
      await new Promise((done) => setTimeout(done, 50))
    }
    throw new Error(`It did not become ready: ${complaints}`)
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
  const queueOf = async (server: Server): Promise<string[]> =>
    (await call(server, 'GET', '/api/desk/queue', 'ada-ada-ada')).body.waiting.map((w: Customer) => w.id)

  it('every acknowledged word is there, once; the queue is as it was; no invariant is broken', async () => {
    folders = await serverFolders('two articles')
    let server = await start()
    const queue: string[] = []
    const sent: Sent[] = []
    for (let round = 1; round <= rounds; round++) {
      // Three more wait in line, and one of them is with Ada.
      for (let i = 0; i < 3; i++) {
        const customer = await opens(server)
        await call(server, 'POST', `/api/conversations/${customer.id}/handoff`, customer.token, {})
        queue.push(customer.id)
      }
      const claimed = (await call(server, 'POST', '/api/desk/claims', 'ada-ada-ada', {})).body
      expect(claimed.conversation.id).toBe(queue.shift())
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
      await new Promise((done) => setTimeout(done, 400 + round * 150))
      server.process.kill('SIGKILL')
      await Promise.all([once(server.process, 'exit'), ...writing])
      expect(sent.filter((m) => m.acknowledged).length).toBeGreaterThan(0)

      server = await start()
      const order = await queueOf(server)
      expect(order.filter((id) => queue.includes(id))).toEqual(queue)
      const audit = (await call(server, 'GET', '/api/audit', server.token)).body
      expect(audit.invariants.filter((i: { broken: number }) => i.broken > 0)).toEqual([])
      // Those the bot handed off while they wrote stand behind; for the next round only the three matter.
      for (const id of order.filter((other) => !queue.includes(other))) {
        const { fence } = (
          await call(server, 'POST', '/api/desk/claims', 'ada-ada-ada', { conversationId: id })
        ).body
        await call(server, 'POST', `/api/desk/conversations/${id}/resolve`, 'ada-ada-ada', {
          fence,
          outcome: 'unsolved',
        })
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
    server.process.kill('SIGINT')
    const [code] = await once(server.process, 'exit')
    expect(code).toBe(0)
    expect(await readRunFile(folders.data)).toBeNull()
  }, 60_000)
})

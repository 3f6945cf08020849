import { createHmac } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, isIP, Socket, type TcpNetConnectOpts } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { isPublic } from '../../src/adapters/publicAddress.ts'
import { webhook } from '../../src/adapters/webhook.ts'
import { ReceiverGone, Undeliverable } from '../../src/ports.ts'
import { noon } from '../support/log.ts'
import { receiver } from '../support/receiver.ts'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const older = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'
const message = { id: 'msg_1_2', at: noon, body: '{"type":"handoff_requested"}' }

describe('a webhook', () => {
  let there: Awaited<ReturnType<typeof receiver>> | null = null
  afterEach(async () => {
    await there?.close()
    there = null
  })
  const stands = async (...args: Parameters<typeof receiver>) => {
    there = await receiver(...args)
    return there
  }
  const to = (url: string, more: Partial<Parameters<typeof webhook>[0]> = {}) =>
    webhook({ url, secrets: [secret], allowPrivate: true, withinMs: 2000, ...more })
  const says = (status: number, headers: Record<string, string> = {}) =>
    stands((response) => response.writeHead(status, headers).end('thanks'))
  const failure = async (sending: Promise<void>) => {
    const error = await sending.then(
      () => null,
      (thrown: unknown) => thrown,
    )
    if (!(error instanceof Undeliverable)) throw new Error(`expected Undeliverable, got ${String(error)}`)
    return error
  }

  test('arrives whole, with its id, its time and its signature', async () => {
    const { url, received } = await says(200)
    await to(url).send(message)
    expect(received).toHaveLength(1)
    expect(received[0]?.body).toBe(message.body)
    expect(received[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': 'msg_1_2',
      'webhook-timestamp': String(noon.getTime() / 1000),
    })
    const expected = createHmac('sha256', Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64'))
      .update(`msg_1_2.${noon.getTime() / 1000}.${message.body}`)
      .digest('base64')
    expect(received[0]?.headers['webhook-signature']).toBe(`v1,${expected}`)
  })

  test('is signed as the standard’s own example is', async () => {
    const { url, received } = await says(200)
    await to(url).send({
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      at: new Date(1614265330 * 1000),
      body: '{"test": 2432232314}',
    })
    expect(received[0]?.headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  describe('checked as our page for receivers shows it', async () => {
    /** The code between the fences of src/run/webhooks.md, as a receiver would copy it. */
    const page = await readFile(new URL('../../src/run/webhooks.md', import.meta.url), 'utf8')
    const code = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
    const file = join(tmpdir(), `baton-verify-${process.pid}.mjs`)
    await writeFile(file, code)
    const { verify } = (await import(file)) as {
      verify: (headers: object, body: string, secret: string, now?: number) => boolean
    }
    await rm(file)
    const at = noon.getTime()
    const sent = async (secrets = [secret]) => {
      const { url, received } = await says(200)
      await to(url, { secrets }).send(message)
      const [first] = received
      if (!first) throw new Error('nothing arrived')
      return first
    }

    test('it is ours, with the old secret and with the new one', async () => {
      const { headers, body } = await sent([secret, older])
      expect(verify(headers, body, secret, at)).toBe(true)
      expect(verify(headers, body, older, at)).toBe(true)
    })
    test('another’s secret, a changed body, another id and a borrowed time are refused', async () => {
      const { headers, body } = await sent()
      expect(verify(headers, body, older, at)).toBe(false)
      expect(verify(headers, `${body} `, secret, at)).toBe(false)
      expect(verify({ ...headers, 'webhook-id': 'msg_1_3' }, body, secret, at)).toBe(false)
      expect(verify({ ...headers, 'webhook-timestamp': `${at / 1000 + 1}` }, body, secret, at)).toBe(false)
      expect(verify({ ...headers, 'webhook-signature': 'v1,' }, body, secret, at)).toBe(false)
    })
    test('one sent again after five minutes is refused, and so is one from the future', async () => {
      const { headers, body } = await sent()
      expect(verify(headers, body, secret, at + 299_000)).toBe(true)
      expect(verify(headers, body, secret, at + 301_000)).toBe(false)
      expect(verify(headers, body, secret, at - 301_000)).toBe(false)
    })
  })

  test.each([400, 401, 404, 429, 500, 503])('%i is tried again later', async (status) => {
    const { url } = await says(status)
    expect(await failure(to(url).send(message))).toMatchObject({
      final: false,
      message: `the receiver answered ${status}`,
    })
  })

  test('410 is the end of it', async () => {
    const { url } = await says(410)
    const error = await failure(to(url).send(message))
    expect(error).toBeInstanceOf(ReceiverGone)
    expect(error.final).toBe(true)
  })

  test.each([301, 302, 307, 308])('a redirect (%i) is not followed', async (status) => {
    const elsewhere = await receiver((response) => response.end())
    const { url, received } = await says(status, { location: elsewhere.url })
    expect((await failure(to(url).send(message))).message).toContain('redirects are not followed')
    expect([received.length, elsewhere.received.length]).toEqual([1, 0])
    await elsewhere.close()
  })

  test('one that never answers is given up, and one that stops in mid-answer was told', async () => {
    const silent = await stands(() => {})
    expect((await failure(to(silent.url, { withinMs: 200 }).send(message))).message).toBe(
      'the receiver did not answer within 0.2 s',
    )
    await silent.close()
    const cut = await stands((response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half')
      setTimeout(() => response.destroy(), 20)
    })
    await to(cut.url).send(message)
    expect(cut.received).toHaveLength(1)
  })

  test('an endless answer is not read', async () => {
    let written = 0
    const { url } = await stands((response) => {
      response.writeHead(200)
      const more = () => {
        while (!response.destroyed && written < 2e9 && response.write(Buffer.alloc(1e6))) written += 1e6
      }
      response.on('drain', more)
      more()
    })
    await to(url).send(message)
    await new Promise((done) => setTimeout(done, 100))
    expect(written).toBeLessThan(50e6)
  })

  test('a cut connection and one nobody takes are tried again', async () => {
    const cuts = createServer((socket) => socket.once('data', () => socket.destroy()))
    const port = await new Promise<number>((done) => {
      cuts.listen(0, '127.0.0.1', () => {
        const address = cuts.address()
        done(typeof address === 'object' && address ? address.port : 0)
      })
    })
    expect((await failure(to(`http://127.0.0.1:${port}/`).send(message))).message).toMatch(
      /cannot be reached \(ECONNRESET\)/,
    )
    await new Promise((done) => cuts.close(done))
    expect((await failure(to(`http://127.0.0.1:${port}/`).send(message))).message).toMatch(
      /cannot be reached \(ECONNREFUSED\)/,
    )
  })

  describe('never goes inside the house unless allowed', () => {
    test.each([
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://0177.0.0.1/',
      'https://127.1/',
      'https://0/',
      'https://[::1]/',
      'https://[::]/',
      'https://[::ffff:127.0.0.1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://[fd00::1]/',
      'https://[fe80::1]/',
      'https://[64:ff9b::7f00:1]/',
      'https://[2002:7f00:1::]/',
      'https://169.254.169.254/latest/meta-data/',
      'https://10.1.2.3/',
      'https://172.16.0.1/',
      'https://192.168.1.1/',
      'https://100.64.0.1/',
      'https://localhost/',
      'https://LOCALHOST./',
    ])('%s', async (url) => {
      const error = await failure(to(url, { allowPrivate: false }).send(message))
      expect(error.message).toMatch(/private network|no address|ENOTFOUND|EAI_AGAIN/)
    })

    test('a name that points inside does not reach the receiver there', async () => {
      const { port, received } = await says(200)
      const error = await failure(to(`https://localhost:${port}/`, { allowPrivate: false }).send(message))
      expect(error.message).toContain('private network')
      expect(received).toEqual([])
    })

    describe('with a name that points elsewhere each time it is asked for', () => {
      /** Tells one answer after the other, the last one for ever. */
      const changing = (...answers: string[][]) => {
        let asked = 0
        const lookup = async () => {
          const answer = answers[Math.min(asked++, answers.length - 1)] ?? []
          return answer.map((address) => ({ address, family: isIP(address) }))
        }
        return { lookup, asked: () => asked }
      }
      const refused = () => Object.assign(new Error('nobody there'), { code: 'ECONNREFUSED' })
      afterEach(() => vi.restoreAllMocks())

      test('first out in the world, then to us: it is asked for once, and that address is dialled', async () => {
        const { port, received } = await says(200)
        const dialled: unknown[] = []
        vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (
          this: Socket,
          ...[how]: unknown[]
        ) {
          const { host, lookup } = how as TcpNetConnectOpts
          lookup?.(host ?? '', { all: true }, (_, found) => {
            dialled.push(found)
            queueMicrotask(() => this.destroy(refused()))
          })
          return this
        })
        const name = changing(['93.184.215.14'], ['127.0.0.1'])
        const error = await failure(
          to(`https://rebinds.example:${port}/`, { allowPrivate: false, lookup: name.lookup }).send(message),
        )
        expect(error.message).toBe('the receiver cannot be reached (ECONNREFUSED)')
        expect(dialled).toEqual([[{ address: '93.184.215.14', family: 4 }]])
        expect(name.asked()).toBe(1)
        expect(received).toEqual([])
      })

      test('the next message looks again: by then it points inside, and nobody is dialled', async () => {
        const dial = vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket) {
          queueMicrotask(() => this.destroy(refused()))
          return this
        })
        const name = changing(['93.184.215.14'], ['169.254.169.254'])
        const hook = to('https://rebinds.example/', { allowPrivate: false, lookup: name.lookup })
        expect((await failure(hook.send(message))).message).toContain('cannot be reached')
        expect(dial).toHaveBeenCalledTimes(1)
        expect((await failure(hook.send(message))).message).toContain('private network')
        expect(dial).toHaveBeenCalledTimes(1)
      })

      test('out in the world and inside in one answer: nobody is dialled', async () => {
        const dial = vi.spyOn(Socket.prototype, 'connect')
        for (const both of [
          ['93.184.215.14', '10.0.0.1'],
          ['2606:4700:4700::1111', '::1'],
        ]) {
          const { lookup } = changing(both)
          const hook = to('https://rebinds.example/', { allowPrivate: false, lookup })
          expect((await failure(hook.send(message))).message).toContain('private network')
        }
        expect(dial).not.toHaveBeenCalled()
      })

      test('allowed inside, the connection goes to what was found first', async () => {
        const { port, received } = await says(200)
        const name = changing(['127.0.0.1'], ['127.0.0.2'])
        await to(`http://moves.example:${port}/`, { lookup: name.lookup }).send(message)
        expect([received.length, name.asked()]).toEqual([1, 1])
        expect(received[0]?.headers.host).toBe(`moves.example:${port}`)
      })
    })

    test('http is refused out in the world', async () => {
      const error = await failure(to('http://example.org/', { allowPrivate: false }).send(message))
      expect(error.message).toContain('only https')
    })

    test.each(['93.184.215.14', '8.8.8.8', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
      '%s is out in the world',
      (address) => expect(isPublic(address)).toBe(true),
    )
    test.each(['', 'localhost', '127.0.0.1', '::ffff:7f00:1', '2001:db8::1', '255.255.255.255', 'ff02::1'])(
      '%j is not',
      (address) => expect(isPublic(address)).toBe(false),
    )
  })
})

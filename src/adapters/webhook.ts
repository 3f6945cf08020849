import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { isIP } from 'node:net'
import { Undeliverable, type Webhook } from '../ports.ts'
import { isPublic } from './publicAddress.ts'
import { judge, signedHeaders } from './webhookMessage.ts'

export interface WebhookOptions {
  url: string
  /** Keys as in Standard Webhooks (`whsec_` and base64), newest first; with two of them a receiver can change over. */
  secrets: readonly string[]
  /** Allows http and addresses inside: for a receiver in the same house. */
  allowPrivate: boolean
  /** For everything together: name, connection, and the answer's first line; in milliseconds. */
  withinMs?: number
  /** Every address a name has; asked once for each message. */
  lookup?: (name: string) => Promise<readonly LookupAddress[]>
}

const systemLookup = (name: string) => lookup(name, { all: true })

/**
 * The webhook of a program on a machine of its own. The address is looked up here and the connection goes to
 * just that address, so that a name cannot point elsewhere in between. Redirects are not followed; of the answer
 * only its status is read.
 */
export function webhook({ url, secrets, ...how }: WebhookOptions): Webhook {
  const target = new URL(url)
  return {
    address: url,
    async send(message) {
      const { body } = message
      const headers = {
        ...signedHeaders(secrets, message),
        'content-length': String(Buffer.byteLength(body)),
      }
      judge(await post(target, headers, body, how))
    },
  }
}

async function post(
  target: URL,
  headers: Record<string, string>,
  body: string,
  { allowPrivate, withinMs = 10_000, lookup = systemLookup }: Omit<WebhookOptions, 'url' | 'secrets'>,
): Promise<number> {
  const signal = AbortSignal.timeout(withinMs)
  try {
    const address = await addressOf(target, allowPrivate, lookup, signal)
    const response = await new Promise<IncomingMessage>((done, fail) => {
      const send = target.protocol === 'https:' ? tlsRequest : plainRequest
      const sending = send(target, {
        method: 'POST',
        headers,
        signal,
        agent: false,
        // The address that was looked at is the address that is used.
        lookup: (_name, options, tell) =>
          options.all === true ? tell(null, [address]) : tell(null, address.address, address.family),
      })
      sending.once('response', done)
      sending.once('error', fail)
      sending.end(body)
    })
    // Whatever else is said is not read.
    response.destroy()
    return response.statusCode ?? 0
  } catch (error) {
    if (error instanceof Undeliverable) throw error
    if (signal.aborted) throw new Undeliverable(`the receiver did not answer within ${withinMs / 1000} s`)
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code'
    throw new Undeliverable(`the receiver cannot be reached (${code})`)
  }
}

/** Where the name points, if that is out in the world. @throws Undeliverable */
async function addressOf(
  target: URL,
  allowPrivate: boolean,
  lookup: (name: string) => Promise<readonly LookupAddress[]>,
  signal: AbortSignal,
): Promise<LookupAddress> {
  if (target.protocol !== 'https:' && !allowPrivate)
    throw new Undeliverable('only https is used for addresses out in the world')
  const name = target.hostname.replace(/^\[|\]$/g, '')
  const found =
    isIP(name) === 0
      ? await Promise.race([lookup(name), aborted(signal)])
      : [{ address: name, family: isIP(name) }]
  const inside = found.find(({ address }) => !isPublic(address))
  if (inside && !allowPrivate)
    throw new Undeliverable('the receiver’s name points into a private network (WEBHOOK_ALLOW_PRIVATE)')
  const [first] = found
  if (!first) throw new Undeliverable('the receiver’s name has no address')
  return first
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason), { once: true }))

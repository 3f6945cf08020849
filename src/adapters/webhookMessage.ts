import { createHmac } from 'node:crypto'
import { ReceiverGone, Undeliverable, type Webhook } from '../ports.ts'

export type WebhookMessage = Parameters<Webhook['send']>[0]

/**
 * Webhooks as Standard Webhooks describes them: `webhook-id`, `webhook-timestamp` (seconds, of this try) and
 * `webhook-signature` (`v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, one for each secret).
 */
export function signedHeaders(
  secrets: readonly string[],
  { id, at, body }: WebhookMessage,
): Record<string, string> {
  const timestamp = Math.floor(at.getTime() / 1000)
  return {
    'content-type': 'application/json',
    'user-agent': 'Baton webhook',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': secrets.map((one) => sign(keyOf(one), `${id}.${timestamp}.${body}`)).join(' '),
  }
}

const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64')

const sign = (key: Buffer, content: string): string =>
  `v1,${createHmac('sha256', key).update(content).digest('base64')}`

/** What the receiver's answer means. @throws Undeliverable, ReceiverGone */
export function judge(status: number): void {
  if (status === 410) throw new ReceiverGone()
  if (status >= 300 && status < 400)
    throw new Undeliverable(`the receiver sent us elsewhere (${status}); redirects are not followed`)
  if (status < 200 || status >= 300) throw new Undeliverable(`the receiver answered ${status}`)
}

import { Undeliverable, type Webhook } from '../ports.ts'
import { judge, signedHeaders } from './webhookMessage.ts'

/**
 * The webhook where `fetch` is the only way out and leads nowhere but out: there is no network inside to be
 * kept from. `url` must be https.
 */
export function edgeWebhook(url: string, secrets: readonly string[]): Webhook {
  return {
    address: url,
    async send(message) {
      if (new URL(url).protocol !== 'https:')
        throw new Undeliverable('only https is used for addresses out in the world')
      const signal = AbortSignal.timeout(10_000)
      const answer = await fetch(url, {
        method: 'POST',
        headers: signedHeaders(secrets, message),
        body: message.body,
        redirect: 'manual',
        signal,
      }).catch(() => {
        throw new Undeliverable(
          signal.aborted ? 'the receiver did not answer within 10 s' : 'the receiver cannot be reached',
        )
      })
      await answer.body?.cancel()
      judge(answer.status)
    },
  }
}

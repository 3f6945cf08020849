import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Rejected } from './problem.ts'

/** The largest body any route takes: 8,000 characters, each escaped in JSON, and some room. */
const most = 256 * 1024

const tooLarge = () => {
  throw new Rejected(413, 'body_too_large', `A request may have at most ${most / 1024} KiB.`)
}
const counting = bodyLimit({ maxSize: most, onError: tooLarge })

/**
 * No body of more than 256 KiB: one that states its length is believed, for HTTP reads no further; any other is
 * counted as it comes. @throws Rejected body_too_large
 */
export const bodySize: MiddlewareHandler = async (c, next) => {
  const stated = c.req.header('content-length')
  // Hono's own limit opens the body even to read its stated length, which costs a request a tenth of its time.
  if (stated === undefined || c.req.header('transfer-encoding') !== undefined) return counting(c, next)
  if (Number(stated) > most) return tooLarge()
  await next()
}

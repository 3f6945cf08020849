import type { Context } from 'hono'
import { Rejected } from './problem.ts'

/**
 * A browser sends our cookies whoever made it send the request; so what changes something must come from a
 * page of ours. The browser says so itself (`Sec-Fetch-Site`), or at least names the origin; silence is a no.
 * `publicUrl`: the address people use, where a proxy stands in front.
 * @throws Rejected foreign_origin
 */
export function sameOriginOnly(c: Context, publicUrl?: string): void {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return
  const site = c.req.header('sec-fetch-site')
  if (site === undefined ? isOurs(c, publicUrl) : site === 'same-origin') return
  throw new Rejected(403, 'foreign_origin', 'This was sent by a page that is not ours. Nothing was changed.')
}

function isOurs(c: Context, publicUrl: string | undefined): boolean {
  const origin = c.req.header('origin')
  if (origin === undefined || !URL.canParse(origin)) return false
  return origin === originOf(c, publicUrl)
}

/** Where we are for the outside. */
export const originOf = (c: Context, publicUrl: string | undefined): string =>
  new URL(publicUrl ?? c.req.url).origin

import type { Context } from 'hono'

/**
 * For every answer; a route may say otherwise. Nobody shows us in a frame unless a route allows it. Set
 * beforehand: changing a finished answer costs a copy of it.
 */
export const headers = async (c: Context, next: () => Promise<void>) => {
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'same-origin')
  c.header('cache-control', 'no-store')
  c.header('x-frame-options', 'DENY')
  c.header('content-security-policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
  await next()
}

/** A server-rendered page: one style sheet, forms to us, and no script but, where `scripts` says so, our own. */
export function plainPage(
  c: Context,
  frames: 'none' | 'self' = 'none',
  scripts: 'none' | 'self' = 'none',
): void {
  c.header(
    'content-security-policy',
    `default-src 'none'; script-src '${scripts}'; style-src 'self'; img-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors '${frames}'`,
  )
  if (frames === 'self') c.header('x-frame-options', 'SAMEORIGIN')
}

/** A page for staff: no other window may hold on to it, not even one that opened it. */
export const alone = (c: Context): void => c.header('cross-origin-opener-policy', 'same-origin')

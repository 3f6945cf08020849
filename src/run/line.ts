import type { Context } from 'hono'

/** The other end of the connection, as Node sees it; empty where there is no connection. */
export const peerOf = (c: Context): string =>
  (c.env as { incoming?: { socket: { remoteAddress?: string } } } | undefined)?.incoming?.socket
    .remoteAddress ?? ''

import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { NotReady } from './notReady.ts'

/**
 * How long a connection may take, in milliseconds: for its headers, for a whole request, and idle between two.
 * Who sends a byte now and then holds a connection no longer than that. Streams we write are not concerned.
 */
export const patience = { headers: 10_000, request: 30_000, idle: 65_000, lookEvery: 2_000 }

/** Connections one process holds at once: streams and requests together. Further ones are not accepted. */
const mostConnections = 30_000

/** @throws NotReady when the port is taken */
export function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  { PORT, HOST }: { PORT: number; HOST: string },
  within = patience,
): Promise<{ server: Server; port: number }> {
  return new Promise((done, failed) => {
    const server = serve(
      {
        fetch,
        port: PORT,
        hostname: HOST,
        serverOptions: {
          headersTimeout: within.headers,
          requestTimeout: within.request,
          keepAliveTimeout: within.idle,
          connectionsCheckingInterval: within.lookEvery,
        },
      },
      (info: AddressInfo) => done({ server, port: info.port }),
    ) as Server
    server.maxConnections = mostConnections
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE'
          ? new NotReady(`Port ${PORT} is taken. Choose another one, e.g. PORT=3001 npm start`)
          : error,
      ),
    )
  })
}

/** Requests under way get this long to come to their end, in milliseconds: their words are safe already. */
const windingUpMs = 10_000

/** Takes no more requests, lets those under way end, and closes every line. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()))
  const looking = setInterval(() => server.closeIdleConnections(), 100)
  const late = setTimeout(() => server.closeAllConnections(), windingUpMs)
  await closed
  clearInterval(looking)
  clearTimeout(late)
}

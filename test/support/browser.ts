import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/** The browser `npm test` found; empty where there is none. */
export const browserPath = process.env.TEST_BROWSER ?? ''

/** Starts a headless Chromium that talks to nobody but us. */
export const openBrowser = (path = browserPath): Promise<Browser> =>
  chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** Serves an app on loopback for a browser. */
export async function serveApp(fetch: (request: Request) => Response | Promise<Response>, port = 0) {
  const server = await new Promise<ReturnType<typeof serve>>((done) => {
    const started = serve({ fetch, port, hostname: '127.0.0.1' }, () => done(started))
  })
  const address = server.address()
  const actual = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://localhost:${actual}`,
    port: actual,
    async close() {
      await new Promise<void>((done) => {
        server.close(() => done())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    },
  }
}

/** A folder for screenshots, when TEST_SHOTS names one: to be looked at, never compared. */
export async function shot(page: Page, name: string): Promise<void> {
  if (process.env.TEST_SHOTS) await page.screenshot({ path: join(process.env.TEST_SHOTS, `${name}.png`) })
}

export const temporaryFolder = () => mkdtemp(join(tmpdir(), 'baton-'))
export const removeFolder = (path: string) => rm(path, { recursive: true, force: true })
export type { Browser, BrowserContext, Page }

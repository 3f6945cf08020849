import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { type Browser, browserPath, openBrowser, serveApp, shot } from '../support/browser.ts'
import { databases } from '../support/databases.ts'
import { builtForTests } from '../support/pages.ts'
import { createWorld, type World } from '../support/world.ts'
import { chat, seen } from './widget.ts'

const [[, open]] = databases as [(typeof databases)[number]]

/** A shop's own page, on an origin of its own. */
async function shop(html: () => string) {
  const server: Server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8')
    answer.end(html())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    close: () => server.close(),
  }
}

describe.runIf(browserPath !== '')('the widget on a host page', () => {
  let database: Database
  let browser: Browser
  let world: World
  let served: Awaited<ReturnType<typeof serveApp>>
  let allowed: Awaited<ReturnType<typeof shop>>
  let foreign: Awaited<ReturnType<typeof shop>>

  const page = () => `<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>
<p>Words before.</p><script src="${served.url}/widget.js" data-lang="en" async></script><p>Words after.</p></html>`

  beforeAll(async () => {
    database = await open()
    browser = await openBrowser()
    allowed = await shop(() => page())
    foreign = await shop(() => page())
    world = await createWorld(database, { assets: await builtForTests(), widgetOrigins: [allowed.origin] })
    served = await serveApp(world.app.fetch)
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
    allowed?.close()
    foreign?.close()
    await database?.close()
  })

  async function visit(origin: string) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    const visited = await context.newPage()
    visited.setDefaultTimeout(10_000)
    const requests: string[] = []
    visited.on('request', (request) => requests.push(request.url()))
    await visited.addInitScript(() => {
      const shifts: number[] = []
      Object.assign(globalThis, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await visited.goto(origin)
    await seen(visited.getByRole('button', { name: 'Open help' }))
    return { context, visited, requests }
  }

  test('before it is opened it asks for nothing, keeps nothing and moves nothing', async () => {
    const { context, visited, requests } = await visit(allowed.origin)
    await visited.waitForLoadState('networkidle')
    expect(requests.filter((url) => !url.startsWith(allowed.origin))).toEqual([`${served.url}/widget.js`])
    expect(await context.cookies()).toEqual([])
    expect(await visited.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
    const shifts = () => visited.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)
    expect(await shifts()).toEqual([])
    const box = await visited.getByRole('button', { name: 'Open help' }).boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
    await visited.getByRole('button', { name: 'Open help' }).click()
    await seen(chat(visited.frameLocator('baton-chat iframe')).input)
    expect(await shifts()).toEqual([])
    await context.close()
  })

  test('opens with the focus inside, closes with Esc, gives the focus back, counts what came meanwhile', async () => {
    const { context, visited } = await visit(allowed.origin)
    const open = visited.getByRole('button', { name: 'Open help' })
    await open.focus()
    await visited.keyboard.press('Enter')
    const kim = chat(visited.frameLocator('baton-chat iframe'))
    await seen(kim.input)
    await expect.poll(() => kim.input.evaluate((el) => el === document.activeElement)).toBe(true)
    await visited.keyboard.type('Where is my refund?')
    await visited.keyboard.press('Enter')
    await seen(kim.says(/A refund takes 5/))
    await shot(visited, 'host-open')
    await kim.person.click()
    await seen(kim.says('You are number 1 in the queue.'))

    await visited.keyboard.press('Escape')
    await seen(open)
    expect(await visited.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName)).toBe(
      'BUTTON',
    )
    const claim = (await world.staff('Ada').claims()).body
    await world.staff('Ada').writes(claim.conversation.id, claim.fence, 'Here I am')
    await seen(visited.getByRole('button', { name: 'Open help, 1 unread' }))
    await visited.keyboard.press('Enter')
    await seen(kim.log.getByText('Here I am'))
    await seen(visited.getByRole('button', { name: 'Close help', exact: true }))
    await context.close()
  })

  test('is full screen on a phone, and closes there too', async () => {
    const { context, visited } = await visit(allowed.origin)
    await visited.setViewportSize({ width: 360, height: 640 })
    await visited.getByRole('button', { name: 'Open help' }).click()
    const frame = visited.frameLocator('baton-chat iframe')
    await seen(chat(frame).input)
    expect(await visited.locator('baton-chat iframe').boundingBox()).toEqual({
      x: 0,
      y: 0,
      width: 360,
      height: 640,
    })
    await frame.getByRole('button', { name: 'Close', exact: true }).click()
    await seen(visited.getByRole('button', { name: 'Open help' }))
    await context.close()
  })

  test('heeds nobody but its own frame', async () => {
    const { context, visited } = await visit(allowed.origin)
    await visited.getByRole('button', { name: 'Open help' }).click()
    await seen(chat(visited.frameLocator('baton-chat iframe')).input)
    await visited.evaluate(() => {
      for (const data of [{ baton: 'close' }, { baton: 'unread', count: 7 }, null, 'close', { baton: {} }])
        postMessage(data, '*')
      const other = document.createElement('iframe')
      document.body.append(other)
      other.contentWindow?.parent.postMessage({ baton: 'close' }, '*')
    })
    await visited.evaluate(() => new Promise((done) => setTimeout(done, 100)))
    await seen(visited.getByRole('button', { name: 'Close help', exact: true }))
    await seen(visited.locator('baton-chat iframe'))
    await context.close()
  })

  test('is not shown on a site that is not allowed', async () => {
    const { context, visited } = await visit(foreign.origin)
    const refused = visited.waitForEvent('console', (m) => /frame-ancestors/.test(m.text()))
    await visited.getByRole('button', { name: 'Open help' }).click()
    await refused
    expect(await chat(visited.frameLocator('baton-chat iframe')).input.count()).toBe(0)
    // The way back stays, and the host page lives on.
    await visited.getByRole('button', { name: 'Close help' }).click()
    await seen(visited.getByText('Words after.'))
    await context.close()
  })

  test('a loader that cannot work leaves the host page alone', async () => {
    const context = await browser.newContext()
    const visited = await context.newPage()
    const errors: string[] = []
    visited.on('pageerror', (error) => errors.push(error.message))
    await visited.addInitScript(() => {
      Element.prototype.attachShadow = () => {
        throw new Error('no shadow roots here')
      }
    })
    await visited.goto(allowed.origin)
    await visited.waitForLoadState('networkidle')
    await seen(visited.getByText('Words after.'))
    expect(errors).toEqual([])
    await context.close()
  })
})

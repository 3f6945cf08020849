import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { type Browser, browserPath, openBrowser, type Page, serveApp } from '../support/browser.ts'
import { databases } from '../support/databases.ts'
import { builtForTests } from '../support/pages.ts'
import { signedIn } from '../support/signedIn.ts'
import { createWorld, type World } from '../support/world.ts'

const [[, open]] = databases as [(typeof databases)[number]]

/** What a test sees of a page that nobody looks at. */
interface Away {
  tones: number
  notes: string[]
  hidden: boolean
  /** Milliseconds that the page's clock is ahead. */
  ahead: number
}

/** Puts something that counts in the place of what no test can hear or see, and lets timers sleep if asked. */
function prepared(timersSleep: boolean): void {
  const away: Away = { tones: 0, notes: [], hidden: false, ahead: 0 }
  Object.assign(globalThis, { away })
  const now = Date.now.bind(Date)
  Date.now = () => now() + away.ahead
  Object.defineProperty(document, 'visibilityState', { get: () => (away.hidden ? 'hidden' : 'visible') })
  Object.defineProperty(document, 'hidden', { get: () => away.hidden })
  const start = OscillatorNode.prototype.start
  OscillatorNode.prototype.start = function (...at) {
    away.tones++
    start.apply(this, at)
  }
  class Note {
    static permission = 'granted'
    constructor(text: string) {
      away.notes.push(text)
    }
    close() {}
  }
  Object.defineProperty(globalThis, 'Notification', { value: Note })
  if (timersSleep) globalThis.setInterval = (() => 0) as unknown as typeof setInterval
}

describe.runIf(browserPath !== '')('the desk, while Ada looks elsewhere', () => {
  let database: Database
  let browser: Browser
  let world: World
  let served: Awaited<ReturnType<typeof serveApp>>
  beforeAll(async () => {
    database = await open()
    browser = await openBrowser()
  })
  beforeEach(async () => {
    world = await createWorld(database, { assets: await builtForTests() })
    served = await serveApp(world.app.fetch)
  })
  afterEach(() => served.close())
  afterAll(async () => {
    await browser?.close()
    await database?.close()
  })

  async function desk(timersSleep = false) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    await (await signedIn(world, 'Ada', ['agent'])).into(context, served.url)
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await page.addInitScript(prepared, timersSleep)
    await page.goto(`${served.url}/desk?lang=en`)
    await page.locator('.nobody').waitFor()
    return page
  }
  const away = (page: Page, change: Partial<Away> = {}) =>
    page.evaluate((to) => Object.assign((globalThis as unknown as { away: Away }).away, to), change)
  const waiting = (page: Page, n: number) =>
    page.waitForFunction((count) => document.title.startsWith(`(${count}) `), n)

  it('a soft sound for somebody new: once she has touched the page, and until she switches it off', async () => {
    const page = await desk()
    await (await world.customer()).wantsPerson()
    await waiting(page, 1)
    expect((await away(page)).tones).toBe(0)
    await page.keyboard.press('Shift')
    await (await world.customer()).wantsPerson()
    await expect.poll(async () => (await away(page)).tones, { timeout: 10_000 }).toBe(2)
    await page.locator('.settings summary').click()
    await page.getByLabel(/Sound/).uncheck()
    await (await world.customer()).wantsPerson()
    await waiting(page, 3)
    expect((await away(page)).tones).toBe(2)
    await page.context().close()
  })

  it('a notification only while the page is hidden', async () => {
    const page = await desk()
    await (await world.customer()).wantsPerson()
    await waiting(page, 1)
    expect((await away(page, { hidden: true })).notes).toEqual([])
    await (await world.customer()).wantsPerson()
    await expect.poll(async () => (await away(page)).notes.length, { timeout: 10_000 }).toBe(1)
    await page.context().close()
  })

  it('hidden for so long that no timer runs: what arrives keeps her claim alive', async () => {
    const page = await desk(true)
    const kim = await world.customer()
    await kim.wantsPerson()
    await waiting(page, 1)
    await page.keyboard.press('n')
    await page.locator('#mine .row').waitFor()
    const beat = () =>
      page.waitForResponse((r) => r.request().method() === 'PUT' && r.url().endsWith('/presence') && r.ok())
    for (let minute = 1; minute <= 3; minute++) {
      world.clock.pass(40)
      const beats = beat()
      await away(page, { hidden: true, ahead: minute * 40_000 })
      await kim.says(`Are you still there? ${minute}`)
      await beats
    }
    // Two minutes without a timer, and a claim holds for 45 s: it is hers because she was heard.
    expect((await kim.stands()).body).toMatchObject({ status: 'with_agent', agent: 'Ada', position: null })
    world.clock.pass(50)
    expect((await kim.stands()).body.position).toBe(1)
    await page.context().close()
  })
})

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Browser,
  browserPath,
  openBrowser,
  type Page,
  removeFolder,
  serveApp,
  temporaryFolder,
} from '../support/browser.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

/** The proof on which desk and editor rest: what our page library does to a list and a draft under fire. */
describe.runIf(browserPath !== '')('1,000 rows and a draft, with an event every 50 ms', () => {
  let folder: string
  let served: Awaited<ReturnType<typeof serveApp>>
  let browser: Browser
  let page: Page
  const refused: string[] = []

  beforeAll(async () => {
    folder = await temporaryFolder()
    await build({
      root,
      logLevel: 'error',
      configFile: false,
      publicDir: false,
      oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx/dom' } },
      build: {
        outDir: folder,
        emptyOutDir: true,
        rollupOptions: {
          input: { page: join(here, 'windowedPage.tsx'), style: join(here, 'windowedPage.css') },
        },
      },
    })
    const files = await readdir(join(folder, 'assets'))
    const script = files.find((file) => /^page.*\.js$/.test(file))
    const style = files.find((file) => file.endsWith('.css'))
    const app = new Hono()
      .use(async (c, next) => {
        await next()
        c.header(
          'content-security-policy',
          "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'",
        )
      })
      .get('/', (c) =>
        c.html(`<!doctype html><title>Proof</title><link rel="stylesheet" href="/assets/${style}">
<script type="module" src="/assets/${script}"></script><div id="app"></div>`),
      )
      .get('/assets/:file', async (c) =>
        c.body(await readFile(join(folder, 'assets', c.req.param('file')), 'utf8'), 200, {
          'content-type': c.req.param('file').endsWith('.css') ? 'text/css' : 'text/javascript',
        }),
      )
    served = await serveApp(app.fetch)
    browser = await openBrowser()
    page = await browser.newPage()
    page.on('pageerror', (error) => refused.push(error.message))
    page.on('console', (line) => line.type() === 'error' && refused.push(line.text()))
    await page.goto(served.url)
    await page.getByRole('listbox').waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
    await removeFolder(folder)
  })

  const events = async () => Number(await page.locator('#events').textContent())
  const caret = () =>
    page.locator('#draft').evaluate((box) => {
      const { selectionStart, selectionEnd } = box as HTMLTextAreaElement
      return [selectionStart, selectionEnd, document.activeElement === box]
    })

  it('holds few rows and says how many there are', async () => {
    const before = await events()
    await page.waitForFunction((n) => Number(document.querySelector('#events')?.textContent) > n + 10, before)
    expect(await page.locator('.row').count()).toBeLessThan(40)
    expect(await page.locator('.row').first().getAttribute('aria-setsize')).toBe('1000')
  })

  it('every letter typed in the middle of a draft stays, and the caret with it', async () => {
    const box = page.locator('#draft')
    await box.click()
    await page.keyboard.type('Guten Tag, Ihr Paket kommt.')
    for (let i = 0; i < 'Paket kommt.'.length; i++) await page.keyboard.press('ArrowLeft')
    const before = await events()
    await page.keyboard.type('vermisstes und nun gefundenes ', { delay: 25 })
    expect(await events()).toBeGreaterThan(before + 5)
    expect(await box.inputValue()).toBe('Guten Tag, Ihr vermisstes und nun gefundenes Paket kommt.')
    expect(await page.locator('#held').textContent()).toBe(await box.inputValue())
    expect(await caret()).toEqual([45, 45, true])
  })

  it('a selection in the draft outlives a hundred events', async () => {
    await page.locator('#draft').evaluate((box) => (box as HTMLTextAreaElement).setSelectionRange(4, 11))
    const before = await events()
    await page.waitForFunction(
      (n) => Number(document.querySelector('#events')?.textContent) > n + 100,
      before,
    )
    expect(await caret()).toEqual([4, 11, true])
  })

  it('the list keeps the focus and its active row while rows come, go and turn around', async () => {
    const list = page.getByRole('listbox')
    await list.focus()
    const before = await events()
    await page.waitForFunction((n) => Number(document.querySelector('#events')?.textContent) > n + 30, before)
    expect(await list.evaluate((box) => document.activeElement === box)).toBe(true)
    expect(await list.getAttribute('aria-activedescendant')).toBe('queue-r3')
    expect(await page.locator('#queue-r3').textContent()).toBe('Matter 3')
    await page.keyboard.press('End')
    expect(await list.evaluate((box) => box.scrollTop)).toBeGreaterThan(39_000)
  })

  it('draws an event in a few milliseconds, and nothing is refused by the content security policy', async () => {
    const longest = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let worst = 0
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) worst = Math.max(worst, entry.duration)
          }).observe({ type: 'longtask' })
          setTimeout(() => done(worst), 1500)
        }),
    )
    // A long task is one of 50 ms or more; on a busy machine one may slip in, a steady stream of them may not.
    expect(longest).toBeLessThan(250)
    expect(refused).toEqual([])
  })
})

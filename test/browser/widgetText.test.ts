import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { type Browser, browserPath, openBrowser, serveApp, shot } from '../support/browser.ts'
import { databases } from '../support/databases.ts'
import { builtForTests } from '../support/pages.ts'
import { createWorld, type World } from '../support/world.ts'
import { chat, held, seen } from './widget.ts'

const [[, open]] = databases as [(typeof databases)[number]]

describe.runIf(browserPath !== '')('what people write', () => {
  let database: Database
  let browser: Browser
  let world: World
  let served: Awaited<ReturnType<typeof serveApp>>

  beforeAll(async () => {
    database = await open()
    browser = await openBrowser()
    world = await createWorld(database, { assets: await builtForTests() })
    served = await serveApp(world.app.fetch)
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
    await database?.close()
  })

  async function waiting() {
    const context = await browser.newContext({ viewport: { width: 380, height: 620 } })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await page.goto(`${served.url}/widget?lang=en`)
    const kim = { context, page, ...chat(page) }
    await kim.person.click()
    await seen(kim.says('You are number 1 in the queue.'))
    const { id } = await held(page)
    const { fence } = (await world.staff('Ada').claims(id)).body
    await seen(kim.says('Ada is with you'))
    const ada = (text: string) => world.staff('Ada').writes(id, fence, text)
    return { kim, ada, done: () => world.staff('Ada').resolves(id, fence, { text: 'Done.' }) }
  }

  test('that comes while one reads further up moves nothing and is announced by a button', async () => {
    const { kim, ada, done } = await waiting()
    for (let i = 1; i <= 12; i++) await ada(`Line ${i}\nwith more words`)
    await seen(kim.log.getByText('Line 12'))
    const box = kim.page.locator('.scroll')
    const top = () => box.evaluate((el) => el.scrollTop)
    expect(await box.evaluate((el) => el.scrollHeight - el.scrollTop - el.clientHeight)).toBeLessThan(48)
    await box.evaluate((el) => el.scrollTo(0, 40))
    await expect.poll(top).toBe(40)
    await ada('And another')
    await seen(kim.button('New messages ↓'))
    expect(await top()).toBe(40)
    await shot(kim.page, 'new-messages')
    await kim.button('New messages ↓').click()
    await expect.poll(top).toBeGreaterThan(200)
    await done()
    await kim.context.close()
  })

  test('may be longer than a message: nothing is lost, it goes out in parts', async () => {
    const { kim, done } = await waiting()
    const text = Array.from({ length: 1500 }, (_, i) => `word${i}`).join(' ')
    await kim.input.fill(text)
    await kim.input.press('Enter')
    await seen(kim.says(/characters too long/))
    expect(await kim.input.inputValue()).toBe(text)
    await kim.button('Send as 2 messages').click()
    await expect.poll(() => kim.page.locator('[data-state=sent]').count()).toBe(2)
    expect((await kim.log.locator('.customer .said').allTextContents()).join(' ')).toBe(text)
    await done()
    await kim.context.close()
  })

  test('is not sent by the Enter that ends a composition, nor by Shift+Enter', async () => {
    const { kim, done } = await waiting()
    await kim.input.fill('にほん')
    await kim.input.dispatchEvent('keydown', { key: 'Enter', isComposing: true })
    await kim.input.press('Shift+Enter')
    expect(await kim.input.inputValue()).toBe('にほん\n')
    expect(await kim.page.locator('.customer').count()).toBe(0)
    await done()
    await kim.context.close()
  })

  test('can be taken along, and left behind for a new conversation in another language', async () => {
    const { kim, ada, done } = await waiting()
    await ada('Take this with you')
    await seen(kim.log.getByText('Take this with you'))
    await kim.button('Menu').click()
    const [download] = await Promise.all([
      kim.page.waitForEvent('download'),
      kim.button('Take the conversation along').click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks).toString()).toContain('Take this with you')
    expect(download.suggestedFilename()).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}\.txt$/)

    await kim.button('Menu').click()
    await kim.button('Deutsch').click()
    await seen(kim.says('Ada ist für Sie da'))
    expect(await kim.page.evaluate(() => document.documentElement.lang)).toBe('de')
    await kim.button('Neues Gespräch').click()
    await seen(kim.says(/bleibt, wie er ist/))
    await kim.button('Neues Gespräch').click()
    await seen(kim.says(/Worum geht es/))
    expect(await kim.page.evaluate(() => sessionStorage.length)).toBe(0)
    await done()
    await kim.context.close()
  })
})

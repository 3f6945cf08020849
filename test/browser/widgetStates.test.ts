import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { unsure } from '../http/unsure.ts'
import { type Browser, browserPath, openBrowser, type Page, serveApp, shot } from '../support/browser.ts'
import { databases } from '../support/databases.ts'
import { builtForTests } from '../support/pages.ts'
import { createWorld, type World } from '../support/world.ts'
import { chat, expectAccessible, held, seen } from './widget.ts'

const [[, open]] = databases as [(typeof databases)[number]]
const looks = [
  { colorScheme: 'light', width: 1280, language: 'en' },
  { colorScheme: 'dark', width: 360, language: 'de' },
] as const

const words = {
  en: {
    ask: 'Where is my refund?',
    answer: /A refund takes 5/,
    vague: 'money parcel password',
    none: 'None of these',
    position: /You are number 1/,
    with: 'Ada is with you',
    solved: 'Is it solved?',
    yes: 'Yes, solved',
    gone: 'The connection is gone.',
    tooLong: /characters too long/,
    menu: 'Menu',
    other: 'Deutsch',
    reads: 'What the person will read',
    refused: /This was not accepted/,
  },
  de: {
    ask: 'Wo ist mein Geld?',
    answer: /Eine Erstattung dauert 5/,
    vague: 'Geld Paket Passwort',
    none: 'Nichts davon',
    position: /Sie sind Nummer 1/,
    with: 'Ada ist für Sie da',
    solved: 'Ist Ihr Anliegen gelöst?',
    yes: 'Ja, gelöst',
    gone: 'Die Verbindung ist weg.',
    tooLong: /Zeichen zu lang/,
    menu: 'Menü',
    other: 'English',
    reads: 'Was die Person liest',
    refused: /Das wurde nicht angenommen/,
  },
}

describe.runIf(browserPath !== '')('every state of the widget is accessible', () => {
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
    return () => served.close()
  })
  afterAll(async () => {
    await browser?.close()
    await database?.close()
  })

  test.each(looks)(
    '$colorScheme, $width px, $language',
    async ({ colorScheme, width, language }) => {
      const w = words[language]
      const context = await browser.newContext({
        viewport: { width, height: 640 },
        colorScheme,
        bypassCSP: true,
        reducedMotion: 'reduce',
      })
      const page: Page = await context.newPage()
      page.setDefaultTimeout(10_000)
      await page.goto(`${served.url}/widget?lang=${language}`)
      const kim = chat(page)
      const look = async (state: string) => {
        await shot(page, `widget-${state}-${colorScheme}-${width}-${language}`)
        await expectAccessible(page, state)
      }

      await seen(kim.input)
      await look('empty')
      await kim.button(w.menu).click()
      await seen(kim.button(w.other))
      await look('menu')
      await kim.button(w.menu).click()

      const sure = unsure(world)
      await kim.write(w.vague)
      await seen(kim.button(w.none))
      await look('asked-back')
      sure()
      await kim.write(w.ask)
      await seen(kim.says(w.answer))
      await look('answered')

      await kim.input.fill('x'.repeat(8100))
      await seen(kim.says(w.tooLong))
      await look('too-long')
      await kim.input.fill('')

      await context.setOffline(true)
      await kim.write('4711-20881')
      await seen(kim.says(w.gone))
      await look('offline')
      await context.setOffline(false)

      await kim.person.click()
      await seen(kim.says(w.position))
      await kim.says(w.reads).click()
      await look('waiting')

      const { id } = await held(page)
      const { fence } = (await world.staff('Ada').claims()).body
      await seen(kim.says(w.with))
      await world.staff('Ada').writes(id, fence, 'Hallo, hier ist Ada. https://nordlicht.example/status')
      await seen(kim.log.getByText('hier ist Ada'))
      await look('with-person')

      await world.staff('Ada').resolves(id, fence, { text: 'Alles erledigt.' })
      await seen(kim.says(w.solved))
      await look('resolved')
      await kim.button(w.yes).click()
      await page.getByText('★').nth(3).click()
      await look('rating')

      await page.route('**/messages', (route) =>
        route.fulfill({
          status: 422,
          contentType: 'application/problem+json',
          body: JSON.stringify({ code: 'rejected', detail: 'No.', reference: 'req-1' }),
        }),
      )
      await kim.write('Does this arrive?')
      await seen(kim.says(w.refused))
      await seen(kim.says(/req-1/))
      await look('failed')
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await context.close()
    },
    60_000,
  )

  test('the way to a person by keyboard alone; each message is announced once', async () => {
    const context = await browser.newContext({ viewport: { width: 380, height: 620 } })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await page.goto(`${served.url}/widget?lang=en`)
    const kim = chat(page)
    await seen(kim.input)
    await page.evaluate(() => {
      const announced: string[] = []
      Object.assign(globalThis, { announced })
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes)
            announced.push((node as Element).querySelector?.('.said')?.textContent ?? '')
      }).observe(document.querySelector('[role=log]') as Element, { childList: true })
    })
    // The input has the focus; nothing else was touched.
    await page.keyboard.type('Where is my refund?')
    await page.keyboard.press('Enter')
    await seen(kim.says(/A refund takes 5/))
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    for (let i = 0; i < 12 && !(await focused()).startsWith('Person'); i++)
      await page.keyboard.press('Shift+Tab')
    expect(await focused()).toContain('Person')
    await page.keyboard.press('Enter')
    await seen(kim.says('You are number 1 in the queue.'))
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true)

    const { id } = await held(page)
    const { fence } = (await world.staff('Ada').claims()).body
    await world.staff('Ada').writes(id, fence, 'Hello from Ada')
    await seen(kim.log.getByText('Hello from Ada'))
    const announced = await page.evaluate(() => (globalThis as unknown as { announced: string[] }).announced)
    expect(announced.filter((text) => text !== '')).toEqual([
      'Where is my refund?',
      'A refund takes 5 working days after the return has arrived.',
      'Hello from Ada',
    ])
    await context.close()
  })
})

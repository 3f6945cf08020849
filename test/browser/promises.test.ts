import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { readHours } from '../../src/domain/hours.ts'
import { type Service, usualService } from '../../src/domain/service.ts'
import { sweep } from '../../src/stories/sweep.ts'
import { type Browser, browserPath, openBrowser, type Page, serveApp, shot } from '../support/browser.ts'
import { databases } from '../support/databases.ts'
import { builtForTests } from '../support/pages.ts'
import { signedIn } from '../support/signedIn.ts'
import { createWorld, type World } from '../support/world.ts'
import { chat, expectAccessible, seen } from './widget.ts'

const [[, open]] = databases as [(typeof databases)[number]]

/** Mornings only: the world's clock begins on a Monday at one in the afternoon in Berlin. */
const service: Service = {
  ...usualService,
  hours: { week: readHours('Mo-Fr 09:00-12:00'), holidays: [] },
}

const looks = [
  { colorScheme: 'light', width: 1280, language: 'en' },
  { colorScheme: 'dark', width: 360, language: 'de' },
] as const

const words = {
  en: {
    back: /We are back tomorrow at 09:00/,
    callBack: 'Call back',
    number: 'Your phone number',
    wrong: 'This is no phone number yet.',
    promised: /We will call you on 0170 1234567 on Wednesday 25 November, between 09:00 and 10:00/,
    stay: 'Rather wait here after all',
    kept: 'kept',
    broken: 'not kept, we are sorry',
    due: /Call back/,
    by: /by /,
    overdue: /overdue since/,
    notClosed: /Not closed: something is still promised here/,
    promisedHere: 'Promised. It stands under',
    closed: 'Closed.',
    withdrawn: 'Withdrawn. The customer reads the reason.',
    passed: 'Passed on.',
  },
  de: {
    back: /Wir sind morgen um 09:00 Uhr wieder da/,
    callBack: 'Rückruf',
    number: 'Ihre Telefonnummer',
    wrong: 'Das ist noch keine Telefonnummer.',
    promised: /Wir rufen Sie am Mittwoch, 25. November, zwischen 09:00 und 10:00 Uhr unter 0170 1234567 an/,
    stay: 'Doch lieber hier warten',
    kept: 'gehalten',
    broken: 'nicht gehalten, das tut uns leid',
    due: /Rückruf/,
    by: /bis /,
    overdue: /überfällig seit/,
    notClosed: /Nicht abgeschlossen: Hier ist noch etwas zugesagt/,
    promisedHere: 'Zugesagt. Es steht unter',
    closed: 'Abgeschlossen.',
    withdrawn: 'Zurückgenommen. Die Kundin oder der Kunde liest den Grund.',
    passed: 'Weitergegeben.',
  },
}

describe.runIf(browserPath !== '')('what is promised, from the widget to the desk and back', () => {
  let database: Database
  let browser: Browser
  let world: World
  let served: Awaited<ReturnType<typeof serveApp>>
  beforeAll(async () => {
    database = await open()
    browser = await openBrowser()
  })
  beforeEach(async () => {
    world = await createWorld(database, {
      assets: await builtForTests(),
      articles: [],
      settings: { service },
    })
    served = await serveApp(world.app.fetch)
    return () => served.close()
  })
  afterAll(async () => {
    await browser?.close()
    await database?.close()
  })

  type Look = (typeof looks)[number]
  const opened = async ({ colorScheme, width }: Look) => {
    const context = await browser.newContext({
      viewport: { width, height: width < 800 ? 640 : 800 },
      colorScheme,
      bypassCSP: true,
      reducedMotion: 'reduce',
      timezoneId: 'Europe/Berlin',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    return { page, context }
  }
  const looking = (page: Page, { colorScheme, width, language }: Look) => ({
    async look(state: string) {
      await shot(page, `promises-${state}-${colorScheme}-${width}-${language}`)
      await expectAccessible(page, state)
    },
    see: (text: string | RegExp) => page.getByText(text).locator('visible=true').first().waitFor(),
    press: (key: string) => page.keyboard.press(key),
  })
  const sitDown = async (look: Look, name: string) => {
    const { page, context } = await opened(look)
    await (await signedIn(world, name, ['agent'])).into(context, served.url)
    await page.goto(`${served.url}/desk?lang=${look.language}`)
    await page.locator('.nobody, #queue').first().waitFor()
    return { page, ...looking(page, look), done: () => context.close() }
  }

  test.each(looks)(
    'outside hours Kim chooses a call back; Ada keeps it: $colorScheme, $width px, $language',
    async (look) => {
      const w = words[look.language]
      const { page, context } = await opened(look)
      const at = looking(page, look)
      await page.goto(`${served.url}/widget?lang=${look.language}`)
      const kim = chat(page)
      await seen(kim.person)
      await kim.person.press('Enter')
      await at.see(w.back)
      await at.look('outside-hours')

      // By keyboard alone: open the way, type what is no number, be told, mend it.
      await kim.receipt.locator('summary', { hasText: w.callBack }).last().press('Enter')
      const number = page.getByLabel(w.number)
      await number.pressSequentially('017')
      await number.press('Enter')
      await at.see(w.wrong)
      expect(await number.inputValue()).toBe('017')
      expect(await number.evaluate((field) => document.activeElement === field)).toBe(true)
      await at.look('no-number')
      await number.pressSequentially('0 1234567')
      await number.press('Enter')
      await at.see(w.promised)
      await at.see(w.stay)
      await at.look('promised')

      const ada = await sitDown(look, 'Ada')
      await ada.see(w.due)
      await ada.look('desk-ledger')
      await ada.press('4')
      await ada.page.locator('#promised:focus .row.active').waitFor()
      await ada.press('Enter')
      await ada.page.locator('.code').first().waitFor({ state: 'attached' })
      await ada.press('3')
      await ada.page.locator('.owed').waitFor()
      await ada.look('desk-case')
      await ada.press('k')
      await kim.receipt.locator('[data-promise="kept"]', { hasText: w.kept }).waitFor()
      await at.look('kept')
      await ada.page.locator('.owed').waitFor({ state: 'detached' })
      await ada.done()
      await context.close()
    },
    120_000,
  )

  test.each(looks)(
    'Kim would rather wait after all; a word that was broken says so: $colorScheme, $width px',
    async (look) => {
      const w = words[look.language]
      const kim = await world.customer(look.language)
      await kim.wantsPerson()
      const { page, context } = await opened(look)
      const at = looking(page, look)
      await page.goto(`${served.url}/widget?lang=${look.language}`)
      await page.evaluate(
        (conversation) => sessionStorage.setItem('baton', JSON.stringify({ conversation })),
        { id: kim.id, token: kim.token, case: kim.case },
      )
      await page.reload()
      const shown = chat(page)
      await shown.receipt.waitFor()
      await kim.chooses({ kind: 'chat_later' })
      await seen(shown.button(w.stay))
      await shown.button(w.stay).press('Enter')
      await at.see(w.back)

      await kim.chooses({ kind: 'email', contact: 'kim@example.org' })
      world.clock.pass(3 * 86_400)
      await sweep(world.needs)
      await page.reload()
      await at.see(w.broken)
      await at.look('broken')
      const ada = await sitDown(look, 'Ada')
      await ada.see(w.overdue)
      await ada.look('desk-overdue')
      await ada.done()
      await context.close()
    },
    120_000,
  )

  test.each(looks)(
    'Ada promises, cannot forget it, and passes the rest on: $colorScheme, $width px',
    async (look) => {
      const w = words[look.language]
      const [kim, tarek] = [await world.customer(look.language), await world.customer(look.language)]
      await kim.wantsPerson({ comment: 'My refund is missing.' })
      await world.staff('Ben').beats()
      await world.staff('Ben').can('Ben', { teams: ['Billing'] })
      const ada = await sitDown(look, 'Ada')
      await ada.press('n')
      await ada.page.locator('#draft').waitFor()
      await ada.press('p')
      await ada.page.locator('#due').waitFor()
      await ada.look('desk-promise')
      await ada.page.locator('#promise').fill('9.99')
      await ada.page.locator('#promise').press('Control+Enter')
      await ada.see(w.promisedHere)
      expect((await kim.stands()).body.promises).toMatchObject([
        { by: 'agent', agent: 'Ada', kind: 'answer' },
      ])

      await ada.press('e')
      await ada.page.locator('#closing').fill('Done.')
      await ada.page.locator('#closing').press('Control+Enter')
      await ada.see(w.notClosed)
      await ada.look('desk-open-promise')
      await ada.page.locator('dialog input[value="withdrawn"]').check()
      await ada.page.locator('dialog .owed input[type="text"]').fill('Paid already')
      await ada.page.locator('#closing').press('Control+Enter')
      await ada.see(w.closed)
      expect((await kim.stands()).body).toMatchObject({ status: 'resolved', promises: [] })

      await tarek.wantsPerson({ comment: 'A question about a bill.' })
      await ada.page.goto(`${served.url}/desk?lang=${look.language}`)
      await ada.page.locator('#queue .row').waitFor()
      await ada.press('n')
      await ada.page.locator('#draft').waitFor()
      await ada.press('t')
      await ada.page.locator('#target optgroup').first().waitFor({ state: 'attached' })
      await ada.look('desk-transfer')
      await ada.page.locator('#transfer').fill('Please look at the bill.')
      await ada.page.locator('#transfer').press('Control+Enter')
      await ada.see(w.passed)
      expect((await world.staff('Ben').queue()).body.waiting).toMatchObject([
        { id: tarek.id, team: 'Billing' },
      ])
      await ada.page.goto(`${served.url}/desk?lang=${look.language}`)
      await ada.see(/Team Billing/)
      await ada.look('desk-team')
      await ada.page
        .locator('.settings summary')
        .click()
        .catch(() => {})
      await ada.page.locator('.skills').waitFor()
      await ada.look('desk-menu')
      await ada.done()
    },
    120_000,
  )
})

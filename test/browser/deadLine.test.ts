import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { type Browser, browserPath, openBrowser, type Page, serveApp, shot } from '../support/browser.ts'
import { databases } from '../support/databases.ts'
import { builtForTests } from '../support/pages.ts'
import { signedIn } from '../support/signedIn.ts'
import { createWorld, type World } from '../support/world.ts'
import { chat, held, seen, watch } from './widget.ts'

describe.runIf(browserPath !== '').each(databases)('the dead line, on %s', (where, open) => {
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

  async function sitDown(path: string, prepare?: (context: Page) => Promise<void>) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const wrong = watch(context, served.url)
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await prepare?.(page)
    await page.goto(served.url + path)
    // Nobody touches a mouse in this story, and no test code clicks for them.
    const press = (key: string) => page.keyboard.press(key)
    return {
      page,
      wrong,
      press,
      type: (text: string) => page.keyboard.type(text),
      close: () => context.close(),
    }
  }

  /** Tab by Tab to what is called so, as somebody without a mouse does. */
  async function tabTo(page: Page, name: string, key = 'Tab') {
    const focused = () =>
      page.evaluate(() => {
        const el = document.activeElement
        return el?.matches('button, summary, textarea, input')
          ? `${el.ariaLabel ?? ''} ${el.textContent}`
          : ''
      })
    for (let i = 0; i < 40 && !(await focused()).includes(name); i++) await page.keyboard.press(key)
    expect(await focused()).toContain(name)
  }

  test('circles noticed, a person in the picture, “not solved” back to the same one, stars last; keyboard alone', async () => {
    const kim = await sitDown('/widget?lang=de')
    const her = chat(kim.page)
    const ada = await sitDown('/desk?lang=de', async (page) =>
      (await signedIn(world, 'Ada', ['agent'])).into(page.context(), served.url),
    )
    await ada.page.locator('.nobody').waitFor()

    // The assistant answers, in vain; it is not asked a third time.
    await seen(her.input)
    await kim.type('Meine Leitung ist tot, kein Internet. Kundennummer 204417.')
    await kim.press('Enter')
    await seen(her.says(/Ziehen Sie den Stecker/))
    await tabTo(kim.page, 'Das half nicht', 'Shift+Tab')
    await kim.press('Enter')
    await seen(her.says(/Was fehlt noch/))
    await tabTo(kim.page, 'Ihre Nachricht')
    await kim.type('Den Stecker habe ich gestern schon gezogen. Das Internet geht nicht.')
    await kim.press('Enter')
    await seen(her.says(/Ich drehe mich im Kreis/))
    await seen(her.says('Sie sind Nummer 1 in der Warteschlange.'))
    const { id } = await held(kim.page)

    // She sees what the person will read, and adds what nobody could say so far.
    await tabTo(kim.page, 'Was die Person liest', 'Shift+Tab')
    await kim.press('Enter')
    await seen(her.receipt.getByText('204417'))
    await seen(her.receipt.getByText('Mein Internet ist ausgefallen'))
    await tabTo(kim.page, 'Etwas ergänzen')
    await kim.press('Enter')
    await kim.press('Tab')
    await kim.type('Am Montag war ein Techniker da und hat die Leitung gemessen.')
    await kim.press('Tab')
    await kim.press('Enter')
    await seen(her.receipt.getByText('Am Montag war ein Techniker da'))
    await shot(kim.page, `dead-line-${where}-waiting`)

    // Ada has it all before her first word.
    await ada.page.locator('#queue .row').waitFor()
    await ada.press('n')
    await ada.page.waitForFunction(() => document.activeElement?.id === 'conversation-title')
    await ada.page.locator('.brief .value').first().waitFor()
    const brief = await ada.page.locator('.brief').innerText()
    for (const known of [
      '204417',
      'Mein Internet ist ausgefallen',
      'half nicht',
      'Schleife',
      'ein Techniker da',
    ])
      expect(brief).toContain(known)
    await ada.press('r')
    await ada.page.waitForFunction(() => document.activeElement?.id === 'draft')
    await ada.type(
      'Guten Tag, der Techniker hat am Montag den Anschluss im Verteiler als defekt gemeldet. Ich lasse Sie bis 15 Uhr umschalten.',
    )
    await ada.press('Control+Enter')
    await seen(her.log.getByText('Ich lasse Sie bis 15 Uhr umschalten.'))
    await ada.press('Escape')
    await ada.press('e')
    await ada.page.waitForFunction(() => document.activeElement?.id === 'closing')
    await ada.type('Umgeschaltet. Schreiben Sie jederzeit wieder.')
    await ada.press('Control+Enter')

    // "Solved?" comes first and alone; "no" is followed by a person, not by stars.
    await seen(her.says('Ist Ihr Anliegen gelöst?'))
    expect(await kim.page.getByText('★').count()).toBe(0)
    const tarek = await world.customer('de')
    await tarek.wantsPerson()
    await tabTo(kim.page, 'Noch nicht')
    await kim.press('Enter')
    await seen(her.says(/Sie stehen wieder vorn/))
    await seen(her.says('Sie sind Nummer 1 in der Warteschlange.'))
    expect(await kim.page.getByText('★').count()).toBe(0)
    await ada.page.locator('#queue .row').nth(1).waitFor()
    await ada.press('Escape')
    await ada.press('n')
    await ada.page.locator('.line.agent', { hasText: 'bis 15 Uhr' }).waitFor()
    await seen(her.says('Ada ist für Sie da'))
    await ada.press('r')
    await ada.page.waitForFunction(() => document.activeElement?.id === 'draft')
    await ada.type('Der Verteiler hatte zwei defekte Ports. Jetzt ist der dritte geschaltet und gemessen.')
    await ada.press('Control+Enter')
    await seen(her.log.getByText('Jetzt ist der dritte geschaltet'))
    await tabTo(kim.page, 'Ihre Nachricht')
    await kim.type('Ja, die Lampe leuchtet. Danke.')
    await kim.press('Enter')
    await ada.page.locator('.line.customer', { hasText: 'die Lampe leuchtet' }).waitFor()
    await ada.press('Escape')
    await ada.press('e')
    await ada.page.waitForFunction(() => document.activeElement?.id === 'closing')
    await ada.type('Das freut mich. Schreiben Sie jederzeit wieder.')
    await ada.press('Control+Enter')
    await ada.page.getByText('Abgeschlossen.').locator('visible=true').first().waitFor()

    await seen(her.says('Ist Ihr Anliegen gelöst?'))
    await tabTo(kim.page, 'Ja, gelöst', 'Shift+Tab')
    await kim.press('Enter')
    await seen(kim.page.getByText('★'))
    for (let i = 0; i < 40; i++) {
      if (await kim.page.evaluate(() => document.activeElement?.getAttribute('name') === 'score')) break
      await kim.press('Tab')
    }
    await kim.press('Space')
    for (let i = 0; i < 4; i++) await kim.press('ArrowRight')
    await tabTo(kim.page, 'Senden')
    await kim.press('Enter')
    await seen(her.says(/Danke. Wenn noch etwas ist/))
    await shot(kim.page, `dead-line-${where}-rated`)

    const { log } = await world.needs.store.read(id)
    const told = log.flatMap((e) => {
      switch (e.type) {
        case 'handoff_requested':
          return [`handed off: ${e.reason}`]
        case 'conversation_claimed':
          return [`claimed by ${e.agent}`]
        case 'resolved':
          return [`resolved by ${e.by}: ${e.outcome}`]
        case 'rated':
          return [`rated ${e.score}`]
        default:
          return []
      }
    })
    expect(told).toEqual([
      'handed off: loop',
      'claimed by Ada',
      'resolved by agent: solved',
      'handed off: reopened',
      'claimed by Ada',
      'resolved by agent: solved',
      'resolved by customer: solved',
      'rated 5',
    ])
    expect([kim.wrong, ada.wrong]).toEqual([[], []])
    await kim.close()
    await ada.close()
  }, 90_000)
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import type { Assets } from '../../src/ports.ts'
import { faultsOf } from '../support/axe.ts'
import { type Browser, browserPath, openBrowser, type Page, serveApp, shot } from '../support/browser.ts'
import { databases } from '../support/databases.ts'
import { builtForTests } from '../support/pages.ts'
import { signedIn } from '../support/signedIn.ts'
import { createWorld, type World } from '../support/world.ts'

let assets: Assets
let browser: Browser
beforeAll(async () => {
  if (browserPath === '') return
  assets = await builtForTests()
  browser = await openBrowser()
}, 120_000)
afterAll(() => browser?.close())

interface Look {
  width?: number
  dark?: boolean
  language?: 'de' | 'en'
  /** Lets axe in, past our content security policy. */
  examined?: boolean
}

/** A desk in a browser, with everything the browser complained about. */
async function sitDown(world: World, url: string, name: string, look: Look = {}) {
  const context = await browser.newContext({
    bypassCSP: look.examined ?? false,
    viewport: { width: look.width ?? 1280, height: 800 },
    colorScheme: look.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await (await signedIn(world, name, ['agent'])).into(context, url)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints = complaintsOf(page)
  await page.goto(`${url}/desk?lang=${look.language ?? 'en'}`)
  await page.locator('.nobody, #queue').first().waitFor()
  return { context, page, complaints }
}

function complaintsOf(page: Page): string[] {
  const heard: string[] = []
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('console', (line) => {
    if (/Content Security Policy|Trusted/.test(line.text())) heard.push(line.text())
  })
  page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return heard
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '')

describe.runIf(browserPath !== '').each(databases)('the parcel story at the desk, on %s', (where, open) => {
  let database: Database
  let world: World
  let served: Awaited<ReturnType<typeof serveApp>>
  beforeAll(async () => {
    database = await open()
    world = await createWorld(database, { assets })
    served = await serveApp(world.app.fetch)
  })
  afterAll(async () => {
    await served?.close()
    await database?.close()
  })

  it('with the keyboard alone: next, read, reply, note, lose the claim, take it again, close', async () => {
    const kim = await world.customer('de')
    const { page, complaints, context } = await sitDown(world, served.url, 'Ada', { language: 'de' })
    const press = (key: string) => page.keyboard.press(key)
    const see = (text: string | RegExp) => page.getByText(text).locator('visible=true').first().waitFor()
    await see('Niemand wartet.')

    await kim.says('Warum wurde mein Paket nicht geliefert?')
    await kim.feedback(3, false)
    await kim.says(
      'Heute ist der dritte Tag, und wieder steht da kein Grund. Warum wurde mein Paket nicht geliefert? Bestellung 4711-20881, Sendung PN0123456789.',
    )
    await page.locator('#queue .row').waitFor()
    await page.waitForFunction(() => document.title.startsWith('(1) '))

    await press('n')
    await page.waitForFunction(() => document.activeElement?.id === 'conversation-title')
    const brief = page.locator('.brief')
    await brief.getByText('4711-20881').first().waitFor()
    expect(await brief.innerText()).toContain('PN0123456789')
    expect(await brief.innerText()).toContain('half nicht')
    expect(await brief.innerText()).toContain('Schleife')
    await shot(page, `desk-story-${where}-claimed`)

    // A fact leads to the message it came from.
    await brief
      .getByRole('button', { name: /Zur Nachricht/ })
      .first()
      .press('Enter')
    await page.waitForFunction(() => document.activeElement?.id.startsWith('line-'))

    await press('r')
    await page.waitForFunction(() => document.activeElement?.id === 'draft')
    await page.keyboard.type('Guten Tag, der Wagen war überladen. Morgen bis 14 Uhr kommt Ihr Paket.')
    await press('Control+Enter')
    await see('Gesendet.')
    expect(await page.locator('#draft').inputValue()).toBe('')
    expect(await focused(page)).toBe('draft')
    const words = async () =>
      (await kim.events()).body.events.flatMap((e: { type: string; text?: string }) =>
        e.type === 'agent_wrote' ? [e.text] : [],
      )
    expect(await words()).toEqual(['Guten Tag, der Wagen war überladen. Morgen bis 14 Uhr kommt Ihr Paket.'])

    await press('Escape')
    await press('i')
    await page.locator('.composer.note').waitFor()
    await page.keyboard.type('Versandkosten erstattet, 4,95 €.')
    await press('Control+Enter')
    await page.locator('.line.note').waitFor()
    expect(await words()).toHaveLength(1)

    // The customer writes while Ada types: nothing she types is lost, and the line is there.
    await press('Escape')
    await press('r')
    await page.locator('.composer.reply').waitFor()
    await page.keyboard.type('Und die Versandkosten ')
    await kim.says('Endlich ein Grund. Danke!')
    await page.locator('.line.customer', { hasText: 'Endlich ein Grund' }).waitFor()
    await page.keyboard.type('bekommen Sie zurück.')
    expect(await page.locator('#draft').inputValue()).toBe('Und die Versandkosten bekommen Sie zurück.')

    // Her claim goes to Ben behind her back; what she typed stays.
    const ben = world.staff('Ben')
    const ada = world.staff('Ada')
    await ada.releases(kim.id, 1)
    const { fence } = (await ben.claims(kim.id)).body
    await see('Ben hat dieses Gespräch jetzt.')
    await press('Control+Enter')
    expect(await page.locator('#draft').inputValue()).toBe('Und die Versandkosten bekommen Sie zurück.')
    expect(await words()).toHaveLength(1)
    await shot(page, `desk-story-${where}-lost`)

    // Ben gives it back; she takes it again and sends what she had.
    await ben.releases(kim.id, fence)
    await page.getByRole('button', { name: /Wieder übernehmen/ }).waitFor()
    await press('Escape')
    await press('c')
    await page.getByRole('button', { name: 'Senden' }).waitFor()
    await press('r')
    await page.waitForFunction(() => document.activeElement?.id === 'draft')
    await press('Control+Enter')
    await see('Gesendet.')
    expect(await words()).toHaveLength(2)

    // The last word is the customer's: closing it as solved needs one from us.
    await kim.says('Und wann genau?')
    await page.locator('.line.customer', { hasText: 'Und wann genau?' }).waitFor()
    await press('Escape')
    await press('e')
    await page.waitForFunction(() => document.activeElement?.id === 'closing')
    await press('Control+Enter')
    await see(/Die letzte Nachricht ist noch ohne Antwort/)
    await page.waitForFunction(() => document.activeElement?.id === 'closing')
    await page.keyboard.type('Morgen bis 14 Uhr. Schreiben Sie uns jederzeit wieder.')
    await shot(page, `desk-story-${where}-closing`)
    await press('Control+Enter')
    await see('Abgeschlossen.')
    expect((await kim.stands()).body.status).toBe('resolved')
    expect((await words()).at(-1)).toBe('Morgen bis 14 Uhr. Schreiben Sie uns jederzeit wieder.')
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe.runIf(browserPath !== '')('the desk', () => {
  let database: Database
  let world: World
  let served: Awaited<ReturnType<typeof serveApp>>
  beforeAll(async () => {
    const [embedded] = databases
    if (!embedded) throw new Error('no database')
    database = await embedded[1]()
  })
  const fresh = async () => {
    await served?.close()
    world = await createWorld(database, { assets })
    served = await serveApp(world.app.fetch)
  }
  afterAll(async () => {
    await served?.close()
    await database?.close()
  })

  const looks = [1280, 360].flatMap((width) =>
    [false, true].flatMap((dark) => (['de', 'en'] as const).map((language) => ({ width, dark, language }))),
  )
  it.each(looks)('has nothing axe finds wrong in any state: %o', { timeout: 60_000 }, async (look) => {
    await fresh()
    const name = `desk-${look.width}-${look.dark ? 'dark' : 'light'}-${look.language}`
    const { page, context, complaints } = await sitDown(world, served.url, 'Ada', { ...look, examined: true })
    const phone = look.width < 760
    const found: Record<string, string[]> = {}
    const examine = async (state: string) => {
      await shot(page, `${name}-${state}`)
      found[state] = await faultsOf(page)
    }
    await examine('empty')

    const kim = await world.customer(look.language)
    const words = {
      de: 'Warum wurde mein Paket nicht geliefert? Bestellung 4711-20881, Sendung PN0123456789, kim@example.org.',
      en: 'Why was my parcel not delivered? Order 4711-20881, parcel PN0123456789, kim@example.org.',
    }[look.language]
    await kim.says(words)
    await kim.feedback(3, false)
    await kim.wantsPerson({
      comment: look.language === 'de' ? 'Das Klingelschild stimmt.' : 'The bell has my name.',
    })
    for (let i = 0; i < 12; i++) {
      const tarek = await world.customer(look.language)
      await tarek.says(
        `${look.language === 'de' ? 'Das Internet geht nicht, Kundennummer' : 'The internet does not work, customer'} ${20000 + i}`,
      )
      await tarek.wantsPerson()
    }
    await page.waitForFunction(() => document.title.startsWith('(13) '))
    await examine('busy')

    const { fence } = (await world.staff('Ada').claims(kim.id)).body
    await world.staff('Ada').notes(kim.id, fence, 'Versandkosten: 4,95 €')
    await page.locator('#mine .row').click()
    await page.locator('.line.note').waitFor()
    await page.locator('#draft').fill('Guten Tag')
    await examine('conversation')
    if (phone) {
      await page.locator('.to-case').click()
      await page.locator('.facts').waitFor()
      await examine('case')
      await page.goBack()
    }
    await page.getByRole('button', { name: /^(Notiz|Note)/ }).click()
    await examine('note')
    await page.getByRole('button', { name: /^(Antwort|Reply)/ }).click()
    await page.getByRole('button', { name: /^(Abschließen|Close case)/ }).click()
    await page.getByRole('dialog').waitFor()
    await examine('closing')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await examine('keys')
    await page.keyboard.press('Escape')

    await world.staff('Ada').releases(kim.id, fence)
    await page.waitForFunction(() => document.title.startsWith('(13) '))
    await world.staff('Ben').claims(kim.id)
    await page
      .getByText(look.language === 'de' ? 'Ben hat dieses Gespräch jetzt.' : 'Ben has this conversation now.')
      .waitFor()
    // The queue comes up to half a second later; still to come, it would show that the line lives.
    await page.waitForFunction(() => document.title.startsWith('(12) '))
    await examine('lost')

    await context.setOffline(true)
    await page.locator('.bar.stop').waitFor()
    await examine('offline')
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])))
    expect(complaints).toEqual([])
    await context.close()
  })

  it('says what state somebody is in, and takes no more than they can', async () => {
    await fresh()
    const { page, context } = await sitDown(world, served.url, 'Ada')
    const beats = async (wanted: object, act: () => Promise<unknown>) => {
      const beat = page.waitForRequest(
        (request) => request.method() === 'PUT' && request.postData() === JSON.stringify(wanted),
      )
      await act()
      await beat
    }
    // On a slow line: what she switches next must not take back what the server has not answered yet.
    let answer = () => {}
    const answered = new Promise<void>((done) => {
      answer = done
    })
    await page.route('**/api/desk/presence', async (route) => {
      await answered
      await route.continue()
    })
    await beats({ state: 'finishing' }, () => page.getByLabel('I am').selectOption('finishing'))
    await beats({ state: 'finishing', capacity: 1 }, () => page.getByLabel('At once').selectOption('1'))
    answer()
    for (let i = 0; i < 2; i++) await (await world.customer()).wantsPerson()
    await page.locator('#queue .row').nth(1).waitFor()
    await page.keyboard.press('n')
    await page.getByText('You are finishing, so nothing new comes.').waitFor()
    await beats({ state: 'online' }, () => page.getByLabel('I am').selectOption('online'))
    await page.keyboard.press('n')
    await page.locator('#mine .row').waitFor()
    await page.keyboard.press('n')
    await page.getByText(/^!?\s*You have 1 conversations?, as many as you take at once/).waitFor()
    await context.close()
  })

  it('says kindly that somebody was faster', async () => {
    await fresh()
    const kim = await world.customer()
    await kim.wantsPerson()
    const { page, context } = await sitDown(world, served.url, 'Ada')
    await page.locator('#queue .row').click()
    await page.route('**/api/desk/claims', async (route) => {
      await world.staff('Ben').claims(kim.id)
      await route.continue()
    })
    await page.getByRole('button', { name: /^Take it/ }).click()
    await page.getByText('Ben was a moment faster and is looking after it.').waitFor()
    await page.getByText(/Ben has this conversation\./).waitFor()
    await context.close()
  })

  it('a line that is cut keeps the text; what did arrive is not sent twice; signed out is said', {
    timeout: 90_000,
  }, async () => {
    await fresh()
    const kim = await world.customer()
    await kim.wantsPerson()
    const { page, context, complaints } = await sitDown(world, served.url, 'Ada')
    const words = async () =>
      (await kim.events()).body.events.flatMap((e: { type: string; text?: string }) =>
        e.type === 'agent_wrote' ? [e.text] : [],
      )
    await page.keyboard.press('n')
    await page.locator('#draft').fill('On its way.')
    await context.setOffline(true)
    await page.locator('.bar.stop').waitFor()
    // What an open line still brings proves nothing: the next sentence would not go out.
    const ben = await world.customer()
    await ben.wantsPerson()
    await page.waitForTimeout(400)
    expect(await page.locator('.bar.stop').count()).toBe(1)
    await page.keyboard.press('Control+Enter')
    await page.getByText(/Not sent yet/).waitFor()
    expect(await page.locator('#draft').inputValue()).toBe('On its way.')
    expect(await page.evaluate(() => sessionStorage.getItem('desk.drafts'))).toContain('On its way.')
    await context.setOffline(false)
    await page.locator('.bar.stop').waitFor({ state: 'detached' })
    await page.locator('#draft').press('Control+Enter')
    await page.getByText('Sent.', { exact: true }).waitFor()
    expect(await words()).toEqual(['On its way.'])

    // It arrives, but the answer gets lost: the transcript says that it did, and the box is empty again.
    await page.route('**/messages', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await page.locator('#draft').fill('Tomorrow by two.')
    await page.keyboard.press('Control+Enter')
    await page.locator('.line.agent', { hasText: 'Tomorrow by two.' }).waitFor()
    await page.waitForFunction(() => (document.querySelector('#draft') as HTMLTextAreaElement).value === '')
    await page.unroute('**/messages')
    expect(await words()).toEqual(['On its way.', 'Tomorrow by two.'])

    // Nothing typed is lost by a reload.
    await page.locator('#draft').fill('And the postage')
    await page.reload()
    await page.locator('#draft').waitFor()
    expect(await page.locator('#draft').inputValue()).toBe('And the postage')

    await context.clearCookies()
    await page.locator('#draft').press('Control+Enter')
    await page.getByText(/You are no longer signed in/).waitFor()
    expect(await page.locator('#draft').inputValue()).toBe('And the postage')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('1,000 wait: few rows are in the page, and the list goes from end to end by key', {
    timeout: 60_000,
  }, async () => {
    await fresh()
    const at = world.clock.now()
    for (let i = 0; i < 1000; i++) {
      await world.needs.store.open([
        { type: 'conversation_opened', at, language: 'en' },
        { type: 'customer_wrote', at, messageId: crypto.randomUUID(), text: `Question ${i}` },
        { type: 'handoff_requested', at: new Date(at.getTime() + i), reason: 'asked', evidence: [] },
      ])
    }
    const { page, context } = await sitDown(world, served.url, 'Ada')
    expect(await page.locator('#queue .row').count()).toBeLessThan(40)
    await page.keyboard.press('1')
    await page.waitForFunction(() => document.activeElement?.id === 'queue')
    await page.keyboard.press('End')
    await page.locator('#queue .row.active', { hasText: 'Question 999' }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.line.customer', { hasText: 'Question 999' }).waitFor()
    await shot(page, 'desk-1000')
    await context.close()
  })
})

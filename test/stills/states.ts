/** Every page in every state worth looking at, in one look (width, colours, language). */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Language, Stage } from './stage.ts'

export interface Look {
  width: number
  colorScheme: 'light' | 'dark'
  language: Language
  /** Twice as many device pixels for each of CSS: the page as somebody sees it at 200 %. */
  zoomed?: boolean
  forcedColors?: 'active'
}
export type Take = (page: Page, name: string) => Promise<void>

const words = {
  de: {
    ask: 'Warum wurde mein Paket nicht geliefert? Bestellung 4711-20881, Sendung PN0123456789',
    again: 'Seit drei Tagen steht da kein Grund. Sie erreichen mich unter kim@example.org.',
    vague: 'Router Mail Rechnung',
    line: 'Das Internet geht seit heute früh nicht, Kundennummer 204417',
    hello:
      'Guten Tag, ich sehe Ihre Bestellung 4711-20881. Am Klingelschild fehlte der Name; ich habe es nachgetragen. Der Fahrer kommt morgen zwischen 9 und 12 Uhr.',
    note: 'Versandkosten 4,95 € erstattet.',
    closing: 'Morgen zwischen 9 und 12 Uhr. Schreiben Sie jederzeit wieder.',
    question: 'Wo ist der WLAN-Schlüssel?',
    nothing: 'Rezept für Apfelkuchen',
    slug: 'paket-nicht-zugestellt',
    wifi: 'wlan-einrichten',
  },
  en: {
    ask: 'My parcel could not be delivered, no reason given. Order 4711-20881, parcel PN0123456789',
    again: 'For three days there has been no reason. You reach me at kim@example.org.',
    vague: 'router mail invoice',
    line: 'The internet has been down since this morning, customer number 204417',
    hello:
      'Hello Kim, I see order 4711-20881. The name was missing on the bell; I have added it. The driver comes tomorrow between 9 and 12.',
    note: 'Postage of 4.95 € refunded.',
    closing: 'Tomorrow between 9 and 12. Write again at any time.',
    question: 'Where is the Wi-Fi key?',
    nothing: 'Recipe for apple pie',
    slug: 'parcel-not-delivered',
    wifi: 'set-up-wifi',
  },
}

/** A browser of one person, in this look. */
export const contextFor = (browser: Browser, look: Look): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: look.width, height: look.width < 500 ? 720 : 800 },
    deviceScaleFactor: look.zoomed ? 2 : 1,
    colorScheme: look.colorScheme,
    locale: look.language,
    reducedMotion: 'reduce',
    hasTouch: look.width < 500,
    ...(look.forcedColors ? { forcedColors: look.forcedColors } : {}),
  })

async function visit(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(address)
  return page
}

export async function widgetStates(browser: Browser, stage: Stage, look: Look, take: Take): Promise<void> {
  const w = words[look.language]
  const context = await contextFor(browser, look)
  const page = await visit(context, `${stage.url}/widget?lang=${look.language}`)
  const at = (state: string) => take(page, `widget-${state}`)
  const log = page.getByRole('log')
  const write = async (text: string) => {
    await page.locator('#text').fill(text)
    await page.locator('#text').press('Enter')
  }
  await page.locator('#text').waitFor()
  await at('empty')
  await page.locator('#menu').click()
  await page.locator('.menu').waitFor()
  await at('menu')
  await page.locator('#menu').click()

  await write(w.ask)
  await log.locator('.bot').first().waitFor()
  await at('answered')
  await page.locator('.bot .buttons button').nth(1).click()
  await page.locator('.foot p').first().waitFor()
  await at('did-not-help')
  await context.setOffline(true)
  await write(w.again)
  await page.locator('.bar').waitFor()
  await at('offline')
  await context.setOffline(false)
  await page.locator('.bar').waitFor({ state: 'detached' })
  await page.locator('.person').click()
  await page.locator('.receipt b').nth(1).waitFor()
  await at('waiting')
  await page.locator('.receipt summary').first().click()
  await at('waiting-receipt')
  const claimed = await stage.agent('Ada').claims()
  if (!claimed) throw new Error('Nobody waits.')
  const { id } = claimed.conversation
  await stage.agent('Ada').does(id, 'messages', { fence: claimed.fence, text: w.hello })
  await log.locator('.agent').waitFor()
  await at('with-person')
  await stage.agent('Ada').does(id, 'resolve', { fence: claimed.fence, text: w.closing })
  await page.locator('.foot .buttons button').first().waitFor()
  await at('resolved')
  await page.locator('.foot .buttons button').first().click()
  await page.getByText('★').nth(3).click()
  await at('rating')
  await page.route('**/messages', (route) =>
    route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'rejected', detail: 'No.', reference: '1f0c-77' }),
    }),
  )
  await write(w.question)
  await page.locator('.failure').waitFor()
  await at('failed')
  await context.close()

  const other = await contextFor(browser, look)
  const asked = await visit(other, `${stage.url}/widget?lang=${look.language}`)
  await asked.locator('#text').fill(w.vague)
  await asked.locator('#text').press('Enter')
  await asked.locator('.bot, .system:not(.notice)').nth(1).waitFor()
  await take(asked, 'widget-unsure')
  await other.close()
}

export async function hostStates(browser: Browser, stage: Stage, look: Look, take: Take): Promise<void> {
  const w = words[look.language]
  const context = await contextFor(browser, look)
  const page = await visit(context, `${stage.url}/?lang=${look.language}`)
  await take(page, 'help-home')
  await page.goto(`${stage.url}/?lang=${look.language}&q=${encodeURIComponent(w.ask)}`)
  await take(page, 'help-found')
  await page.goto(`${stage.url}/?lang=${look.language}&q=${encodeURIComponent(w.nothing)}`)
  await take(page, 'help-none')
  await page.goto(`${stage.url}/articles/${w.slug}`)
  await take(page, 'help-article')
  await page.locator('baton-chat button').click()
  await page.frameLocator('baton-chat iframe').locator('#text').waitFor()
  await take(page, 'host-open')
  await page.goto(`${stage.url}/?lang=${look.language}`)
  await page.locator('#text').fill(w.ask)
  await page.locator('#ask button').first().click()
  const frame = page.frameLocator('iframe[src^="/chat"]')
  await frame.locator('.line.bot').waitFor()
  await take(page, 'plain-answered')
  await page.locator('form[action="/chat/person"] button').click()
  await frame.locator('.standing').waitFor()
  await frame.locator('summary').click()
  await take(page, 'plain-waiting')

  await page.goto(`${stage.url}/sign-in?lang=${look.language}`)
  await take(page, 'sign-in-none')
  await page.goto(`${stage.url}/sign-in/gone?lang=${look.language}`)
  await take(page, 'sign-in-dead')
  const link = await stage.newcomer()
  await page.goto(`${stage.url}/sign-in/${link}?lang=${look.language}`)
  await take(page, 'sign-in-link')
  await page.locator('form button').last().click()
  await page.locator('#name').fill('Bot')
  await take(page, 'sign-in-name')
  await page.locator('main form button').click()
  await page.getByRole('alert').waitFor()
  await take(page, 'sign-in-name-refused')
  await (await stage.signIn('Olga', ['admin'])).into(context, stage.url)
  await page.goto(`${stage.url}/people?lang=${look.language}`)
  await take(page, 'people')
  await context.close()
}

export async function deskStates(browser: Browser, stage: Stage, look: Look, take: Take): Promise<void> {
  const w = words[look.language]
  await stage.clear()
  const context = await contextFor(browser, look)
  await (await stage.signIn('Ada', ['agent'])).into(context, stage.url)
  const page = await visit(context, `${stage.url}/desk?lang=${look.language}`)
  const at = (state: string) => take(page, `desk-${state}`)
  await page.locator('.nobody').waitFor()
  await at('empty')
  await page.locator('.settings summary').click()
  await at('settings')
  await page.locator('.settings summary').click()

  const kim = await stage.customer(look.language)
  await kim.says(w.ask)
  await kim.didNotHelp(3)
  await kim.says(w.again)
  await kim.wantsPerson()
  for (let i = 0; i < 8; i++) {
    const tarek = await stage.customer(i % 3 === 0 ? 'en' : look.language)
    await tarek.says(w.line)
    await tarek.wantsPerson()
  }
  await page.waitForFunction(() => document.title.startsWith('(9)'))
  await at('busy')
  const { fence } = (await stage.agent('Ada').claims(kim.id)) ?? { fence: 0 }
  await page.locator('#mine .row').click()
  await page.locator('#draft').fill(w.hello)
  await at('conversation')
  if (look.width < 760) {
    await page.locator('.to-case').click()
    await at('case')
    await page.goBack()
  }
  await stage.agent('Ada').does(kim.id, 'messages', { fence, text: w.hello })
  await stage.agent('Ada').does(kim.id, 'notes', { fence, text: w.note })
  await page.locator('.line.note').waitFor()
  await at('note')
  await page.locator('#draft').press('Escape')
  await page.keyboard.press('e')
  await page.getByRole('dialog').waitFor()
  await at('closing')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await at('keys')
  await page.keyboard.press('Escape')
  await stage.agent('Ada').does(kim.id, 'release', { fence })
  await stage.agent('Ben').claims(kim.id)
  await page.locator('b', { hasText: /^Ben (hat|has)/ }).waitFor()
  await at('lost')
  await context.setOffline(true)
  await page.locator('.bar.stop').waitFor()
  await at('offline')
  await context.close()
  await stage.clear()
}

export async function editorStates(browser: Browser, stage: Stage, look: Look, take: Take): Promise<void> {
  const w = words[look.language]
  const context = await contextFor(browser, look)
  await (await stage.signIn('Edda', ['editor'])).into(context, stage.url)
  const page = await visit(context, `${stage.url}/editor?lang=${look.language}`)
  const at = (state: string) => take(page, `editor-${state}`)
  await page.locator(`#row-${w.wifi}`).waitFor()
  await at('list')
  await page.locator(`#row-${w.wifi}`).click()
  await page.locator('.seen').waitFor()
  await at('article')
  await page.locator('#tab-try').click()
  await page.locator('#question').fill(w.question)
  await page.locator('.try button[type=submit]').click()
  await page.locator('.verdict').waitFor()
  await at('tried')
  await page.locator('#tab-pair').click()
  await at('pair')
  await page.locator('#body').fill('**1234** …\n\n- eins\n- zwei')
  await page.locator('#tab-revisions').click()
  await page.locator('.revision').first().click()
  await page.locator('.opened').waitFor()
  await at('revisions')
  await page.locator('#publish').click()
  await page.locator('#publishing').waitFor()
  await at('publishing')
  await page.keyboard.press('Escape')
  await context.setOffline(true)
  await page.keyboard.press('Control+s')
  await page.locator('.notices, [role=alert]').first().waitFor()
  await at('offline')
  await context.close()
}

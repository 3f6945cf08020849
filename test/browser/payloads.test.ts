import type { FrameLocator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import type { ConversationEvent } from '../../src/domain/events.ts'
import type { Article } from '../../src/domain/knowledge/article.ts'
import { invite } from '../../src/stories/signIn.ts'
import {
  type Browser,
  type BrowserContext,
  browserPath,
  openBrowser,
  type Page,
  serveApp,
} from '../support/browser.ts'
import { databases } from '../support/databases.ts'
import { builtForTests } from '../support/pages.ts'
import { livePayloads, payloads } from '../support/payloads.ts'
import { signedIn } from '../support/signedIn.ts'
import { createWorld, type World } from '../support/world.ts'
import { chat, held, seen, watch } from './widget.ts'

const [[, open]] = databases as [(typeof databases)[number]]
const all = payloads.join('\n')
/** A machine that has much else to do may take its time. */
const until = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 15_000 })

describe.runIf(browserPath !== '')('markup that people write is text and nothing else', () => {
  let database: Database
  let browser: Browser
  let world: World
  let served: Awaited<ReturnType<typeof serveApp>>
  let context: BrowserContext
  /** Everything that must not happen in any page. */
  let wrong: string[]

  beforeAll(async () => {
    database = await open()
    browser = await openBrowser()
  })
  beforeEach(async () => {
    world = await createWorld(database, { assets: await builtForTests() })
    served = await serveApp(world.app.fetch)
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    context.setDefaultTimeout(10_000)
    wrong = watch(context, served.url)
  })
  afterEach(async () => {
    await context.close()
    await served.close()
  })
  afterAll(async () => {
    await browser?.close()
    await database?.close()
  })

  const visit = async (path: string): Promise<Page> => {
    const page = await context.newPage()
    await page.goto(served.url + path)
    return page
  }

  test('taken for HTML, each of those that act is seen to act', async () => {
    expect(payloads).toHaveLength(100)
    const frame = (html: string) =>
      `<iframe srcdoc="${html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`
    // Each says by its number that it acted.
    const numbered = livePayloads.map((payload, i) =>
      payload.replaceAll(/lert(\(|`|&#40;)1/g, `lert$1${i}`).replaceAll('evil.example', `evil-${i}.example`),
    )
    await context.route('http://careless.example/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: numbered.map((payload) => frame(`${payload}\n<p>words after`)).join(''),
      }),
    )
    const page = await context.newPage()
    await page.goto('http://careless.example/').catch(() => {})
    const idle = () =>
      livePayloads.filter((_, i) => !wrong.some((what) => new RegExp(`(dialog |evil-)${i}\\b`).test(what)))
    await until(async () => idle()).toEqual([])
  })

  /** The widget, resumed for a conversation that the test already holds. */
  async function widgetOf(kim: { id: string; token: string; case: string }) {
    const page = await context.newPage()
    const conversation = { id: kim.id, token: kim.token, case: kim.case }
    await page.addInitScript(
      (kept) => sessionStorage.setItem('baton', kept),
      JSON.stringify({ conversation, outbox: [], draft: '', language: 'en' }),
    )
    await page.goto(`${served.url}/widget?lang=en`)
    return { page, ...chat(page) }
  }
  async function deskOf(name: string) {
    await (await signedIn(world, name, ['agent'])).into(context, served.url)
    return visit('/desk?lang=en')
  }

  test('what was said by customers, agents and bot, their names, notes and facts: in widget, desk and plain chat', async () => {
    const at = world.clock.now()
    const id = () => crypto.randomUUID()
    const messageId = id()
    const source = (title: string) => ({ slug: 'refund-time', revision: 1, title, score: 1 })
    const { store } = world.needs
    const kim = await store.open([
      { type: 'conversation_opened', at, language: 'en' },
      ...payloads.flatMap((text): ConversationEvent[] => [
        { type: 'customer_wrote', at, messageId: id(), text },
        { type: 'bot_replied', at, messageId: id(), inReplyTo: messageId, text, sources: [source(text)] },
      ]),
      {
        type: 'handoff_requested',
        at,
        reason: 'frustration',
        evidence: payloads.map((quote) => ({ seq: 2, quote, rule: 'tried' })),
      },
      ...payloads.flatMap((text, i): ConversationEvent[] => [
        { type: 'receipt_corrected', at, comment: text, facts: [{ kind: 'other', value: text }] },
        { type: 'conversation_claimed', at, agent: text, fence: i + 1 },
        { type: 'agent_wrote', at, messageId: id(), agent: text, text },
        { type: 'note_added', at, messageId: id(), agent: text, text },
        { type: 'claim_released', at, agent: text, comment: text },
        { type: 'notice_sent', at, kind: 'claim_released', text },
      ]),
    ])
    const token = await world.tokens.issue(kim.id)
    const widget = await widgetOf({ id: kim.id, token, case: kim.caseCode })
    const texts = (page: Page | FrameLocator, what: string) => page.locator(what).allTextContents()
    await until(() => texts(widget.page, '.agent .said')).toEqual(payloads)
    for (const what of ['.customer .said', '.agent b', '.bot .soft a'])
      expect(await texts(widget.page, what)).toEqual(payloads)
    await seen(widget.receipt)

    await context.addCookies([{ name: 'baton_chat', value: token, url: served.url }])
    const plain = await visit('/chat')
    const frame = plain.frameLocator('iframe')
    await until(() => texts(frame, '.line.agent > p')).toEqual(payloads)
    // The frame loads itself anew now and then, and what is read just then is read again.
    for (const what of ['.line.customer > p', '.line.agent .who', '.line.bot .soft a'])
      await until(() => texts(frame, what)).toEqual(payloads)

    const desk = await deskOf('Ada')
    await desk.locator('#queue .row').waitFor()
    await desk.keyboard.press('n')
    await until(() => texts(desk, '.line.agent .plain')).toEqual(payloads)
    for (const what of ['.line.customer .plain', '.line.note .plain', '.line.agent .who b'])
      expect(await texts(desk, what)).toEqual(expect.arrayContaining([...payloads]))
    expect((await texts(desk, '.brief .value')).toReversed()).toEqual(payloads)
    expect(await texts(desk, '.brief .quotes q')).toEqual(expect.arrayContaining([...payloads]))
    const shown = await widget.receipt.locator('dl').first().textContent()
    for (const payload of payloads) expect(shown).toContain(payload)

    for (const page of [widget.page, plain, desk]) expect(await markupIn(page)).toEqual([])
    await until(async () => (await plain.frames()[1]?.evaluate(lookedAt, ''))?.markup).toEqual([])
    expect(wrong).toEqual([])
  }, 120_000)

  test('a matter and an address, of which there is one: each in turn, live on widget and desk', async () => {
    const kim = await world.customer()
    await kim.wantsPerson()
    const desk = await deskOf('Ada')
    await desk.locator('#queue .row').waitFor()
    await desk.keyboard.press('n')
    const widget = await widgetOf(kim)
    await seen(widget.says('Ada is with you'))
    const shown = (page: Page, what: string) => page.locator(what).allTextContents()
    for (const text of inParts(200)) {
      await kim.wantsPerson({ contact: text })
      await kim.corrects({ matter: text })
      await until(() => shown(desk, '.matter-words, #mine .matter')).toEqual([text, text])
      expect(await shown(desk, '.rest dd')).toContain(text)
    }
    await until(() => shown(widget.page, '.receipt dd')).toContain(inParts(200).at(-1))
    for (const page of [widget.page, desk]) expect(await markupIn(page)).toEqual([])
    expect(wrong).toEqual([])
  }, 60_000)

  test('choices that the bot offers', async () => {
    const at = world.clock.now()
    const messageId = crypto.randomUUID()
    const choices = payloads.map((title) => ({ slug: 'refund-time', title }))
    const tarek = await world.needs.store.open([
      { type: 'conversation_opened', at, language: 'en' },
      { type: 'customer_wrote', at, messageId, text: 'Hello' },
      {
        type: 'bot_asked_back',
        at,
        messageId: crypto.randomUUID(),
        inReplyTo: messageId,
        text: all,
        choices,
      },
    ])
    const token = await world.tokens.issue(tarek.id)
    const { page } = await widgetOf({ id: tarek.id, token, case: tarek.caseCode })
    const offered = [...payloads, 'None of these']
    await until(() => page.locator('.down button').allTextContents()).toEqual(offered)
    await context.addCookies([{ name: 'baton_chat', value: token, url: served.url }])
    const plain = await visit('/chat/transcript')
    expect(await plain.locator('.choices button').allTextContents()).toEqual(offered)
    for (const each of [page, plain]) expect(await markupIn(each)).toEqual([])
    expect(wrong).toEqual([])
  })

  test('what is typed into every field of widget and desk', { timeout: 60_000 }, async () => {
    const page = await visit('/widget?lang=en')
    const kim = chat(page)
    await kim.input.fill(all)
    await kim.button('Send').click()
    await until(() => page.locator('.customer .said').allTextContents()).toEqual([all])
    const asked = await held(page)
    await kim.person.click()
    await seen(kim.says('You are number 1 in the queue.'))
    const desk = await deskOf('Ada')
    await desk.locator('#queue .row').waitFor()

    const some = [payloads.slice(0, 34), payloads.slice(34, 67), payloads.slice(67)].map((p) => p.join(' '))
    await kim.says('What the person will read').click()
    for (const [ask, text = '', kept = text] of [
      ['Add something', some[0]],
      ['Correct the matter', some[1], some[1]?.slice(0, 200)],
      ['Add e-mail or phone', some[2], some[2]?.slice(0, 200)],
    ] as const) {
      await kim.receipt.locator('summary', { hasText: ask }).click()
      await kim.receipt.getByRole('textbox', { name: ask }).fill(text)
      await kim.receipt.getByRole('textbox', { name: ask }).press('Tab')
      await page.keyboard.press('Enter')
      await until(() => kim.receipt.locator('dl').first().innerText()).toContain(kept)
    }

    await desk.keyboard.press('n')
    await desk.locator('#draft').fill(all)
    await desk.keyboard.press('Control+Enter')
    await until(() => page.locator('.agent .said').allTextContents()).toEqual([all])
    await desk.getByRole('button', { name: /^Note/ }).click()
    await desk.locator('#draft').fill(all)
    await desk.keyboard.press('Control+Enter')
    await until(() => desk.locator('.line.note .plain').allTextContents()).toEqual([all])
    await desk.keyboard.press('Escape')
    await desk.getByRole('button', { name: /^Give back/ }).click()
    await desk
      .getByRole('dialog')
      .getByRole('textbox')
      .fill(some[0] ?? '')
    await desk.keyboard.press('Control+Enter')
    await desk.getByText('Given back', { exact: false }).first().waitFor()
    await desk.keyboard.press('n')
    await desk.locator('#draft').waitFor()
    await until(() => desk.locator('.log').innerText()).toContain(some[0])
    await desk.keyboard.press('Escape')
    await desk.keyboard.press('e')
    await desk.locator('#closing').fill(all)
    await desk.keyboard.press('Control+Enter')
    await until(() => page.locator('.agent .said').allTextContents()).toEqual([all, all])

    await kim.button('Yes, solved').click()
    await page.getByText('★').first().click()
    await page.getByRole('textbox', { name: 'What should we know?' }).fill(some[1] ?? '')
    await kim.button('Send').first().click()
    await seen(kim.says('Thank you. If there is anything else'))
    const { log } = await world.needs.store.read(asked.id)
    expect(log.at(-1)).toMatchObject({ type: 'rated', comment: some[1] })
    for (const each of [page, desk]) expect(await markupIn(each)).toEqual([])
    expect(wrong).toEqual([])
  })

  test('every field of an article, in the editor, on the help page and on its own', async () => {
    for (const [i, payload] of payloads.entries()) {
      const article: Article = {
        slug: `payload-${i}`,
        language: 'en',
        title: payload,
        questions: [payload, `${payload} again`],
        body: `${payload}\n\n- ${payload}\n\n[${payload}](${payload})\n\n## ${payload}\n\n> ${payload}`,
        tags: [payload.slice(0, 40)],
        handoff: 'offer',
      }
      await world.needs.library.save(article, payload, world.clock.now(), 'create')
    }
    await database.sql`update article set published_revision = 1`
    await (await signedIn(world, 'Edda', ['editor'])).into(context, served.url)
    const editor = await visit('/editor?lang=en')
    await editor.locator('#row-payload-99').waitFor()
    for (const [i, payload] of payloads.entries()) {
      await editor.locator(`#row-payload-${i}`).evaluate((row) => (row as HTMLElement).click())
      await editor.locator('.seen h3').first().getByText(payload, { exact: true }).waitFor()
      expect(await editor.locator('#title').inputValue()).toBe(payload)
      expect(await markupIn(editor)).toEqual([])
    }
    // Who wrote it, what changed, what is typed, and what the bot would do with it.
    await editor.getByRole('tab', { name: 'Revisions' }).click()
    await editor.locator('#title').fill(all.slice(0, 200))
    await editor.locator('#body').fill(all)
    await editor.locator('.revision').first().click()
    await editor.locator('.opened').waitFor()
    expect(await editor.locator('#panel').innerText()).toContain(payloads.at(-1))
    await editor.locator('#search').fill(payloads[0] ?? '')
    await editor.getByRole('tab', { name: 'Try it' }).click()
    for (let at = 0; at < payloads.length; at += 20) {
      const question = payloads.slice(at, at + 20).join(' ')
      await editor.locator('#question').fill(question)
      const answer = editor.waitForResponse('**/api/knowledge/preview')
      await editor.locator('.try button[type=submit]').click()
      expect((await answer).status()).toBe(200)
      await editor.locator('.verdict').waitFor()
      expect(await editor.locator('#question').inputValue()).toBe(question)
      expect(await markupIn(editor)).toEqual([])
    }

    const help = await visit('/?lang=en')
    expect(await help.locator('section li a').allTextContents()).toEqual(
      expect.arrayContaining([...payloads]),
    )
    await help.goto(`${served.url}/?lang=en&q=${encodeURIComponent(all.slice(0, 500))}`)
    expect(await markupIn(help)).toEqual([])
    for (const [i, payload] of payloads.entries()) {
      const found = await parsed(help, `/?lang=en&q=${encodeURIComponent(payload)}`)
      expect(found).toMatchObject({ field: payload, markup: [] })
      const read = await parsed(help, `/articles/payload-${i}`)
      expect(read).toMatchObject({ heading: payload, markup: [] })
    }
    await help.goto(`${served.url}/articles/payload-0`)
    expect(wrong).toEqual([])
  }, 120_000)

  test('names of people: refused ones come back as text, hints of an admin are text', async () => {
    await (await signedIn(world, 'Olga', ['admin'])).into(context, served.url)
    const people = await visit('/people?lang=en')
    const short = payloads.filter((payload) => [...payload].length <= 60)
    expect(short.length).toBeGreaterThan(70)
    for (const payload of payloads) {
      const made = await parsed(people, '/people?lang=en', { whom: payload, role: 'agent' })
      if (short.includes(payload)) expect(made.heading).toContain(payload)
      expect(made.markup).toEqual([])
    }
    await people.reload()
    expect(await people.locator('.people > li > b').allTextContents()).toEqual(expect.arrayContaining(short))
    expect(await markupIn(people)).toEqual([])

    const { person, link } = await invite(world.needs, 'New', ['agent'])
    await context.clearCookies()
    const entry = await visit(`/sign-in/${link.token}?lang=en`)
    await entry.getByRole('button').click()
    for (const payload of payloads) {
      const refused = await parsed(entry, '/sign-in?lang=en', { name: payload })
      expect(refused).toMatchObject({ field: payload, markup: [] })
    }
    await entry.locator('#name').fill(payloads[0]?.slice(0, 40) ?? '')
    await entry.locator('form[action="/sign-in"] button').click()
    await entry.getByRole('alert').waitFor()
    expect((await world.needs.people.read(person.id)).name).toBeNull()
    expect(wrong).toEqual([])
  })
})

/** All payloads in as few texts of at most this many characters as hold them. */
function inParts(longest: number): string[] {
  const parts: string[] = []
  for (const payload of payloads) {
    const joined = `${parts.at(-1)} ${payload}`
    if (parts.length > 0 && joined.length <= longest) parts[parts.length - 1] = joined
    else parts.push(payload)
  }
  return parts
}

/** Elements, attributes and addresses that no page of ours has and no text may make. Empty is good. */
const markupIn = async (page: Page): Promise<string[]> => (await page.evaluate(lookedAt, '')).markup

/** A plain page of ours as this browser parses it, without a view of its own: quick, a hundred times. */
async function parsed(page: Page, path: string, form?: Record<string, string>) {
  const address = new URL(path, page.url()).href
  const answer = await page.request.fetch(
    address,
    form ? { method: 'POST', form, headers: { 'sec-fetch-site': 'same-origin' } } : {},
  )
  return page.evaluate(lookedAt, await answer.text())
}

/** Runs in the browser; `html` empty: the page itself. */
function lookedAt(html: string) {
  const doc = html === '' ? document : new DOMParser().parseFromString(html, 'text/html')
  const own = (address: string | null) =>
    address !== null && new URL(address, location.href).origin === location.origin
  const ours = (el: Element): boolean => {
    const source = el.getAttribute('src')
    switch (el.localName) {
      case 'script':
        return el.getAttribute('type') === 'application/ld+json' || own(source)
      case 'iframe':
        return own(source) && !el.hasAttribute('srcdoc')
      case 'svg':
        // The desk draws the mood.
        return el.matches('.brief svg[aria-hidden=true]') && el.querySelector(':not(rect)') === null
      case 'form':
        return !el.hasAttribute('action') || own(el.getAttribute('action'))
      default:
        return !/^(img|svg|math|object|embed|style|link|base|meta|template|audio|video|noscript|table)$/.test(
          el.localName,
        )
    }
  }
  const leads = (href: string | null) =>
    href === null || /^(https?|mailto):$/.test(new URL(href, location.href).protocol)
  const markup = [...doc.querySelectorAll('body *')].flatMap((el) => {
    const acts = el.getAttributeNames().some((name) => name.startsWith('on'))
    return ours(el) && leads(el.getAttribute('href')) && !acts ? [] : [el.outerHTML.slice(0, 200)]
  })
  const field = doc.querySelector<HTMLInputElement>('#q, #name')?.value
  return { markup, field, heading: doc.querySelector('h1')?.textContent }
}

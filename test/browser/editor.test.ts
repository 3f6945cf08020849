import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import type { Assets } from '../../src/ports.ts'
import { faultsOf } from '../support/axe.ts'
import {
  type Browser,
  type BrowserContext,
  browserPath,
  openBrowser,
  type Page,
  serveApp,
  shot,
} from '../support/browser.ts'
import { databases } from '../support/databases.ts'
import { nordlicht } from '../support/nordlicht.ts'
import { builtForTests } from '../support/pages.ts'
import { signedIn } from '../support/signedIn.ts'
import { createWorld, type World } from '../support/world.ts'

const wifi = nordlicht.find(({ slug }) => slug === 'set-up-wifi')!
/** The file as it is on disk: its hash changes with its text. */
const file = (article: typeof wifi) => ({ article, hash: JSON.stringify(article) })

describe.runIf(browserPath !== '').each(databases)('the editor’s page on %s', (name, open) => {
  let assets: Assets
  let browser: Browser
  let database: Database
  let world: World
  let served: Awaited<ReturnType<typeof serveApp>>
  let contexts: BrowserContext[] = []
  /** Whatever went wrong in a page unseen. */
  let unseen: string[] = []

  beforeAll(async () => {
    assets = await builtForTests()
    browser = await openBrowser()
    database = await open()
  }, 120_000)
  beforeEach(async () => {
    world = await createWorld(database, { assets })
    served = await serveApp(world.app.fetch)
    unseen = []
  })
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    contexts = []
    await served.close()
    expect(unseen).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await database?.close()
  })

  /** For what no database can change. */
  const onOne = test.runIf(name === databases[0]?.[0])

  /** The page in a browser of its own, as this person sees it. */
  async function editorOf(
    who: string,
    options: Parameters<Browser['newContext']>[0] = {},
    address = '/editor?lang=en',
  ) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
    contexts.push(context)
    context.setDefaultTimeout(10_000)
    await (await signedIn(world, who, ['editor'])).into(context, served.url)
    const page = await context.newPage()
    page.on('pageerror', (error) => unseen.push(String(error)))
    page.on('dialog', (dialog) => void dialog.accept())
    page.on('request', (request) => {
      if (!request.url().startsWith(served.url)) unseen.push(`asked ${request.url()}`)
    })
    page.on('console', (line) => {
      if (/content security policy|trusted/i.test(line.text())) unseen.push(line.text())
    })
    await page.goto(served.url + address)
    return page
  }
  const row = (page: Page, title: string) => page.getByRole('button', { name: new RegExp(`^${title}`) })
  const seenBy = (page: Page, text: string) => page.getByText(text).first().waitFor()
  const openArticle = async (page: Page, title: string) => {
    await row(page, title).click()
    await page.getByRole('heading', { level: 2, name: title }).waitFor()
  }

  test('Edda finds a weak article, mends it, tries it, publishes; bot and help page use it at once', async () => {
    const page = await editorOf('Edda')
    await row(page, 'Set up the Wi-Fi').getByText('weak').waitFor()
    await shot(page, `${name}-list`)

    // With the keyboard: search, into the list, open.
    await page.keyboard.press('/')
    await page.keyboard.type('wifi key')
    await seenBy(page, '1 of 11 articles')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Set up the Wi-Fi' }).waitFor()
    await seenBy(page, 'Weak. With 3 phrasings')

    // The bot does not answer yet.
    await page.getByRole('tab', { name: 'Try it' }).click()
    await page.getByLabel('A question as somebody').fill('my wireless network hides its password')
    await page.getByLabel('Try it with').selectOption('published')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.locator('.verdict:not(.answer)').waitFor()

    for (const phrasing of [
      'where does my wireless network hide its password',
      'wireless network password',
    ]) {
      await page.getByRole('button', { name: 'Add a phrasing' }).click()
      await page.keyboard.type(phrasing)
    }
    await seenBy(page, 'Good. The bot finds this article')
    await page.keyboard.press('Alt+ArrowUp')
    expect(await page.getByLabel('Phrasing 4', { exact: true }).inputValue()).toBe(
      'wireless network password',
    )
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('phrasing-3')

    // Tried against the draft it answers, though nothing is saved yet.
    await page.getByLabel('Try it with').selectOption('draft')
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.locator('.verdict.answer').waitFor()
    await seenBy(page, 'I would answer with “Set up the Wi-Fi”, because I am certain enough')
    await seenBy(page, 'this article')
    await shot(page, `${name}-tried`)

    await page.keyboard.press('Control+s')
    await seenBy(page, 'Saved as revision 2')
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await seenBy(page, 'The bot recognises 2 more phrasings')
    await shot(page, `${name}-publishing`)
    await page.getByRole('button', { name: 'Publish now' }).click()
    await seenBy(page, '“Set up the Wi-Fi” is published.')

    const kim = await world.customer()
    expect((await kim.says('my wireless network hides its password')).body.events[1]).toMatchObject({
      type: 'bot_replied',
      sources: [{ slug: 'set-up-wifi', revision: 2 }],
    })
    await page.goto(`${served.url}/?lang=en&q=wireless+network+password`)
    await seenBy(page, 'Set up the Wi-Fi')

    // She has changed her mind: the old text comes back, as a new draft.
    await page.goto(`${served.url}/editor?lang=en#set-up-wifi`)
    await page.getByRole('tab', { name: 'Revisions' }).click()
    await page.getByRole('button', { name: /^Revision 1/ }).click()
    await seenBy(page, 'Difference to your text')
    await shot(page, `${name}-revisions`)
    await page.getByRole('button', { name: 'Bring this revision back' }).click()
    await seenBy(page, 'Revision 1 is back as a new draft.')
    await seenBy(page, 'Weak. With 3 phrasings')
    expect(await world.needs.library.read('set-up-wifi')).toMatchObject({ revision: 3, publishedRevision: 2 })
  }, 60_000)

  test('two editors at once: the second is told, both texts are kept', async () => {
    const edda = await editorOf('Edda')
    const olga = await editorOf('Olga')
    for (const page of [edda, olga]) await openArticle(page, 'Set up the Wi-Fi')
    await olga.getByLabel('Text', { exact: true }).fill('Olga: the key is on the back.')
    await olga.getByRole('button', { name: 'Save draft' }).click()
    await seenBy(olga, 'Saved as revision 2')

    await edda.getByLabel('Text', { exact: true }).fill('Edda: the key is in the box.')
    await edda.getByRole('button', { name: 'Save draft' }).click()
    await edda.getByRole('heading', { name: 'Olga has saved something else meanwhile' }).waitFor()
    await edda.locator('.two').getByText('Olga: the key is on the back.').waitFor()
    await edda.locator('.two').getByText('Edda: the key is in the box.').waitFor()
    await shot(edda, `${name}-meanwhile`)
    expect(await faultsOf(edda)).toEqual([])
    await edda.getByRole('button', { name: 'Save my text as the newest' }).click()
    await seenBy(edda, 'Saved as revision 3')
    const kept = await world.needs.library.revisions('set-up-wifi')
    expect(kept.map(({ revision, writtenBy, body }) => [revision, writtenBy, body])).toEqual([
      [3, 'Edda', 'Edda: the key is in the box.'],
      [2, 'Olga', 'Olga: the key is on the back.'],
      [1, 'file', wifi.body],
    ])
  }, 60_000)

  test('changed in the file and by Edda: both are shown, and publishing either decides', async () => {
    await world.needs.library.save(
      { ...wifi, body: 'Edda: on the back.' },
      'Edda',
      world.clock.now(),
      'change',
    )
    await world.needs.library.publish('set-up-wifi')
    await world.needs.library.load([file({ ...wifi, body: 'File: in the box.' })], world.clock.now())
    const page = await editorOf('Edda')
    await row(page, 'Set up the Wi-Fi').getByText('conflict').waitFor()
    await openArticle(page, 'Set up the Wi-Fi')
    await page.getByRole('heading', { name: 'Changed in the file and here' }).waitFor()
    await page.locator('.two').getByText('Edda: on the back.').waitFor()
    await page.locator('.two').getByText('File: in the box.').waitFor()
    await shot(page, `${name}-file-conflict`)
    await page.getByRole('button', { name: 'Publish the editors’ text' }).click()
    await seenBy(page, '“Set up the Wi-Fi” is published.')
    await page.getByRole('heading', { name: 'Changed in the file and here' }).waitFor({ state: 'detached' })
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('Edda: on the back.')
    const shown = (await world.needs.knowledge.published()).find(({ slug }) => slug === 'set-up-wifi')
    expect(shown?.body).toBe('Edda: on the back.')
  })

  test('a new article, its pair beside it, deleted and brought back', async () => {
    const page = await editorOf('Edda', {}, '/editor?lang=de')
    await page.getByRole('button', { name: 'Neuer Artikel' }).click()
    await page.getByLabel('Titel', { exact: true }).fill('Öffnungszeiten des Ladens')
    expect(await page.getByLabel('Adresse').inputValue()).toBe('oeffnungszeiten-des-ladens')
    await page.getByLabel('Text', { exact: true }).fill('Von **9** bis 18 Uhr.')
    await page.locator('.seen b').getByText('9').waitFor()
    await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click()
    await seenBy(page, 'Der Artikel erscheint zum ersten Mal')
    await page.getByRole('button', { name: 'Jetzt veröffentlichen' }).click()
    await seenBy(page, '„Öffnungszeiten des Ladens“ ist veröffentlicht.')
    expect(page.url()).toContain('#oeffnungszeiten-des-ladens')

    await page.getByRole('tab', { name: 'Das Paar' }).click()
    await page.getByRole('button', { name: 'Auf Englisch schreiben' }).click()
    await page.getByLabel('Titel', { exact: true }).fill('Opening hours of the shop')
    await page.getByLabel('Text', { exact: true }).fill('From 9 to 18.')
    await page.locator('.side').getByText('Von 9 bis 18 Uhr.').waitFor()
    await shot(page, `${name}-pair`)
    await page.keyboard.press('Control+s')
    await seenBy(page, 'Gesichert als Fassung 1')
    await row(page, 'Öffnungszeiten des Ladens').getByText('DE mit EN').waitFor()

    await openArticle(page, 'Öffnungszeiten des Ladens')
    await page.getByRole('button', { name: 'Löschen' }).click()
    await seenBy(page, '„Öffnungszeiten des Ladens“ ist gelöscht.')
    const slugs = async () => (await world.needs.knowledge.published()).map(({ slug }) => slug)
    expect(await slugs()).not.toContain('oeffnungszeiten-des-ladens')
    await page.getByRole('button', { name: 'Rückgängig' }).click()
    await seenBy(page, '„Öffnungszeiten des Ladens“ ist wieder da.')
    expect(await slugs()).toContain('oeffnungszeiten-des-ladens')
  }, 60_000)

  test('what is typed survives a lost network, another article and a reload', async () => {
    const page = await editorOf('Edda')
    await openArticle(page, 'Set up the Wi-Fi')
    await page.context().setOffline(true)
    await seenBy(page, 'No connection. Do write on')
    await page.getByLabel('Text', { exact: true }).fill('Written in a tunnel.')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await seenBy(page, 'The server does not answer.')
    await shot(page, `${name}-offline`)
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('Written in a tunnel.')

    await page.context().setOffline(false)
    await openArticle(page, 'My internet is down')
    await seenBy(page, 'Your text for “Set up the Wi-Fi” is not saved yet.')
    await row(page, 'Set up the Wi-Fi').getByText('not saved').waitFor()

    const leaving = page.waitForEvent('dialog')
    await page.reload()
    expect((await leaving).type()).toBe('beforeunload')
    await openArticle(page, 'Set up the Wi-Fi')
    await seenBy(page, 'Your unsaved text from before is back.')
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('Written in a tunnel.')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await seenBy(page, 'Saved as revision 2')
    await row(page, 'Set up the Wi-Fi').getByText('not saved').waitFor({ state: 'detached' })
  }, 60_000)

  /** Light and dark, German and English, wide and narrow. */
  const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['de', 'en'] as const).flatMap((language) =>
      [1280, 360].map((width) => ({ colorScheme, language, width })),
    ),
  )
  onOne.each(looks)(
    'nothing hinders anybody: $colorScheme, $language, $width px',
    async (look) => {
      const { colorScheme, language, width } = look
      const narrow = width < 760
      const de = language === 'de'
      const page = await editorOf(
        'Edda',
        { bypassCSP: true, colorScheme, viewport: { width, height: 800 }, hasTouch: narrow },
        `/editor?lang=${language}`,
      )
      const faults: string[] = []
      const lookAt = async (state: string) => {
        await shot(page, `${name}-${colorScheme}-${language}-${width}-${state}`)
        for (const fault of await faultsOf(page)) faults.push(`${state}: ${fault}`)
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (wider > 0) faults.push(`${state}: ${wider} px too wide`)
      }
      await row(page, 'Set up the Wi-Fi')
        .getByText(de ? 'schwach' : 'weak')
        .waitFor()
      await lookAt('list')
      await page.locator('.filters summary').click()
      await page.locator('#filter-standing').selectOption('draft')
      await seenBy(page, de ? 'Kein Artikel passt' : 'No article fits')
      await lookAt('none-found')
      await page.getByRole('button', { name: de ? 'Filter aufheben' : 'Clear filters' }).click()
      await openArticle(page, 'Set up the Wi-Fi')
      expect(await page.locator('.list').isVisible()).toBe(!narrow)
      await lookAt('article')
      await page.locator('#tab-try').click()
      await page.locator('#question').fill('Where is the wifi key?')
      await page.locator('.try button[type=submit]').click()
      await page.locator('.verdict.answer').waitFor()
      await lookAt('tried')
      await page.locator('#tab-pair').click()
      await page.locator('#panel').getByRole('button').waitFor()
      await lookAt('pair')
      await page.locator('#body').fill('On the **back**.\n\n- one\n- two')
      await page.locator('#tab-revisions').click()
      await page.locator('.revision').first().click()
      await page.locator('.opened').waitFor()
      await lookAt('revisions')
      await page.locator('#publish').click()
      await page.locator('#publishing').waitFor()
      await lookAt('publishing')
      await page.keyboard.press('Escape')
      await page.context().setOffline(true)
      await page.getByRole('button', { name: de ? 'Entwurf sichern' : 'Save draft' }).click()
      await seenBy(page, de ? 'Der Server antwortet nicht' : 'The server does not answer')
      await lookAt('offline')
      await page.context().setOffline(false)
      if (narrow) await page.getByRole('button', { name: de ? 'Zur Liste' : 'To the list' }).click()
      await page.getByRole('button', { name: de ? 'Neuer Artikel' : 'New article' }).click()
      await page.locator('#title').fill('Neu')
      await seenBy(page, de ? 'Es fehlt noch der Text.' : 'It still lacks the text.')
      await lookAt('new')
      expect(faults).toEqual([])
    },
    60_000,
  )

  test('without an article, and with a server that fails, it says what is and what can be done', async () => {
    const { library, clock } = world.needs
    for (const { slug } of await library.list()) await library.remove(slug, clock.now())
    const page = await editorOf('Edda')
    await seenBy(page, 'There is no article yet.')
    await shot(page, `${name}-empty`)
    await page.route('**/api/knowledge/articles', (route) => route.abort())
    await page.reload()
    await seenBy(page, 'The server does not answer.')
    await page.unroute('**/api/knowledge/articles')
    await page.getByRole('button', { name: 'Try again' }).click()
    await seenBy(page, 'There is no article yet.')
  })
})

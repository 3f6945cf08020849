import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { invite } from '../../src/stories/signIn.ts'
import { faultsOf } from '../support/axe.ts'
import { type Browser, browserPath, openBrowser, type Page, serveApp, shot } from '../support/browser.ts'
import { databases } from '../support/databases.ts'
import { builtForTests } from '../support/pages.ts'
import { signedIn } from '../support/signedIn.ts'
import { createWorld, type World } from '../support/world.ts'
import { seen } from './widget.ts'

const [[, open]] = databases as [(typeof databases)[number]]

describe.runIf(browserPath !== '')('pages that need no script', () => {
  let database: Database
  let browser: Browser
  let world: World
  let served: Awaited<ReturnType<typeof serveApp>>
  const serveWorld = async (accent?: string) => {
    await served?.close()
    world = await createWorld(database, { assets: await builtForTests(), ...(accent ? { accent } : {}) })
    served = await serveApp(world.app.fetch)
  }
  beforeAll(async () => {
    database = await open()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
    await database?.close()
  })

  test('JavaScript off: Kim asks, gets a person, reads the answer without a touch, and is done', async () => {
    await serveWorld()
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en' })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${served.url}/?lang=en`)
    await page.locator('#text').fill('Where is my refund? Order 4711-20881')
    await page.locator('#ask button').first().click()
    const talk = page.frameLocator('iframe')
    await seen(talk.getByText('A refund takes 5 working days'))
    await talk.getByRole('button', { name: "That didn't help" }).click()
    await page.getByRole('button', { name: 'Talk to a person' }).click()
    await seen(talk.getByText('You are number 1 in the queue.'))

    const { conversation, fence } = (await world.staff('Ada').claims()).body
    await page.locator('#text').fill('half a thou')
    await world.staff('Ada').writes(conversation.id, fence, 'It left us this morning.')
    await seen(talk.getByText('It left us this morning.'))
    expect(await page.locator('#text').inputValue()).toBe('half a thou')
    await world.staff('Ada').resolves(conversation.id, fence, { text: 'Write again at any time.' })
    await seen(talk.getByText('Is it solved?'))
    await talk.getByRole('button', { name: 'Yes, solved' }).click()
    await talk.getByRole('button', { name: '5', exact: true }).click()
    await seen(talk.getByText('Thank you.'))
    const { log } = await world.needs.store.read(conversation.id)
    expect(log.at(-1)).toMatchObject({ type: 'rated', score: 5 })
    await context.close()
  }, 60_000)

  const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
    [1280, 360].map((width) => ({ colorScheme, width, language: width === 360 ? 'de' : 'en' })),
  )
  test.each([...looks, { ...looks[0], accent: '#ffcc00' }, { ...looks[2], accent: '#1a2b00' }] as const)(
    'hinder nobody, in any state: %o',
    async ({ colorScheme = 'light', width = 1280, language = 'en', ...more }) => {
      await serveWorld('accent' in more ? more.accent : undefined)
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 720 },
        bypassCSP: true,
      })
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      const faults: string[] = []
      const look = async (state: string, at: Page = page) => {
        await shot(at, `plain-${state}-${colorScheme}-${width}`)
        for (const fault of await faultsOf(at)) {
          // The frame that reloads holds nothing that is typed; what is typed stands outside of it.
          if (!(at !== page && fault.startsWith('meta-refresh:'))) faults.push(`${state}: ${fault}`)
        }
        const wider = await at.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (wider > 0) faults.push(`${state}: ${wider} px too wide`)
      }
      const visit = async (path: string, state: string) => {
        await page.goto(`${served.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
        await look(state)
      }
      const de = language === 'de'
      const question = de ? 'Wo ist mein Geld?' : 'Where is my refund?'
      await visit('/', 'help')
      await visit(`/?q=${encodeURIComponent(question)}`, 'found')
      await visit('/?q=xyzzy', 'nothing-found')
      await visit(de ? '/articles/erstattung-dauer' : '/articles/refund-time', 'article')
      await visit('/chat?case=7K2M49QD', 'no-cookie')
      await page.goto(`${served.url}/?lang=${language}`)
      await page.locator('#text').evaluate((field) => {
        field.removeAttribute('maxlength')
        ;(field as HTMLTextAreaElement).value = 'x'.repeat(8001)
      })
      await page.locator('#ask button').first().click()
      await page.getByRole('alert').waitFor()
      await look('too-long')

      await page.locator('#text').fill(question)
      await page.locator('#ask button').first().click()
      await seen(page.frameLocator('iframe').locator('.line.bot'))
      await look('chat')
      const talk = await context.newPage()
      const talks = async (state: string) => {
        await talk.goto(`${served.url}/chat/transcript`)
        await look(`chat-${state}`, talk)
      }
      await talks('answered')
      await page.locator('form[action="/chat/person"] button').click()
      await talks('waiting')
      const ada = world.staff('Ada')
      const { conversation, fence } = (await ada.claims()).body
      await ada.writes(conversation.id, fence, 'https://nordlicht.example/status')
      await talks('with-person')
      await ada.resolves(conversation.id, fence, { text: 'Done.' })
      await talks('resolved')
      await talk.locator('[name=solved][value=yes]').click()
      await talks('rating')

      await visit('/sign-in', 'not-signed-in')
      await visit('/sign-in?entered', 'cookie-refused')
      await visit('/sign-in/unknown', 'dead-link')
      const { link } = await invite(world.needs, 'New', ['agent'])
      await visit(`/sign-in/${link.token}`, 'link')
      await page.locator('main form button').click()
      await look('name')
      await page.locator('#name').fill('Bot')
      await page.locator('main form button').click()
      await look('name-refused')
      await (await signedIn(world, 'Ben', ['agent'])).into(context, served.url)
      await visit('/people', 'not-yours')
      await (await signedIn(world, 'Olga', ['admin'])).into(context, served.url)
      await visit('/people', 'people')
      await page.locator('.people summary').first().click()
      await look('people-dismiss')
      await page.locator('#whom').fill('Carla')
      await page.locator('.ask button').click()
      await look('hand-over')
      await page.goto(`${served.url}/docs`)
      await look('docs')
      // The live chat on the same page, in the company's colour where there is one.
      await page.goto(`${served.url}/widget?lang=${language}`)
      await page.locator('#text').fill(question)
      await page.locator('#text').press('Enter')
      await seen(page.locator('.line.bot'))
      await look('widget')
      expect(faults).toEqual([])
      await context.close()
    },
    90_000,
  )
})

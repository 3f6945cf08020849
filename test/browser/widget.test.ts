import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { type Browser, browserPath, openBrowser, serveApp, shot } from '../support/browser.ts'
import { databases } from '../support/databases.ts'
import { modelThat } from '../support/models.ts'
import { builtForTests } from '../support/pages.ts'
import { createWorld, type World, type WorldOptions } from '../support/world.ts'
import { chat, gone, held, seen, watch } from './widget.ts'

describe.runIf(browserPath !== '').each(databases)('the widget, on %s', (_, open) => {
  let database: Database
  let browser: Browser
  let world: World
  let served: Awaited<ReturnType<typeof serveApp>>

  const serveWorld = async (options: WorldOptions = {}) => {
    world = await createWorld(database, { assets: await builtForTests(), ...options })
    served = await serveApp(world.app.fetch)
  }
  beforeAll(async () => {
    database = await open()
    browser = await openBrowser()
  })
  beforeEach(() => () => served.close())
  afterAll(async () => {
    await browser?.close()
    await database?.close()
  })

  async function customer(init?: () => void) {
    const context = await browser.newContext({ viewport: { width: 380, height: 620 } })
    if (init) await context.addInitScript(init)
    const wrong = watch(context, served.url)
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await page.goto(`${served.url}/widget?lang=en`)
    return { context, page, wrong, ...chat(page) }
  }
  const told = async (page: Parameters<typeof held>[0]) => {
    const { id } = await held(page)
    const log = await world.needs.store.read(id)
    return log.log.flatMap((e) => (e.type === 'customer_wrote' ? [e.text] : []))
  }

  test('from the question through a person to the stars', async () => {
    await serveWorld()
    const kim = await customer()
    await seen(kim.says(/automatic assistant of Nordlicht/))
    await kim.write('Where is my refund?')
    await seen(kim.says('A refund takes 5 working days after the return has arrived.'))
    await seen(kim.page.getByRole('link', { name: 'How long does a refund take?' }))

    await kim.button("That didn't help").click()
    await seen(kim.says('What is still missing?'))
    await kim.button('Talk to a person').click()
    await seen(kim.says('You are number 1 in the queue.'))
    const { id, case: code } = await held(kim.page)
    await seen(kim.says(`${code.slice(0, 4)}-${code.slice(4)}`))
    await kim.says('Add something').click()
    await kim.page.getByRole('textbox', { name: 'Add something' }).fill('It is about order 4711-20881')
    await kim.button('Save').locator('visible=true').click()
    await kim.says('What the person will read').click()
    await seen(kim.receipt.getByText('It is about order 4711-20881'))

    const ada = world.staff('Ada')
    const { fence, brief } = (await ada.claims()).body
    expect(brief.added).toMatchObject([{ text: 'It is about order 4711-20881' }])
    await seen(kim.says('Ada is with you'))
    await ada.writes(id, fence, 'Your refund left us this morning.')
    await seen(kim.log.getByText('Your refund left us this morning.'))
    expect(await kim.page.getByText('★').count()).toBe(0)

    await ada.resolves(id, fence)
    await seen(kim.says('Is it solved?'))
    expect(await kim.page.getByText('★').count()).toBe(0)
    await kim.button('Yes, solved').click()
    await kim.page.getByText('★').nth(3).click()
    await kim.button('Send').first().click()
    await seen(kim.says('Thank you. If there is anything else'))

    await kim.write('One more thing')
    await gone(kim.says('Thank you. If there is anything else'))
    await seen(kim.says('The case is open again'))
    expect(kim.wrong).toEqual([])
    await kim.context.close()
  })

  test('"not solved" leads to the front of the queue, and no star is asked for', async () => {
    await serveWorld()
    const kim = await customer()
    await kim.person.click()
    await seen(kim.says('You are number 1 in the queue.'))
    const { id } = await held(kim.page)
    const { fence } = (await world.staff('Ada').claims()).body
    await world.staff('Ada').resolves(id, fence, { text: 'Done.' })
    const others = await world.customer()
    await others.wantsPerson()
    await kim.button('Not yet, a person should help').click()
    await seen(kim.says('You are at the front of the queue again'))
    await seen(kim.says('You are number 1 in the queue.'))
    expect(await kim.page.getByText('★').count()).toBe(0)
    await kim.context.close()
  })

  test('what is written without a network goes out by itself, once and in order', async () => {
    await serveWorld()
    const kim = await customer()
    await kim.write('Where is my refund?')
    await seen(kim.says('A refund takes 5 working days after the return has arrived.'))
    await kim.context.setOffline(true)
    await kim.write('My order is 4711-20881')
    await kim.write('The parcel went out on Monday')
    await seen(kim.says('goes out by itself'))
    await seen(kim.says('The connection is gone.'))
    await seen(kim.says('Your 2 messages are kept here.'))
    await shot(kim.page, 'offline')
    await kim.context.setOffline(false)
    await gone(kim.says('The connection is gone.'))
    await expect.poll(() => kim.page.locator('[data-state=sent]').count()).toBe(3)
    expect(await told(kim.page)).toEqual([
      'Where is my refund?',
      'My order is 4711-20881',
      'The parcel went out on Monday',
    ])
    expect(await kim.page.locator('.customer').count()).toBe(3)
    await kim.context.close()
  })

  test('a wish for a person without a network is kept and goes out first', async () => {
    await serveWorld()
    const kim = await customer()
    await kim.context.setOffline(true)
    await kim.person.click()
    await kim.write('My line is dead')
    await seen(kim.says('goes out by itself'))
    await kim.context.setOffline(false)
    await seen(kim.says('You are number 1 in the queue.'))
    await expect.poll(() => kim.page.locator('[data-state=sent]').count()).toBe(1)
    expect((await world.staff('Ada').queue()).body.waiting).toHaveLength(1)
    await kim.context.close()
  })

  test('a server that goes and comes back loses nothing and doubles nothing', async () => {
    await serveWorld()
    const kim = await customer()
    await kim.write('Where is my refund?')
    await seen(kim.says('A refund takes 5 working days after the return has arrived.'))
    const { port } = served
    await served.close()
    await kim.write('And where is my parcel?')
    await seen(kim.says('goes out by itself'))
    await seen(kim.says('The connection is gone.'))
    served = await serveApp(world.app.fetch, port)
    await expect.poll(() => kim.page.locator('[data-state=sent]').count(), { timeout: 25_000 }).toBe(2)
    await gone(kim.says('The connection is gone.'))
    expect(await told(kim.page)).toEqual(['Where is my refund?', 'And where is my parcel?'])
    await kim.context.close()
  }, 90_000)

  test('a reload in the middle of an answer goes on where it was', async () => {
    let go = () => {}
    const held = new Promise<void>((done) => {
      go = done
    })
    await serveWorld({
      settings: { answerWithinSeconds: 20 },
      model: modelThat(async function* () {
        yield 'A refund takes 5 working days after the return has arrived. [refund-time] The return '
        await held
        yield 'must have arrived. [refund-time]'
      }),
    })
    const kim = await customer()
    await kim.write('Where is my refund?')
    await seen(kim.says('A refund takes 5 working days'))
    await kim.input.fill('half a thou')
    await kim.page.reload()
    await seen(kim.says('Where is my refund?'))
    await seen(kim.says('The assistant is looking for an answer.'))
    expect(await kim.input.inputValue()).toBe('half a thou')
    go()
    await seen(kim.says('The return must have arrived.'))
    expect(await kim.page.locator('.customer').count()).toBe(1)
    expect(await kim.log.locator('.bot').count()).toBe(1)
    await kim.context.close()
  })

  test('two tabs of one conversation show the same, each thing once', async () => {
    await serveWorld()
    const kim = await customer()
    await kim.write('Where is my refund?')
    await seen(kim.says('A refund takes 5 working days after the return has arrived.'))
    const kept = await kim.page.evaluate(() => sessionStorage.getItem('baton') ?? '')
    const tab = await kim.context.newPage()
    await tab.addInitScript((value) => {
      if (!sessionStorage.getItem('baton')) sessionStorage.setItem('baton', value)
    }, kept)
    await tab.goto(`${served.url}/widget?lang=en`)
    const second = chat(tab)
    await seen(second.says('A refund takes 5 working days after the return has arrived.'))
    await Promise.all([second.write('From the second tab'), kim.write('From the first tab')])
    for (const each of [kim, second]) {
      await seen(each.log.getByText('From the second tab'))
      await seen(each.log.getByText('From the first tab'))
      await expect.poll(() => each.log.locator('.customer').count()).toBe(3)
    }
    expect(await kim.log.locator('.customer .said').allTextContents()).toEqual(
      await second.log.locator('.customer .said').allTextContents(),
    )
    await kim.context.close()
  })

  test('a browser that keeps nothing loses the view, not the case, and says so', async () => {
    await serveWorld()
    const kim = await customer(() => {
      Object.defineProperty(window, 'sessionStorage', {
        get() {
          throw new DOMException('Access is denied', 'SecurityError')
        },
      })
    })
    await kim.write('Where is my refund?')
    await seen(kim.says('A refund takes 5 working days after the return has arrived.'))
    await seen(kim.says('Your browser lets us remember nothing.'))
    await kim.person.click()
    await seen(kim.says('You are number 1 in the queue.'))
    await kim.context.close()
  })
})

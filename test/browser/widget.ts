/** What the widget's tests share: the chat in a browser, as a customer sees and uses it. */
import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { faultsOf } from '../support/axe.ts'

type Screen = Page | FrameLocator

/** The opened chat, by what a customer would call its parts. */
export function chat(screen: Screen) {
  const log = screen.getByRole('log')
  const input = screen.getByRole('textbox', { name: /Your message|Ihre Nachricht/ })
  return {
    log,
    input,
    lines: log.locator('.line'),
    button: (name: string | RegExp): Locator => screen.getByRole('button', { name, exact: true }),
    says: (text: string | RegExp): Locator => screen.getByText(text),
    async write(text: string) {
      await input.fill(text)
      await input.press('Enter')
    },
    person: screen.getByRole('button', { name: /^(Person|Mensch|Your case|Ihr Fall) ▸$/ }),
    receipt: screen.getByRole('region', { name: /Your case|Ihr Fall/ }),
  }
}

/** Waits until what is shown is there. */
export const seen = (what: Locator): Promise<void> =>
  what.first().waitFor({ state: 'visible', timeout: 15_000 })
export const gone = (what: Locator): Promise<void> =>
  what.first().waitFor({ state: 'hidden', timeout: 15_000 })

/** The conversation this page holds. */
export const held = (page: Page): Promise<{ id: string; token: string; case: string }> =>
  page.evaluate(() => JSON.parse(sessionStorage.getItem('baton') ?? '{}').conversation)

/** No page of ours may break a rule of axe. The page's context must bypass the content policy. */
export const expectAccessible = async (page: Page, state: string): Promise<void> =>
  expect(await faultsOf(page), state).toEqual([])

/** Everything that must not happen in any page: dialogs, errors, refusals of the policy, requests elsewhere. */
export function watch(context: BrowserContext, own: string): string[] {
  const wrong: string[] = []
  context.on('page', (page) => {
    page.on('dialog', (dialog) => {
      wrong.push(`dialog ${dialog.message()}`)
      dialog.dismiss().catch(() => {})
    })
    page.on('pageerror', (error) => wrong.push(`error ${error.message}`))
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted/i.test(message.text())) wrong.push(`policy ${message.text()}`)
    })
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(own) && !/^(data|blob|about):/.test(url)) wrong.push(`request ${url}`)
    })
  })
  return wrong
}

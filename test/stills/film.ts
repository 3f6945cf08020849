/** The relay in stills: what the customer sees and what the agent sees in the same moment, side by side. */
import type { Browser, Page } from 'playwright-core'
import type { Stage } from './stage.ts'
import { contextFor, type Take } from './states.ts'

const customer = { width: 380, height: 640 }
const agent = { width: 1160, height: 800 }
/** The agent's screen is shown this much smaller, so that both fit beside each other. */
const scale = 0.8

export async function film(browser: Browser, stage: Stage, take: Take): Promise<void> {
  await stage.clear()
  const look = { width: 900, colorScheme: 'light', language: 'en' } as const
  const kims = await contextFor(browser, look)
  const adas = await contextFor(browser, look)
  await (await stage.signIn('Ada', ['agent'])).into(adas, stage.url)
  const kim = await kims.newPage()
  const ada = await adas.newPage()
  await kim.setViewportSize(customer)
  await ada.setViewportSize(agent)
  await kim.goto(`${stage.url}/widget?lang=en`)
  await ada.goto(`${stage.url}/desk?lang=en`)
  await ada.locator('.nobody').waitFor()
  const frame = await kims.newPage()
  await frame.setViewportSize({ width: customer.width + agent.width * scale + 48, height: 728 })
  const shot = async (number: number, says: string) => {
    const [left, right] = await Promise.all([kim, ada].map((page) => page.screenshot()))
    await frame.setContent(composed(number, says, left, right))
    await take(frame, `film-${number}`)
  }
  const write = async (page: Page, text: string) => {
    await page.locator('#text').fill(text)
    await page.locator('#text').press('Enter')
  }

  await write(kim, 'My parcel was loaded and could not be delivered. Order 4711-20881.')
  await kim.locator('.line.bot').first().waitFor()
  await shot(1, 'Kim asks. The bot answers from an article, and says which.')

  await kim.locator('.line.bot .buttons button').nth(1).click()
  await write(kim, 'It has said that for three days. You told me that already, it does not help!')
  await kim.locator('.receipt b').nth(1).waitFor()
  await ada.locator('#queue .row').waitFor()
  await kim.locator('.receipt summary').first().click()
  await shot(
    2,
    'The bot notices that it does not help. Kim is in the queue in the same moment, with a receipt in hand.',
  )

  await ada.locator('.next').click()
  await ada.locator('#draft').waitFor()
  await ada.locator('.brief .value').first().waitFor()
  await kim.locator('.with_agent').waitFor()
  await shot(
    3,
    'Ada takes over, with everything in view: matter, order number, what was tried, why it failed.',
  )

  await ada
    .locator('#draft')
    .fill(
      'Hello Kim, I see order 4711-20881. The house number was missing; I have added it. The driver comes tomorrow between 9 and 12, and I refund the postage.',
    )
  await ada.keyboard.press('Control+Enter')
  await kim.locator('.line.agent').waitFor()
  await shot(4, 'The answer is at Kim’s. Nobody asked for anything twice.')

  await ada.keyboard.press('Escape')
  await ada.keyboard.press('e')
  await ada.locator('#closing').fill('Write here again at any time.')
  await ada.keyboard.press('Control+Enter')
  await kim.locator('.foot .buttons button').first().click()
  await kim.getByText('★').nth(4).click()
  await shot(5, 'Only after “solved” are there stars.')
  await kims.close()
  await adas.close()
}

const composed = (number: number, says: string, left?: Buffer, right?: Buffer): string => `<!doctype html>
<style>
  body { margin: 0; padding: 16px; background: #e6ebef; color: #1a1f24; font: 20px/1.4 system-ui, sans-serif }
  p { margin: 0 0 12px; height: 28px } b { margin-right: 8px; color: #0b5c8a }
  div { display: flex; gap: 16px } img { border-radius: 10px; box-shadow: 0 2px 8px rgb(0 0 0 / 15%) }
</style>
<p><b>${number}</b>${says}</p>
<div>${[left, right].map((picture) => `<img height="${customer.height}" src="data:image/png;base64,${picture?.toString('base64')}">`).join('')}</div>`

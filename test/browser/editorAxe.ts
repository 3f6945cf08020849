import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'

const script = new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)

interface Axe {
  run(
    options: object,
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>
}

/** What axe-core holds against the page as it stands, WCAG 2.2 AA and best practice. Needs a context with `bypassCSP`. */
export async function faultsOf(page: Page): Promise<string[]> {
  const source = await readFile(script, 'utf8')
  await page.evaluate(source)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const { violations } = await axe.run({ resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} — ${node.failureSummary ?? ''}`),
    )
  })
}

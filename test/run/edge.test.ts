import { expect, test, vi } from 'vitest'
import { prompt } from '../../src/adapters/prompts.ts'
import { type Bindings, edge } from '../../src/run/edge.ts'

const parts = {
  answerPrompt: () => prompt('answer.md', '---\nversion: 1\n---\n# system\nAnswer.'),
  version: '0.0.0',
}
/** A build as the manifest tells it, with every page in it. */
const built = Object.fromEntries(
  [
    'widget/loader.ts',
    'widget/de.ts',
    'widget/en.ts',
    'desk/main.tsx',
    'editor/main.tsx',
    'ui/pages.css',
  ].map((page) => [`src/web/${page}`, { file: `assets/${page}.js` }]),
)
const bindings: Bindings = {
  DATABASE: { connectionString: 'postgres://nobody@127.0.0.1:1/none' },
  ASSETS: { fetch: async () => new Response(JSON.stringify(built)) },
}
const context = { waitUntil: () => {} }
const health = () => new Request('https://help.example.com/health')

test('a worker without a secret takes nobody in, and its operator reads what to do', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const answer = await edge(parts).fetch(health(), bindings, context)
  expect([answer.status, await answer.text()]).toEqual([503, 'This help page is not set up yet.'])
  expect(told.mock.calls.flat().join()).toContain('npx wrangler secret put BATON_SECRET')
  told.mockRestore()
})

test('a setting that is wrong is named; the next request tries again', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const worker = edge(parts)
  const secret = { BATON_SECRET: 'thirty-two characters are enough!' }
  const wrong = { ...bindings, ...secret, WIDGET_ORIGINS: 'not an origin' }
  expect((await worker.fetch(health(), wrong, context)).status).toBe(503)
  expect(told.mock.calls.flat().join()).toContain('WIDGET_ORIGINS')
  expect((await worker.fetch(health(), { ...bindings, ...secret }, context)).status).toBe(200)
  told.mockRestore()
})

test('pages that were not built are no reason to be silent about it', async () => {
  const secret = { BATON_SECRET: 'thirty-two characters are enough!' }
  const bare = { ...bindings, ...secret, ASSETS: { fetch: async () => new Response('', { status: 404 }) } }
  await expect(edge(parts).fetch(health(), bare, context)).rejects.toThrow('npm run pages')
})

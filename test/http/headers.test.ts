import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { databases } from '../support/databases.ts'
import { builtForTests } from '../support/pages.ts'
import { signedIn } from '../support/signedIn.ts'
import { createWorld, type World } from '../support/world.ts'

const shop = 'https://shop.example'

/** Who may show a page in a frame. A page that is missing here fails the test: decide first. */
const frames: Record<string, 'nobody' | 'ourselves' | 'listed sites'> = {
  '/': 'nobody',
  '/articles/:slug': 'nobody',
  '/audit': 'nobody',
  '/chat': 'nobody',
  '/chat/transcript': 'ourselves',
  '/chat/transcript.txt': 'nobody',
  '/chat/ways': 'nobody',
  '/desk': 'nobody',
  '/docs': 'nobody',
  '/editor': 'nobody',
  '/health': 'nobody',
  '/metrics': 'nobody',
  '/openapi.json': 'nobody',
  '/people': 'nobody',
  '/ready': 'nobody',
  '/sign-in': 'nobody',
  '/sign-in/:token': 'nobody',
  '/style.css': 'nobody',
  '/assets/*': 'nobody',
  '/widget': 'listed sites',
  '/widget.js': 'nobody',
}
/** What each answer says about frames: the policy, and the older header for older browsers. */
const said = {
  nobody: ["'none'", 'DENY'],
  ourselves: ["'self'", 'SAMEORIGIN'],
  'listed sites': [`'self' ${shop}`, null],
} as const
const alone = ['/audit', '/desk', '/editor', '/people', '/sign-in', '/sign-in/:token']

const [embedded] = databases

describe('the headers of every page', () => {
  let database: Database
  let world: World
  let cookies: Record<string, string>
  beforeAll(async () => {
    if (!embedded) throw new Error('no database')
    database = await embedded[1]()
    world = await createWorld(database, { assets: await builtForTests(), widgetOrigins: [shop] })
    const opened = await world.app.request('/chat', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ text: 'Hello', lang: 'en' }),
    })
    const chat = /^baton_chat=[^;]*/.exec(opened.headers.get('set-cookie') ?? '')?.[0] ?? ''
    const all = (await signedIn(world, 'Ada', ['agent', 'editor', 'admin'])).cookie
    const agent = (await signedIn(world, 'Ben', ['agent'])).cookie
    const editor = (await signedIn(world, 'Cora', ['editor'])).cookie
    cookies = { nobody: '', 'somebody with all': `${chat}; ${all}`, 'an agent': agent, 'an editor': editor }
  })
  afterAll(() => database.close())

  const request = (path: string, cookie = '', method = 'GET') =>
    world.app.request(path.replace(':slug', 'refund-time').replace(':token', 'x').replace('*', 'x.js'), {
      method,
      headers: { ...(cookie ? { cookie } : {}) },
    })

  it('no page is missing in the table', () => {
    const routes = world.app.routes
      .filter(({ method, path }) => method === 'GET' && !path.startsWith('/api') && path !== '/*')
      .map(({ path }) => path)
    expect([...new Set(routes)].sort()).toEqual(Object.keys(frames).sort())
  })

  it.each(Object.entries(frames))('%s is shown in a frame by %s', async (path, who) => {
    const [policy, older] = said[who]
    for (const [name, cookie] of Object.entries(cookies)) {
      for (const method of ['GET', 'HEAD']) {
        const { headers, status } = await request(path, cookie, method)
        const where = `${method} ${path} for ${name}: ${status}`
        expect(/frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1], where).toBe(
          policy,
        )
        expect(headers.get('x-frame-options'), where).toBe(older)
        expect(headers.get('content-security-policy'), where).toContain("default-src 'none'")
        expect(headers.get('x-content-type-options'), where).toBe('nosniff')
        expect(headers.get('referrer-policy'), where).toBe('same-origin')
        expect(headers.get('cross-origin-opener-policy'), where).toBe(
          alone.includes(path) ? 'same-origin' : null,
        )
      }
    }
  })

  it('answers of the API, and addresses where nothing is, are shown by nobody', async () => {
    for (const path of [
      '/api/articles',
      '/api/desk/queue',
      '/api/nothing',
      '/nothing',
      '/people/x',
      '/widgets',
    ]) {
      const { headers } = await request(path)
      expect(headers.get('x-frame-options'), path).toBe('DENY')
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
    }
  })

  it('live pages run our script files and nothing else', async () => {
    for (const path of ['/desk', '/editor', '/widget']) {
      const response = await request(path, cookies['somebody with all'])
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("script-src 'self'; style-src 'self'")
      expect(policy).toContain("require-trusted-types-for 'script'")
      expect(policy).not.toMatch(/unsafe|nonce|https?:\/\/(?!shop\.example)|\*/)
      const text = await response.text()
      expect(text).not.toMatch(/<script(?![^>]* src="\/assets\/)|<style|\son\w+=|style="/)
      for (const [, asset = ''] of text.matchAll(/(?:src|href)="(\/assets\/[^"]*)"/g))
        expect((await request(asset)).status, asset).toBe(200)
    }
  })

  it('desk and editor say who is there; without a session how to get one, and never in a circle', async () => {
    const desk = await (await request('/desk', cookies['somebody with all'])).text()
    expect(desk).toContain('data-name="Ada" data-roles="agent editor admin"')
    for (const path of ['/desk', '/editor', '/people', '/sign-in']) {
      const answer = await request(path)
      expect(answer.status).toBe(401)
      expect(answer.headers.get('location')).toBeNull()
      expect(await answer.text()).toContain('npm run sign-in')
    }
    expect((await request('/editor', cookies['an agent'])).status).toBe(403)
    expect((await request('/desk', cookies['an editor'])).status).toBe(403)
  })

  it('the loader may be embedded anywhere; no site may read anything of ours', async () => {
    expect((await request('/widget.js')).headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    for (const path of [...Object.keys(frames), '/api/articles']) {
      const answer = await world.app.request(path, { headers: { origin: shop } })
      expect(answer.headers.get('access-control-allow-origin'), path).toBeNull()
    }
  })
})

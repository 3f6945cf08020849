import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { accentFrom, contrast } from '../../src/http/accent.ts'
import { readConfig } from '../../src/run/config.ts'
import { databases } from '../support/databases.ts'
import { builtForTests } from '../support/pages.ts'
import { createWorld, type World } from '../support/world.ts'

describe('a company’s colour', () => {
  it('is measured as WCAG does', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
    expect(contrast('#123456', '#123456')).toBe(1)
  })

  it('stays as it is where it can be read', () => {
    expect(accentFrom('#0b5c8a').light).toEqual({ accent: '#0b5c8a', ink: '#ffffff' })
    expect(accentFrom('#7cc4ee').dark).toEqual({ accent: '#7cc4ee', ink: '#0a1a24' })
  })

  it('is made darker or lighter where it could not, whatever it is: 4.5 on every ground, and on itself', () => {
    const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)
    fc.assert(
      fc.property(colour, (given) => {
        const { light, dark } = accentFrom(given)
        for (const ground of ['#ffffff', '#f2f5f7'])
          expect(contrast(light.accent, ground)).toBeGreaterThanOrEqual(4.5)
        for (const ground of ['#14181c', '#1f262c'])
          expect(contrast(dark.accent, ground)).toBeGreaterThanOrEqual(4.5)
        for (const { accent, ink } of [light, dark]) expect(contrast(accent, ink)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it('that is none stops the start, by name', () => {
    expect(() => readConfig({ ACCENT: 'navy' })).toThrow(/a colour like #0b5c8a[\s\S]*ACCENT/)
    expect(readConfig({ ACCENT: '#FFCC00' }).ACCENT).toBe('#ffcc00')
    expect(readConfig({ ACCENT: '' }).ACCENT).toBeUndefined()
  })
})

describe('on the pages', () => {
  let database: Database
  let plain: World
  let yellow: World
  beforeAll(async () => {
    const [embedded] = databases
    if (!embedded) throw new Error('no database')
    database = await embedded[1]()
    const assets = await builtForTests()
    plain = await createWorld(database, { assets })
    yellow = await createWorld(database, { assets, accent: '#ffcc00' })
  })
  afterAll(() => database.close())
  const text = async (world: World, path: string) => (await world.app.request(path)).text()
  const { light, dark } = accentFrom('#ffcc00')

  it('it is one more style sheet of ours on live pages, a line more on plain ones', async () => {
    expect(await text(yellow, '/widget?lang=en')).toMatch(
      /main-[^"]*\.css">\s*<link rel="stylesheet" href="\/accent\.css">/,
    )
    for (const path of ['/accent.css', '/style.css'])
      expect(await text(yellow, path)).toContain(`--accent:${light.accent};--accent-ink:${light.ink}`)
    expect(await text(yellow, '/accent.css')).toContain(`--accent:${dark.accent};--accent-ink:${dark.ink}`)
  })

  it('it is in the script that stands on other sites, and ours is no longer', async () => {
    const script = await text(yellow, '/widget.js')
    for (const colour of [light.accent, light.ink, dark.accent, dark.ink]) expect(script).toContain(colour)
    expect(script).not.toMatch(/0b5c8a|7cc4ee/)
  })

  it('without one nothing is asked for that is not there', async () => {
    expect(await text(plain, '/widget?lang=en')).not.toContain('accent.css')
    expect((await plain.app.request('/accent.css')).status).toBe(404)
    expect(await text(plain, '/widget.js')).toContain('0b5c8a')
  })
})

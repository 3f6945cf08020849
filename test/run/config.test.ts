import { describe, expect, it } from 'vitest'
import { BadConfig, readConfig } from '../../src/run/config.ts'

describe('what an operator can set', () => {
  it('nothing set: this machine only, embedded, no model', () => {
    expect(readConfig({})).toEqual({
      PORT: 3000,
      RATE_LIMITS: 1,
      TRUSTED_PROXIES: 0,
      HOST: '127.0.0.1',
      DATA_DIR: './.data',
      KNOWLEDGE_DIR: './knowledge',
      COMPANY: 'Nordlicht',
      OPENAI_MODEL: 'gpt-5-mini',
      ANSWER_WITHIN_SECONDS: 20,
      ASK_BACK_TIMES: 1,
      LOOP_BUDGET: 2,
      BUDGET_PER_CONVERSATION: 100_000,
      BUDGET_PER_DAY: 5_000_000,
      ASK_AFTER_MINUTES: 10,
      CLOSE_AFTER_HOURS: 24,
      LOG_LEVEL: 'info',
      TIME_ZONE: 'Europe/Berlin',
      LONGEST_WAIT_MINUTES: 15,
      SAME_AGENT_SECONDS: 120,
      PROMISE_WITHIN_HOURS: 4,
      SILENT_AGENT_MINUTES: 20,
    })
  })

  it('opening hours as they stand on the door, with the holidays of a country', () => {
    const { OPENING_HOURS, HOLIDAYS } = readConfig({
      OPENING_HOURS: 'Mo-Fr 09:00-17:00',
      HOLIDAYS: 'DE, 12-24',
    })
    expect(OPENING_HOURS?.[1]).toEqual([{ from: 540, to: 1020 }])
    expect(HOLIDAYS).toHaveLength(10)
  })

  it.each([
    [{ OPENING_HOURS: '9 to 5' }, 'not like “Mo-Fr 09:00-17:00”'],
    [{ HOLIDAYS: 'Bavaria' }, 'is no holiday'],
    [{ TIME_ZONE: 'Berlin' }, 'is no time zone'],
  ])('%j is refused, and it says why', (given, why) => expect(() => readConfig(given)).toThrow(why))

  it('an empty value means unset, and so do blanks', () => {
    const empty = Object.fromEntries(
      [
        'PORT',
        'DATABASE_URL',
        'OPENAI_API_KEY',
        'OPENAI_BASE_URL',
        'BATON_API_KEYS',
        'BATON_SECRET',
        'LOG_LEVEL',
      ].map((name, i) => [name, i % 2 ? '' : '  ']),
    )
    expect(readConfig(empty)).toEqual(readConfig({}))
  })

  it('sites that may embed are origins, separated by commas', () => {
    const { WIDGET_ORIGINS } = readConfig({
      WIDGET_ORIGINS: 'https://shop.example.org, http://localhost:8080/ ,',
    })
    expect(WIDGET_ORIGINS).toEqual(['https://shop.example.org', 'http://localhost:8080'])
  })

  it('keys are role:name:secret; a secret may hold colons', () => {
    const { BATON_API_KEYS } = readConfig({
      BATON_API_KEYS: 'agent:Ada:ada-secret, editor:Edda:a:b:c:d:e ,admin:Olga:olga-olga,',
    })
    expect(BATON_API_KEYS).toEqual([
      { role: 'agent', name: 'Ada', secret: 'ada-secret' },
      { role: 'editor', name: 'Edda', secret: 'a:b:c:d:e' },
      { role: 'admin', name: 'Olga', secret: 'olga-olga' },
    ])
  })

  it.each([
    ['PORT', '70000'],
    ['PORT', 'three thousand'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'help.example.org'],
    ['DATABASE_URL', 'mysql://localhost/baton'],
    ['OPENAI_BASE_URL', 'localhost'],
    ['ANSWER_WITHIN_SECONDS', '0'],
    ['LOOP_BUDGET', '1.5'],
    ['BATON_SECRET', 'too short'],
    ['BATON_API_KEYS', 'boss:Olga:olga-olga'],
    ['BATON_API_KEYS', 'agent:Ada:short'],
    ['BATON_API_KEYS', 'agent::ada-ada-ada'],
    ['BATON_API_KEYS', 'agent:Ada'],
    ['LOG_LEVEL', 'loud'],
    ['WIDGET_ORIGINS', '*'],
    ['WIDGET_ORIGINS', 'https://*.example.org'],
    ['WIDGET_ORIGINS', 'null'],
    ['WIDGET_ORIGINS', 'https://shop.example.org;x'],
    ['WIDGET_ORIGINS', 'shop.example.org'],
    ['WIDGET_ORIGINS', 'https://shop.example.org/help'],
    ['WIDGET_ORIGINS', 'https://user@shop.example.org'],
    ['WIDGET_ORIGINS', 'javascript:alert(1)'],
    ['WIDGET_ORIGINS', "https://shop.example.org;script-src 'unsafe-inline'"],
  ])('%s=%s is refused, and named', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(BadConfig)
    expect(() => readConfig({ [name]: value })).toThrow(name)
  })

  it('all that is wrong is said at once, and no secret with it', () => {
    const wrong = {
      PORT: 'x',
      LOOP_BUDGET: 'y',
      BATON_SECRET: 'short-secret',
      BATON_API_KEYS: 'agent:Ada:tiny',
    }
    const message = (() => {
      try {
        readConfig(wrong)
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
      return ''
    })()
    for (const name of Object.keys(wrong)) expect(message).toContain(name)
    expect(message).not.toContain('short-secret')
    expect(message).not.toContain('tiny')
  })
})

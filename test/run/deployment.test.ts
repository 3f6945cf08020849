import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { Config } from '../../src/run/config.ts'
import { patience } from '../../src/run/listen.ts'

const root = new URL('../..', import.meta.url).pathname
const text = (path: string) => readFile(join(root, path), 'utf8')
const lines = async (path: string) =>
  (await text(path)).split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))

interface Service {
  environment: Record<string, string>
  ports?: string[]
  depends_on?: Record<string, unknown>
  stop_grace_period?: string
}
const compose = async (): Promise<Record<string, Service>> =>
  parse(await text('compose.yaml'), { merge: true }).services

describe('the image', () => {
  test('is built on the Node that the project is tested with, in each of its stages', async () => {
    const { devDependencies } = JSON.parse(await text('package.json'))
    const stages = (await lines('Dockerfile')).flatMap(
      (line) => /^FROM node:(\d+)-slim/.exec(line)?.[1] ?? [],
    )
    expect(stages).toEqual(Array(2).fill(devDependencies.node.split('.')[0]))
  })

  test('takes in only what is named, and that is there', async () => {
    const [first, ...rules] = await lines('.dockerignore')
    expect(first).toBe('*')
    const named = rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1))
    expect(named.filter((name) => !existsSync(join(root, name)))).toEqual([])
    expect(named).not.toContain('test')
    const copied = (await text('Dockerfile')).match(/^COPY (?!--from)(.*) \.\/$/m)?.[1]?.split(' ') ?? []
    expect(copied.filter((name) => !named.includes(name))).toEqual([])
  })

  test('holds all that says whether the pages are current: else each start would build them anew', async () => {
    const stamped = [...(await text('src/run/pages.ts')).matchAll(/join\(root, '([\w.-]+)'\)/g)].map(
      ([, name]) => name,
    )
    expect(stamped).toEqual(['vite.config.ts', 'package-lock.json'])
    expect(await lines('.dockerignore')).toEqual(expect.arrayContaining(stamped.map((name) => `!${name}`)))
  })
})

describe('compose.yaml', () => {
  test('hands on every setting there is, the image’s own and the database’s aside', async () => {
    const { baton } = await compose()
    const own = ['PORT', 'HOST', 'DATA_DIR', 'KNOWLEDGE_DIR']
    const settings = Object.keys(Config.shape).filter((name) => !own.includes(name))
    expect(Object.keys(baton!.environment).toSorted()).toEqual(settings.toSorted())
    for (const [name, value] of Object.entries(baton!.environment))
      expect([name, value]).toEqual([name, expect.stringContaining('${')])
  })

  test('lets nobody in but this machine, and gives a stop more time than it takes', async () => {
    const { baton, postgres } = await compose()
    expect(baton!.ports!.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([])
    expect(postgres!.ports).toBeUndefined()
    expect(Number.parseInt(baton!.stop_grace_period ?? '0', 10)).toBeGreaterThan(10)
  })
})

test('the unit compiles as it runs, which one kind of hardening would forbid', async () => {
  const unit = await lines('src/run/baton.service')
  expect(unit).not.toContain('MemoryDenyWriteExecute=yes')
  const [, program] = /^ExecStart=\S+ (\S+)$/m.exec(unit.join('\n')) ?? []
  expect(existsSync(join(root, program ?? 'nothing'))).toBe(true)
})

test('the documented proxy gives a line up before Baton does, or a request would now and then be lost', async () => {
  const manual = await text('src/run/operating.md')
  const [, seconds] = /keepalive_timeout (\d+)s;/.exec(manual) ?? []
  expect(Number(seconds)).toBeLessThan(patience.idle / 1000)
  expect(manual).toMatch(/proxy_buffering off;/)
  expect(manual).toMatch(/proxy_set_header X-Forwarded-For \$proxy_add_x_forwarded_for;/)
})

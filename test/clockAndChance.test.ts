import { describe, expect, test } from 'vitest'
import { clockAndChance } from './support/clockAndChance.ts'

const found = (file: string, text: string, allowed: Record<string, string> = {}) =>
  clockAndChance([{ file, text }], allowed)

describe('a clock or dice behind our back', () => {
  test.each([
    ['the time of now', 'src/stories/talk.ts', 'const at = new Date()'],
    ['the time as a number', 'src/http/chat.ts', 'const at = Date.now()'],
    ['the time as a word', 'src/adapters/queue.ts', 'const at = Date()'],
    ['a stop watch', 'src/stories/answer.ts', 'const begun = performance.now()'],
    ['another stop watch', 'src/run/log.ts', 'const begun = process.hrtime.bigint()'],
    ['dice', 'src/domain/policy.ts', 'if (Math.random() < 0.5) return null'],
    ['a name of its own', 'src/http/chat.ts', 'const id = crypto.randomUUID()'],
    ['a name by import', 'src/adapters/mail.ts', `import { randomUUID } from 'node:crypto'`],
    ['bytes', 'src/stories/signIn.ts', 'const token = randomBytes(8)'],
    ['a page’s clock', 'src/web/editor/main.tsx', 'const shown = Date.now()'],
    [
      'the database’s clock',
      'src/adapters/queue.ts',
      'await sql`select id from queue where lease_until < now()`',
    ],
    [
      'the same with a type',
      'src/adapters/queue.ts',
      'await tx<{ id: string }>`select current_timestamp as id`',
    ],
    ['the same in a script', 'src/adapters/x.ts', 'await sql.script(`update queue set lease_until = now()`)'],
    ['the database’s dice', 'src/adapters/queue.ts', 'await sql`select id from queue order by random()`'],
    [
      'a default in a migration',
      'src/adapters/migrations/0099_x.sql',
      'create table x (at timestamptz default now());',
    ],
    [
      'a name in a migration',
      'src/adapters/migrations/0099_x.sql',
      'alter table x alter id set default gen_random_uuid();',
    ],
  ])('is seen: %s', (_, file, text) => expect(found(file, text)).toHaveLength(1))

  test.each([
    ['a given time', 'src/domain/queue.ts', 'const later = new Date(at.getTime() + 1)'],
    ['the clock’s port', 'src/stories/talk.ts', 'const at = needs.clock.now()'],
    ['a function of that name', 'src/http/buckets.ts', 'const at = now()'],
    ['the port in a statement', 'src/adapters/x.ts', 'await sql`insert into t values (\u0024{clock.now()})`'],
    ['a comment', 'src/domain/queue.ts', '// not new Date(), not Math.random()\n/* Date.now() */'],
    ['a comment in SQL', 'src/adapters/migrations/0099_x.sql', '-- never now()\nselect 1;'],
    ['what is said', 'src/domain/notices.ts', `const en = 'new Date() and Math.random()'`],
  ])('is not: %s', (_, file, text) => expect(found(file, text)).toEqual([]))

  test('is let through where it is named with a reason, and only while it is needed', () => {
    const allowed = { 'src/adapters/clock.ts': 'it is the clock' }
    expect(found('src/adapters/clock.ts', 'const now = () => new Date()', allowed)).toEqual([])
    expect(found('src/adapters/clock.ts', 'const now = () => at', allowed)).toEqual([
      'src/adapters/clock.ts is allowed a clock or randomness and uses none',
    ])
  })
})

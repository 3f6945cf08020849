import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { backUp, leftOut, NotEmpty, restoreInto, tablesInOrder } from '../../src/adapters/backup.ts'
import { checkBackupFile, NoBackup } from '../../src/adapters/backupFile.ts'
import { migrationFiles } from '../../src/adapters/migrate.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { audit } from '../../src/stories/audit.ts'
import { claimCase } from '../../src/stories/serveQueue.ts'
import { takeTurn } from '../../src/stories/takeTurn.ts'
import { askForPerson, openConversation } from '../../src/stories/talk.ts'
import { databases } from '../support/databases.ts'
import { signedIn } from '../support/signedIn.ts'
import { createWorld, empty, type World } from '../support/world.ts'

const migrations = await migrationFiles()

/** From each database to each: the move from the embedded one to PostgreSQL is one of them. */
const ways = databases.flatMap(([from, open]) =>
  databases.map(([to, openOther]) => [from, to, open, openOther] as const),
)

describe.each(ways)('a backup of %s, restored into %s', (_from, _to, open, openOther) => {
  let world: World
  let target: Database
  let folder: string
  let file: string
  beforeAll(async () => {
    world = await createWorld(await open())
    target = await openOther()
  })
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baton-backup-'))
    file = join(folder, 'baton.backup')
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  afterAll(async () => {
    await world.database.close()
    await target.close()
  })

  const says = (id: string, text: string) =>
    takeTurn(world.needs, { conversationId: id, messageId: crypto.randomUUID(), text })
  const opens = async () => (await openConversation(world.needs, { language: 'de' })).id
  /** A little of everything there is. */
  const somebodyWasHere = async () => {
    const id = await opens()
    await says(id, 'Wie lange dauert die Erstattung? 🎈 „quotes“ \\ \t ‫ימין')
    await askForPerson(world.needs, id, {
      comment: 'again',
      contact: { channel: 'email', contact: 'kim@example.org' },
    })
    await claimCase(world.needs, 'Ada', id)
    await signedIn(world, 'Olga', ['admin'])
    return id
  }
  const restore = (path = file, options = { overwrite: true }) =>
    restoreInto(target.sql, path, migrations, world.clock.now(), options)
  const all = async (database: Database) => {
    const rows: Record<string, unknown[]> = {}
    for (const { name } of await tablesInOrder(database.sql)) {
      if (name === 'restored') continue
      rows[name] = await database.sql.transaction(async (tx) => {
        await tx`select open_rows(${name}::text::regclass)`
        return (await tx<{ row: string }>`fetch all from rows_of_a_table`).map(({ row }) => row).toSorted()
      })
    }
    return rows
  }
  const auditOf = (database: Database) => createAuditable(database)
  const createAuditable = async (database: Database) => {
    const { sqlArchive } = await import('../../src/adapters/archive.ts')
    return audit({ ...world.needs, archive: sqlArchive(database.sql) })
  }

  test('is the same, row for row; sessions, links and the search stay behind', async () => {
    await somebodyWasHere()
    const rows = await backUp(world.database.sql, file, world.clock.now())
    expect(rows).toBeGreaterThan(20)
    await restore()
    const [before, after] = [await all(world.database), await all(target)]
    expect(after).toEqual(before)
    expect(Object.keys(before).length).toBeGreaterThan(8)
    for (const name of leftOut) expect(before[name]).toBeUndefined()
    const [sessions] = await target.sql<{ n: number }>`select count(*)::int as n from session`
    expect(sessions?.n).toBe(0)
    const report = await auditOf(target)
    expect(report.broken).toEqual([])
    expect(report.lost).toEqual({ messages: 0, questions: 0 })
    expect(report.restored).toEqual({ at: world.clock.now(), madeAt: world.clock.now() })
  })

  test('made while people write, it holds every message acknowledged before it began, and nothing is broken', async () => {
    await empty(world.database)
    const ids = await Promise.all(Array.from({ length: 8 }, opens))
    const acknowledged: string[] = []
    let writing = true
    const writers = ids.map(async (id, w) => {
      for (let i = 0; writing; i++) {
        const text = `writer ${w}, line ${i}`
        await says(id, text)
        acknowledged.push(text)
        // A database in memory answers before anything else gets a turn; a network would not.
        await new Promise((done) => setTimeout(done, 5))
      }
    })
    while (acknowledged.length < 40) await new Promise((done) => setTimeout(done, 10))
    const before = [...acknowledged]
    try {
      await backUp(world.database.sql, file, world.clock.now())
    } finally {
      writing = false
    }
    await Promise.all(writers)
    await restore()
    const kept = new Set(
      (
        await target.sql<{
          text: string
        }>`select event ->> 'text' as text from event where event ->> 'type' = 'customer_wrote'`
      ).map(({ text }) => text),
    )
    expect(before.filter((text) => !kept.has(text))).toEqual([])
    const report = await auditOf(target)
    expect(report.broken).toEqual([])
    expect(report.conversations).toBe(8)
  })

  test('what the backup itself lacks is seen after it was restored, not counted anew', async () => {
    await empty(world.database)
    const id = await opens()
    await says(id, 'first')
    await says(id, 'second')
    await world.database.sql.script('alter table event disable trigger user')
    await world.database.sql`
      update event set event = jsonb_set(event, '{text}', '"changed"') where event ->> 'text' = 'first'
    `
    await world.database.sql.script('alter table event enable trigger user')
    await backUp(world.database.sql, file, world.clock.now())
    await restore()
    expect((await auditOf(target)).broken).toContainEqual(
      expect.objectContaining({ invariant: 'I3', detail: 'a stored message is not the one acknowledged' }),
    )
  })

  test('goes over nothing that is there unless it is told to', async () => {
    await empty(world.database)
    await somebodyWasHere()
    await backUp(world.database.sql, file, world.clock.now())
    await restore()
    const before = await all(target)
    await expect(restore(file, { overwrite: false })).rejects.toThrow(NotEmpty)
    expect(await all(target)).toEqual(before)
    await expect(backUp(world.database.sql, file, world.clock.now())).rejects.toThrow('Choose another name')
  })

  describe('is refused, and nothing is changed,', () => {
    const spoilt: [string, (bytes: Buffer) => Buffer, RegExp][] = [
      ['when it was cut', (bytes) => bytes.subarray(0, bytes.length / 2), /not whole|stops in the middle/],
      ['when it is empty', () => Buffer.alloc(0), /not whole|no backup/],
      ['when it is something else', () => Buffer.from('hello'), /no backup/],
      ['when it is another text', () => gzipSync('hello\nworld\n'), /no backup/],
      [
        'when a word was changed',
        (bytes) => gzipSync(gunzipSync(bytes).toString().replace('"language": "de"', '"language": "en"')),
        /digest differs/,
      ],
      [
        'when its end is missing',
        (bytes) =>
          gzipSync(
            gunzipSync(bytes)
              .toString()
              .replace(/#end.*\n$/, ''),
          ),
        /not whole/,
      ],
      [
        'when a newer program made it',
        (bytes) => gzipSync(gunzipSync(bytes).toString().replace('"format":1', '"format":2')),
        /another version/,
      ],
    ]
    test.each(spoilt)('%s', async (_what, spoil, says) => {
      await empty(world.database)
      await somebodyWasHere()
      await backUp(world.database.sql, file, world.clock.now())
      await restore()
      const before = await all(target)
      const bad = join(folder, 'bad')
      await writeFile(bad, spoil(await readFile(file)))
      await expect(restore(bad)).rejects.toThrow(NoBackup)
      await expect(restore(bad)).rejects.toThrow(says)
      expect(await all(target)).toEqual(before)
    })

    test('when it is not there', () =>
      expect(checkBackupFile(join(folder, 'no'))).rejects.toThrow('There is no file'))

    test('when the database breaks off in the middle of it', async () => {
      const before = await all(target)
      await backUp(world.database.sql, file, world.clock.now())
      const broken = [...migrations, { name: '9998_fails', text: 'select 1 / 0' }]
      await expect(
        restoreInto(target.sql, file, broken, world.clock.now(), { overwrite: true }),
      ).rejects.toThrow(/division by zero/)
      expect(await all(target)).toEqual(before)
    })
  })

  test('an older one is brought to the newest form; one of a newer program is refused', async () => {
    await empty(world.database)
    await somebodyWasHere()
    await backUp(world.database.sql, file, world.clock.now())
    const later = [...migrations, { name: '9999_later', text: 'alter table agent add column nickname text' }]
    await restoreInto(target.sql, file, later, world.clock.now(), { overwrite: true })
    const agents = await target.sql<{ name: string; nickname: null }>`select name, nickname from agent`
    expect(agents).toEqual([{ name: 'Ada', nickname: null }])
    await expect(
      restoreInto(target.sql, file, migrations.slice(0, -1), world.clock.now(), { overwrite: true }),
    ).rejects.toThrow('made by a newer Baton')
    await restore()
  })
})

import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { openPostgres } from '../../src/adapters/postgres.ts'
import { faultAround } from '../../src/run/surroundings.ts'

const closedPort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })

test('a PostgreSQL that is not running is told in a sentence, without the password', async () => {
  const database = openPostgres(`postgres://ada:secret-word@127.0.0.1:${await closedPort()}/baton`)
  const told = await database.sql`select 1`.then(
    () => 'It answered.',
    (error) => faultAround(error),
  )
  await database.close()
  expect(told).toMatch(/^PostgreSQL does not answer: connect ECONNREFUSED 127\.0\.0\.1:\d+\. Is it running/)
  expect(told).not.toContain('secret-word')
})

const errorWith = (more: { code: string; path?: string }) =>
  Object.assign(new Error('told by the system'), more)

test('a wrong password is told as one', () => {
  expect(faultAround(errorWith({ code: '28P01' }))).toMatch(/lets nobody in .* the password/)
})

test('a data folder of somebody else’s is named, with what to do', () => {
  expect(faultAround(errorWith({ code: 'EACCES', path: '/data/lock' }))).toMatch(
    /^\/data\/lock may not be used .* chown 1000:1000/,
  )
})

test('every other error is left to be told with its place in the code', () => {
  expect(faultAround(errorWith({ code: '42P01' }))).toBeNull()
  expect(faultAround(errorWith({ code: 'EACCES' }))).toBeNull()
  expect(faultAround(new Error('anything'))).toBeNull()
})

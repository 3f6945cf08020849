import { createHash, randomBytes } from 'node:crypto'
import { Refusal } from '../domain/refusal.ts'
import type { Role } from '../domain/staff.ts'
import type { Ids, People, Person } from '../ports.ts'
import type { Sql } from './sql.ts'
import { stored } from './stored.ts'

/** A session nobody used for this long has ended, in days. */
const idleDays = 30

/** How exactly it is noted when somebody was last here, in seconds: a write for every request would be too much. */
const seenEvery = 60

/** People, links and sessions on a database. */
export function sqlPeople(sql: Sql, ids: Ids): People {
  const changed = async (rows: Promise<unknown[]>): Promise<void> => {
    if ((await stored(() => rows)).length === 0) throw nobody()
  }
  return {
    list: () =>
      stored(
        () => sql<Person>`
          select   id, name, invited_as as "invitedAs", roles, entered_at as "enteredAt", seen_at as "seenAt",
                   dismissed_at as "dismissedAt"
          from     person
          order by dismissed_at is not null, lower(coalesce(name, invited_as)), id
        `,
      ),

    async read(id) {
      const person = await stored(() => readPerson(sql, id))
      if (!person) throw nobody()
      return person
    },

    named: (name) =>
      stored(async () => {
        const [row] = await sql<{ id: string }>`select id from person where name = ${name}`
        return row ? readPerson(sql, row.id) : null
      }),

    add: (invitedAs, roles, at) => stored(() => addPerson(sql, ids.uuid(), invitedAs, roles, at)),

    changeRoles: (id, roles) =>
      changed(
        sql`update person set roles = ${{ list: roles }}::jsonb -> 'list' where id = ${id} returning id`,
      ),

    async takeName(id, name, likeness) {
      try {
        await stored(
          () =>
            sql`update person set name = ${name}, likeness = ${likeness} where id = ${id} and name is null`,
        )
      } catch (error) {
        // The table knows best: two may ask for one name in the same moment.
        if (!isDuplicate(error)) throw error
        throw new Refusal('name_taken', `Somebody here is called ${name} already, or nearly so.`)
      }
    },

    newLink: (id, until) =>
      stored(() =>
        sql.transaction(async (tx) => {
          await tx`delete from sign_in_link where person_id = ${id} and used_at is null`
          return addLink(tx, id, until)
        }),
      ),

    firstLink: (invitedAs, at, until) =>
      stored(() =>
        sql.transaction(async (tx) => {
          // Several processes may start at once on one database.
          await tx`select pg_advisory_xact_lock(hashtext('baton first admin'))`
          const [known] = await tx<{ id: string; entered: boolean }>`
            select   id, exists (select from person where entered_at is not null) as entered
            from     person
            order by added_at, id
            limit    1
          `
          if (known?.entered) return null
          const { id } = known ?? (await addPerson(tx, ids.uuid(), invitedAs, ['admin'], at))
          return addLink(tx, id, until)
        }),
      ),

    linkIsGood: (token, at) =>
      stored(async () => {
        const rows = await sql`
          select person_id from sign_in_link
          where  token_hash = ${hashed(token)} and used_at is null and expires_at > ${at}
        `
        return rows.length > 0
      }),

    enter: (linkToken, at) =>
      stored(() =>
        sql.transaction(async (tx) => {
          // The person's row is locked first, so that a dismissal comes before or after, never in between.
          const [link] = await tx<{ personId: string }>`
            select person_id as "personId"
            from   sign_in_link
            join   person on person.id = person_id
            where  token_hash = ${hashed(linkToken)} and dismissed_at is null
            for    update of person
          `
          const used = await tx`
            update sign_in_link set used_at = ${at}
            where  token_hash = ${hashed(linkToken)} and used_at is null and expires_at > ${at}
            returning person_id
          `
          if (!link || used.length === 0) return null
          const { personId } = link
          await tx`delete from sign_in_link where person_id = ${personId} and used_at is null`
          await tx`delete from session where seen_at < ${daysBefore(at, idleDays)}`
          await tx`delete from sign_in_link where expires_at < ${daysBefore(at, idleDays)}`
          await tx`
            update person set entered_at = coalesce(entered_at, ${at}), seen_at = ${at} where id = ${personId}
          `
          const token = newToken()
          await tx`
            insert into session (token_hash, person_id, created_at, seen_at)
            values (${hashed(token)}, ${personId}, ${at}, ${at})
          `
          const person = await readPerson(tx, personId)
          return person && { token, person }
        }),
      ),

    whoIs: (token, at) =>
      stored(async () => {
        const [session] = await sql<{ personId: string; seenAt: Date }>`
          select person_id as "personId", session.seen_at as "seenAt"
          from   session
          join   person on person.id = person_id
          where  token_hash = ${hashed(token)} and dismissed_at is null
            and  session.seen_at > ${daysBefore(at, idleDays)}
        `
        if (!session) return null
        if (at.getTime() - session.seenAt.getTime() >= seenEvery * 1000) {
          await sql`
            with seen as (
              update session set seen_at = ${at} where token_hash = ${hashed(token)} returning person_id
            )
            update person set seen_at = ${at} from seen where id = seen.person_id
          `
        }
        return readPerson(sql, session.personId)
      }),

    async leave(token) {
      await stored(() => sql`delete from session where token_hash = ${hashed(token)}`)
    },

    dismiss: (id, at) =>
      stored(() =>
        sql.transaction(async (tx) => {
          const rows = await tx`
            update person set dismissed_at = coalesce(dismissed_at, ${at}) where id = ${id} returning id
          `
          if (rows.length === 0) throw nobody()
          await tx`delete from session where person_id = ${id}`
          await tx`delete from sign_in_link where person_id = ${id} and used_at is null`
        }),
      ),

    readmit: (id) => changed(sql`update person set dismissed_at = null where id = ${id} returning id`),
  }
}

async function readPerson(sql: Sql, id: string): Promise<Person | null> {
  const [row] = await sql<Person>`
    select id, name, invited_as as "invitedAs", roles, entered_at as "enteredAt", seen_at as "seenAt",
           dismissed_at as "dismissedAt"
    from   person
    where  id = ${id}
  `
  return row ?? null
}

async function addPerson(
  sql: Sql,
  id: string,
  invitedAs: string,
  roles: readonly Role[],
  at: Date,
): Promise<Person> {
  await sql`
    insert into person (id, invited_as, roles, added_at)
    values (${id}, ${invitedAs}, ${{ list: roles }}::jsonb -> 'list', ${at})
  `
  return { id, name: null, invitedAs, roles: [...roles], enteredAt: null, seenAt: null, dismissedAt: null }
}

async function addLink(sql: Sql, personId: string, until: Date): Promise<string> {
  const token = newToken()
  await sql`
    insert into sign_in_link (token_hash, person_id, expires_at) values (${hashed(token)}, ${personId}, ${until})
  `
  return token
}

const newToken = (): string => randomBytes(32).toString('base64url')

/** A plain digest is enough: nobody guesses 256 random bits, so there is nothing to slow down. */
const hashed = (token: string): string => createHash('sha256').update(token).digest('hex')

const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505'

const nobody = () => new Refusal('person_not_found', 'There is no such person.')

const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * 86_400_000)

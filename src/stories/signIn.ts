import { Refusal } from '../domain/refusal.ts'
import { displayName, likeness, may, type Role } from '../domain/staff.ts'
import type { Person } from '../ports.ts'
import type { Needs } from './needs.ts'
import { heartbeat } from './serveQueue.ts'

/** How long a link that is handed over is good, and the one printed at the first start, in minutes. */
const linkGoodFor = { handedOver: 15, firstStart: 7 * 24 * 60 }

/** What opens the door once, and until when. The token is known here and never again. */
export interface Link {
  token: string
  until: Date
}

type Staffing = Pick<Needs, 'people' | 'clock'>

/** A link for the first admin; null as soon as anybody has ever signed in. */
export async function firstLink({ people, clock }: Staffing): Promise<Link | null> {
  const until = inMinutes(clock.now(), linkGoodFor.firstStart)
  const token = await people.firstLink('Admin', clock.now(), until)
  return token === null ? null : { token, until }
}

/** Somebody new, and the link to hand over to them. */
export async function invite(
  needs: Staffing,
  invitedAs: string,
  roles: readonly Role[],
): Promise<{ person: Person; link: Link }> {
  const person = await needs.people.add(invitedAs, roles, needs.clock.now())
  return { person, link: await linkFor(needs, person.id) }
}

/** A new link for somebody who works here; their earlier ones open nothing any more. @throws Refusal person_not_found */
export async function linkFor({ people, clock }: Staffing, id: string): Promise<Link> {
  const { dismissedAt } = await people.read(id)
  if (dismissedAt !== null) throw new Refusal('person_not_found', 'This person does not work here any more.')
  const until = inMinutes(clock.now(), linkGoodFor.handedOver)
  return { token: await people.newLink(id, until), until }
}

/** For whoever has the machine: a link for the person of this name, or for a new admin. @throws Refusal person_not_found */
export async function operatorLink(needs: Staffing, name?: string): Promise<Link> {
  if (name === undefined) return (await invite(needs, 'Admin', ['admin'])).link
  const person = await needs.people.named(name)
  if (!person) throw new Refusal('person_not_found', `Nobody here is called ${name}.`)
  return linkFor(needs, person.id)
}

/**
 * Uses a link up and begins a session, always under a new token; the one the browser had before ends.
 * @throws Refusal link_dead
 */
export async function enter(
  { people, clock }: Staffing,
  linkToken: string,
  before?: string,
): Promise<{ token: string; person: Person }> {
  const entered = await people.enter(linkToken, clock.now())
  if (!entered) throw new Refusal('link_dead', 'This link was used already, or it has lapsed.')
  if (before !== undefined) await people.leave(before)
  return entered
}

/**
 * The name customers will read, chosen at the first entry. `others`: names that belong to API keys.
 * @throws Refusal name_not_usable, name_taken
 */
export async function takeName(
  { people, settings }: Pick<Needs, 'people' | 'settings'>,
  id: string,
  given: string,
  others: readonly string[],
): Promise<void> {
  const name = displayName(given, settings.company)
  if (others.some((other) => likeness(other) === likeness(name)))
    throw new Refusal('name_taken', `Somebody here is called ${name} already, or nearly so.`)
  await people.takeName(id, name, likeness(name))
}

/** Out at once: sessions end, streams are told, and what they held waits again at its old place. @throws Refusal not_oneself, person_not_found */
export async function dismiss(needs: Needs, by: string | null, id: string): Promise<void> {
  if (by === id) throw notOneself()
  await needs.people.dismiss(id, needs.clock.now())
  await handBack(needs, await needs.people.read(id))
}

/** @throws Refusal not_oneself when admins would lock themselves out; person_not_found */
export async function changeRoles(
  needs: Needs,
  by: string | null,
  id: string,
  roles: readonly Role[],
): Promise<void> {
  if (by === id && !roles.includes('admin')) throw notOneself()
  const before = await needs.people.read(id)
  await needs.people.changeRoles(id, roles)
  if (may(before.roles, 'agent') && !may(roles, 'agent')) await handBack(needs, before)
}

const notOneself = () =>
  new Refusal('not_oneself', 'Admins do not remove themselves: another admin can do it.')

async function handBack(needs: Needs, { id, name, roles }: Person): Promise<void> {
  if (name !== null && may(roles, 'agent')) await heartbeat(needs, name, { state: 'offline' })
  needs.bell.ring(id)
}

const inMinutes = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)

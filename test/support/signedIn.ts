import type { BrowserContext } from 'playwright-core'
import { likeness, type Role } from '../../src/domain/staff.ts'
import { staffCookie } from '../../src/http/auth.ts'
import { enter, invite } from '../../src/stories/signIn.ts'
import type { World } from './world.ts'

/** Somebody of this name and these roles, signed in. A name that is known already signs in once more. */
export async function signedIn({ needs }: Pick<World, 'needs'>, name: string, roles: readonly Role[]) {
  const person = (await needs.people.named(name)) ?? (await invite(needs, name, roles)).person
  const until = new Date(needs.clock.now().getTime() + 60_000)
  const { token } = await enter(needs, await needs.people.newLink(person.id, until))
  await needs.people.takeName(person.id, name, likeness(name))
  const cookie = `${staffCookie}=${token}`
  return {
    id: person.id,
    token,
    cookie,
    /** For requests straight into the app, as our own page would send them. */
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    /** The session in a browser; `url` is where the app is served. */
    into: (browser: BrowserContext, url: string) =>
      browser.addCookies([{ name: staffCookie, value: token, url, httpOnly: true, sameSite: 'Lax' }]),
  }
}

import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { may } from '../domain/staff.ts'
import type { Person } from '../ports.ts'
import type { Needs } from '../stories/needs.ts'
import { staffCookie } from './auth.ts'
import { alone, plainPage } from './headers.ts'
import type { Page } from './pages.ts'
import { sameOriginOnly } from './sameOrigin.ts'
import { noLinkPage, notYoursPage } from './staffPages.ts'

export interface Admin {
  Variables: { admin: Person }
}

/** For pages that admins use: everybody else gets a page that says what they need. `pageFor` names the one asked for. */
export const adminOnly = (needs: Needs, publicUrl: string | undefined, pageFor: (c: Context) => Page) =>
  createMiddleware<Admin>(async (c, next) => {
    alone(c)
    plainPage(c)
    sameOriginOnly(c, publicUrl)
    const person = await needs.people.whoIs(getCookie(c, staffCookie) ?? '', needs.clock.now())
    if (person === null) return c.html(noLinkPage(pageFor(c)), 401)
    if (!may(person.roles, 'admin')) return c.html(notYoursPage(pageFor(c), person), 403)
    if (person.name === null) return c.redirect('/sign-in', 303)
    c.set('admin', person)
    return next()
  })

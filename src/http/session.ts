import { Hono } from 'hono'
import type { Needs } from '../stories/needs.ts'
import { operatorLink } from '../stories/signIn.ts'
import type { Doors } from './app.ts'
import { staffOnly } from './auth.ts'
import { body, describe } from './describe.ts'
import { originOf } from './sameOrigin.ts'
import * as wire from './wire.ts'

const tag = 'For everyone around'

/** Who is there, and a way in for whoever has the machine. */
export function sessionRoutes(needs: Needs, doors: Doors) {
  return new Hono()
    .get(
      '/session',
      describe(tag, 'Who am I, and what may I do', { 200: wire.SessionAnswer }),
      staffOnly(needs, doors, 'any'),
      (c) => c.json({ name: c.var.staff.name, roles: [...c.var.staff.roles] }),
    )
    .post(
      '/people/links',
      describe(tag, 'A one-time sign-in link: for a new admin, or for somebody by name', {
        201: wire.SignInLink,
      }),
      staffOnly(needs, doors, 'admin'),
      body(wire.LinkWish),
      async (c) => {
        const { token, until } = await operatorLink(needs, c.req.valid('json').name)
        return c.json({ address: `${originOf(c, doors.publicUrl)}/sign-in/${token}`, until }, 201)
      },
    )
}

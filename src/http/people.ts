import { type Context, Hono } from 'hono'
import { Refusal } from '../domain/refusal.ts'
import { roles as allRoles, type Role } from '../domain/staff.ts'
import type { Needs } from '../stories/needs.ts'
import { changeRoles, dismiss, invite, type Link, linkFor } from '../stories/signIn.ts'
import { type Admin, adminOnly } from './adminOnly.ts'
import type { Doors } from './app.ts'
import { languageOf } from './language.ts'
import { handOverPage, peoplePage } from './peoplePages.ts'
import { originOf } from './sameOrigin.ts'
import { staffTexts } from './staffTexts.ts'
import { Uuid } from './wire.ts'

/** Characters that may say whom an admin had in mind. */
const longestHint = 60

/** Who works here, for admins: plain forms, each a change and a look at the list again. */
export function peopleRoutes(needs: Needs, doors: Doors) {
  const { company } = needs.settings
  const pageFor = (c: Context) => {
    const language = languageOf(c)
    return { company, language, title: staffTexts[language].people }
  }
  const list = async (c: Context<Admin>, problem?: string) =>
    c.html(
      peoplePage(pageFor(c), c.var.admin, await needs.people.list(), problem),
      problem === undefined ? 200 : 400,
    )
  const handOver = (c: Context<Admin>, whom: string, { token, until }: Link) => {
    const address = `${originOf(c, doors.publicUrl)}/sign-in/${token}`
    return c.html(handOverPage(pageFor(c), c.var.admin, whom, address, until))
  }

  const app = new Hono<Admin>()
  app.use('/people/*', adminOnly(needs, doors.publicUrl, pageFor))

  app.get('/people', (c) => list(c))

  app.post('/people', async (c) => {
    const t = staffTexts[languageOf(c)]
    const form = await c.req.parseBody({ all: true })
    const whom = typeof form.whom === 'string' ? form.whom.replaceAll(/\s+/g, ' ').trim() : ''
    const roles = rolesOf(form.role)
    if (whom === '' || [...whom].length > longestHint || /\0/.test(whom)) return list(c, t.noWhom)
    if (roles.length === 0) return list(c, t.noRole)
    const { link } = await invite(needs, whom.toWellFormed(), roles)
    return handOver(c, whom, link)
  })

  app.post('/people/:id/link', async (c) => {
    const person = await needs.people.read(idOf(c))
    return handOver(c, person.name ?? person.invitedAs, await linkFor(needs, person.id))
  })

  app.post('/people/:id/roles', async (c) => {
    const roles = rolesOf((await c.req.parseBody({ all: true })).role)
    if (roles.length === 0) return list(c, staffTexts[languageOf(c)].noRole)
    return tried(c, () => changeRoles(needs, c.var.admin.id, idOf(c), roles))
  })

  app.post('/people/:id/dismiss', (c) => tried(c, () => dismiss(needs, c.var.admin.id, idOf(c))))

  app.post('/people/:id/readmit', async (c) => {
    await needs.people.readmit(idOf(c))
    return c.redirect('/people', 303)
  })

  async function tried(c: Context<Admin>, work: () => Promise<void>) {
    try {
      await work()
      return c.redirect('/people', 303)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'not_oneself')
        return list(c, staffTexts[languageOf(c)].notOneself)
      throw error
    }
  }
  return app
}

const rolesOf = (ticked: unknown): Role[] => {
  const given = Array.isArray(ticked) ? ticked : [ticked]
  return allRoles.filter((role) => given.includes(role))
}

function idOf(c: Context): string {
  const id = Uuid.safeParse(c.req.param('id'))
  if (!id.success) throw new Refusal('person_not_found', 'There is no such person.')
  return id.data
}

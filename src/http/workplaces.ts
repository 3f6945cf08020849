import { type Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { may, type Role } from '../domain/staff.ts'
import type { Assets } from '../ports.ts'
import type { Needs } from '../stories/needs.ts'
import { staffCookie } from './auth.ts'
import { alone, plainPage } from './headers.ts'
import { languageOf } from './language.ts'
import { shell } from './shell.ts'
import { noLinkPage, notYoursPage } from './staffPages.ts'
import { staffTexts } from './staffTexts.ts'

/** The pages agents and editors work at: empty shells for people who are signed in, a way in for the others. */
export function workplaceRoutes(needs: Needs, assets: Assets) {
  const { company } = needs.settings
  const workplace = (role: Role, what: 'desk' | 'editor') => async (c: Context) => {
    alone(c)
    const language = languageOf(c)
    const page = { company, language, title: staffTexts[language][what] }
    const person = await needs.people.whoIs(getCookie(c, staffCookie) ?? '', needs.clock.now())
    if (person === null || !may(person.roles, role)) {
      plainPage(c)
      return person === null ? c.html(noLinkPage(page), 401) : c.html(notYoursPage(page, person), 403)
    }
    if (person.name === null) return c.redirect('/sign-in', 303)
    return shell(c, assets, {
      title: `${page.title} · ${company}`,
      language,
      entry: `src/web/${what}/main.tsx`,
      data: { company, language, name: person.name, roles: person.roles.join(' ') },
      frames: "'none'",
    })
  }
  return new Hono().get('/desk', workplace('agent', 'desk')).get('/editor', workplace('editor', 'editor'))
}

import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { Refusal } from '../domain/refusal.ts'
import type { Person } from '../ports.ts'
import type { Needs } from '../stories/needs.ts'
import { enter, takeName } from '../stories/signIn.ts'
import type { Doors } from './app.ts'
import { staffCookie } from './auth.ts'
import { alone, plainPage } from './headers.ts'
import { languageOf } from './language.ts'
import { Rejected } from './problem.ts'
import { sameOriginOnly } from './sameOrigin.ts'
import { deadLinkPage, linkPage, namePage, noLinkPage, sayPage } from './staffPages.ts'
import { staffTexts } from './staffTexts.ts'

/** The browser keeps the cookie for as long as it likes; how long the session lives, the database decides. In seconds. */
const cookieAge = 400 * 86_400

/** Coming in by a link, choosing a name, and going. Where one lands is said by one's roles and by nothing in the request. */
export function signInRoutes(needs: Needs, doors: Doors) {
  const { company } = needs.settings
  const cookie = { httpOnly: true, sameSite: 'Lax', secure: doors.secure, path: '/' } as const
  const app = new Hono()

  const pageFor = (c: Context) => {
    alone(c)
    plainPage(c)
    const language = languageOf(c)
    return { company, language, title: staffTexts[language].signIn }
  }
  const whoIs = (c: Context): Promise<Person | null> =>
    needs.people.whoIs(getCookie(c, staffCookie) ?? '', needs.clock.now())

  app.get('/sign-in/:token', async (c) => {
    const page = pageFor(c)
    const token = c.req.param('token')
    return (await needs.people.linkIsGood(token, needs.clock.now()))
      ? c.html(linkPage(page, token, await whoIs(c)))
      : c.html(deadLinkPage(page, await whoIs(c)), 410)
  })

  app.post('/sign-in/:token', async (c) => {
    const page = pageFor(c)
    try {
      // A foreign page must not sign anybody in as somebody else.
      sameOriginOnly(c, doors.publicUrl)
      const { token } = await enter(needs, c.req.param('token'), getCookie(c, staffCookie))
      setCookie(c, staffCookie, token, { ...cookie, maxAge: cookieAge })
      return c.redirect('/sign-in?entered', 303)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'link_dead')
        return c.html(deadLinkPage(page, await whoIs(c)), 410)
      if (error instanceof Rejected && error.problem.code === 'foreign_origin')
        return c.html(sayPage(page, staffTexts[page.language].foreign), 403)
      throw error
    }
  })

  app.get('/sign-in', async (c) => {
    const page = pageFor(c)
    const person = await whoIs(c)
    if (person === null) return c.html(noLinkPage(page, c.req.query('entered') !== undefined), 401)
    if (person.name === null) return c.html(namePage(page, person, ''))
    return c.redirect(startOf(person), 303)
  })

  app.post('/sign-in', async (c) => {
    const page = pageFor(c)
    sameOriginOnly(c, doors.publicUrl)
    const person = await whoIs(c)
    if (person === null) return c.html(noLinkPage(page), 401)
    if (person.name !== null) return c.redirect(startOf(person), 303)
    const typed = (await c.req.parseBody()).name
    const name = typeof typed === 'string' ? typed : ''
    const others = doors.keys.map((key) => key.name)
    try {
      await takeName(needs, person.id, name, others)
      return c.redirect(startOf(person), 303)
    } catch (error) {
      const problem = error instanceof Refusal ? whatIsWrong(error, staffTexts[page.language]) : undefined
      if (problem === undefined) throw error
      return c.html(namePage(page, person, name.slice(0, 200), problem), 400)
    }
  })

  app.post('/sign-out', async (c) => {
    sameOriginOnly(c, doors.publicUrl)
    const token = getCookie(c, staffCookie)
    if (token !== undefined) await needs.people.leave(token)
    deleteCookie(c, staffCookie, cookie)
    return c.redirect('/', 303)
  })
  return app
}

/** Where somebody's work is. */
const startOf = ({ roles }: Person): string =>
  roles.includes('agent') ? '/desk' : roles.includes('editor') ? '/editor' : '/people'

function whatIsWrong(
  { code, details }: Refusal,
  t: (typeof staffTexts)[keyof typeof staffTexts],
): string | undefined {
  if (code === 'name_taken') return t.nameTaken
  if (code !== 'name_not_usable') return undefined
  return details.why === 'length' ? t.length : details.why === 'lookalike' ? t.lookalike : t.character
}

import { type Context, Hono } from 'hono'
import type { Auditor } from '../stories/audit.ts'
import type { Needs } from '../stories/needs.ts'
import { type Admin, adminOnly } from './adminOnly.ts'
import type { Doors } from './app.ts'
import { auditPage } from './auditPage.ts'
import { auditTexts } from './auditTexts.ts'
import { languageOf } from './language.ts'

/** Dead letters a page shows; the count says how many there are. */
const mostShown = 50

/** The page that says whether the guarantee holds, and what has not left the house. For admins. */
export function auditRoutes(needs: Needs, doors: Doors, auditor: Auditor) {
  const pageFor = (c: Context) => {
    const language = languageOf(c)
    return { company: needs.settings.company, language, title: auditTexts[language].title }
  }
  return new Hono<Admin>()
    .use('/audit/*', adminOnly(needs, doors.publicUrl, pageFor))
    .get('/audit', async (c) => {
      const [report, counts, dead] = await Promise.all([
        auditor.now(),
        needs.outbox.counts(),
        needs.outbox.list('dead', mostShown),
      ])
      return c.html(auditPage(pageFor(c), c.var.admin, report, { counts, dead }))
    })
    .post('/audit/replay', async (c) => {
      const { id } = await c.req.parseBody()
      await needs.outbox.replay(typeof id === 'string' ? id : null, needs.clock.now())
      return c.redirect('/audit', 303)
    })
}

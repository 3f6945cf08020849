import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { replay } from '../domain/conversation.ts'
import type { Language } from '../domain/events.ts'
import { Refusal } from '../domain/refusal.ts'
import { asText, transcriptOf } from '../domain/transcript.ts'
import { type Found, NotStored, type Stored } from '../ports.ts'
import type { Needs } from '../stories/needs.ts'
import { takeTurn } from '../stories/takeTurn.ts'
import {
  askForPerson,
  correct,
  feedback,
  openConversation,
  rateConversation,
  solved,
  standingOf,
} from '../stories/talk.ts'
import { accentSheet } from './accent.ts'
import type { Doors } from './app.ts'
import { cookieName } from './auth.ts'
import { chatPage, code, noCookiePage, transcriptPage } from './chatPages.ts'
import { plainPage } from './headers.ts'
import { languageOf } from './language.ts'
import { count, hasWords, intoTheQueue } from './limits.ts'
import { articlePage, helpPage, startAgain } from './pages.ts'
import { Rejected } from './problem.ts'
import { stylesheet } from './style.ts'
import { texts } from './texts.ts'
import { waysRoutes } from './ways.ts'
import * as wire from './wire.ts'

/** The help page and the chat as plain pages: server-rendered, no JavaScript, one cookie once the chat is opened. */
export function helpRoutes(needs: Needs, doors: Doors) {
  const company = needs.settings.company
  const page = (language: Language, title: string = texts[language].help) => ({ company, language, title })
  const widget = doors.assets !== undefined
  const app = new Hono()

  app.use(async (c, next) => {
    plainPage(c)
    await next()
  })
  app.use('/', compress())
  app.use('/articles/*', compress())
  app.use('/chat/*', csrf())
  app.use('/chat', csrf())

  app.get('/style.css', (c) =>
    c.text(stylesheet + accentSheet(doors.accent), 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    }),
  )

  app.get('/', async (c) => {
    const language = languageOf(c)
    const q = (c.req.query('q') ?? '').slice(0, 500).trim()
    const search = () => needs.knowledge.search(q, { language, limit: 8 }, AbortSignal.timeout(10_000))
    const found = q === '' ? null : worthShowing(await search())
    const articles = await needs.knowledge.published(language)
    plainPage(c, 'none', widget ? 'self' : 'none')
    return c.html(helpPage({ ...page(language), widget }, articles, found && { q, found }))
  })

  app.get('/articles/:slug', async (c) => {
    const articles = await needs.knowledge.published()
    const article = articles.find((a) => a.slug === c.req.param('slug'))
    if (!article) throw new Refusal('article_not_found', 'There is no such article.')
    const translation = articles.find((a) => a.slug === article.translationOf)
    plainPage(c, 'none', widget ? 'self' : 'none')
    return c.html(articlePage({ ...page(article.language, article.title), widget }, article, translation))
  })

  app.post('/chat', async (c) => {
    const form = await c.req.parseBody()
    const language = form.lang === 'en' ? 'en' : 'de'
    const typed = text(form.text)
    const wantsPerson = form.person === 'yes'
    if (typed.trim() === '' && !wantsPerson) return c.redirect(`/?lang=${language}#ask`, 303)
    const words =
      typed.trim() === '' ? null : wire.NewMessage.safeParse({ id: needs.ids.uuid(), text: typed })
    if (words?.success === false) {
      return c.html(startAgain(page(language), typed, texts[language].tooLong), 400)
    }
    try {
      count(c, 'open')
      const { id, caseCode } = await openConversation(needs, { language })
      setCookie(c, cookieName, await doors.tokens.issue(id), {
        httpOnly: true,
        sameSite: 'Lax',
        secure: doors.secure,
        path: '/',
      })
      // The button first: whoever asks for a person is in the queue before anything else is said.
      if (words)
        await takeTurn(needs, { conversationId: id, messageId: words.data.id, text: words.data.text })
      if (wantsPerson)
        await intoTheQueue(
          c,
          async () => words !== null,
          () => askForPerson(needs, id, {}),
        )
      // Whether the cookie was taken shows only when the next page asks for it.
      return c.redirect(`/chat?lang=${language}&case=${caseCode}`, 303)
    } catch (error) {
      const why = notTaken(error)
      return c.html(startAgain(page(language), typed, texts[language][why.text]), why.status)
    }
  })

  app.get('/chat', async (c) => {
    const stored = await mine(c)
    if (!stored) {
      const begun = c.req.query('case') ?? ''
      if (!/^[0-9A-HJKMNP-TV-Z]{8}$/.test(begun)) return c.redirect('/#ask', 303)
      return c.html(noCookiePage(page(languageOf(c)), begun))
    }
    const standing = await standingOf(needs, stored)
    const { language } = replay(stored.log)
    return c.html(chatPage(page(language), standing, { messageId: needs.ids.uuid(), text: '' }))
  })

  app.get('/chat/transcript', async (c) => {
    plainPage(c, 'self')
    const stored = await mineOr404(c)
    const { language } = replay(stored.log)
    const given = new Map(
      stored.log.flatMap((e) => (e.type === 'feedback_given' ? [[e.about, e.helped] as const] : [])),
    )
    return c.html(
      transcriptPage(
        page(language),
        transcriptOf(stored.log, 'customer'),
        await standingOf(needs, stored),
        given,
        needs.ids.uuid(),
        Number(/^\d{1,9}$/.exec(c.req.query('look') ?? '')?.[0] ?? 0),
      ),
    )
  })

  app.get('/chat/transcript.txt', async (c) => {
    const { log, caseCode } = await mineOr404(c)
    c.header('content-disposition', `attachment; filename="${code(caseCode)}.txt"`)
    return c.text(asText(transcriptOf(log, 'customer'), replay(log).language))
  })

  app.post('/chat/messages', async (c) => {
    const stored = await mineOr404(c)
    const form = await c.req.parseBody()
    const typed = text(form.text)
    const { language } = replay(stored.log)
    const messageId = wire.Uuid.safeParse(form.id).data ?? needs.ids.uuid()
    const again = async (problem: string, status: 400 | 429 | 503) =>
      c.html(
        chatPage(page(language), await standingOf(needs, stored), { messageId, text: typed, problem }),
        status,
      )
    if (typed.trim() === '') return c.redirect('/chat', 303)
    const words = wire.NewMessage.safeParse({ id: messageId, text: typed })
    if (!words.success) return again(texts[language].tooLong, 400)
    const say = (id: string) =>
      takeTurn(needs, { conversationId: stored.id, messageId: id, text: words.data.text })
    try {
      count(c, 'message')
      await say(words.data.id).catch((error) => {
        // Somebody went back in the browser and wrote something else into the old form: these are new words.
        if (error instanceof Refusal && error.code === 'message_id_reused') return say(needs.ids.uuid())
        throw error
      })
    } catch (error) {
      const why = notTaken(error)
      return again(texts[language][why.text], why.status)
    }
    return c.redirect('/chat', 303)
  })

  app.post('/chat/person', async (c) => {
    const { id, log } = await mineOr404(c)
    count(c, 'handoff')
    await intoTheQueue(
      c,
      async () => hasWords(log),
      () => askForPerson(needs, id, {}),
    )
    return c.redirect('/chat', 303)
  })

  app.post('/chat/receipt', async (c) => {
    const comment = text((await c.req.parseBody()).comment).trim()
    const correction = wire.ReceiptCorrection.safeParse({ comment })
    if (correction.success) await correct(needs, (await mineOr404(c)).id, { comment })
    return c.redirect('/chat', 303)
  })

  app.post('/chat/feedback', async (c) => {
    const form = await c.req.parseBody()
    const { id } = await mineOr404(c)
    await feedback(needs, id, Number(form.seq), form.helped === 'yes')
    return c.redirect('/chat', 303)
  })

  app.post('/chat/solved', async (c) => {
    const form = await c.req.parseBody()
    await solved(needs, (await mineOr404(c)).id, form.solved === 'yes')
    return c.redirect('/chat', 303)
  })

  app.post('/chat/rating', async (c) => {
    const rating = wire.Rating.safeParse({ score: Number((await c.req.parseBody()).score) })
    if (!rating.success) throw new Rejected(400, 'invalid', 'A rating is a number from 1 to 5.')
    await rateConversation(needs, (await mineOr404(c)).id, { score: rating.data.score })
    return c.redirect('/chat', 303)
  })

  app.route('/', waysRoutes(needs, mineOr404, page))

  app.post('/chat/end', (c) => {
    deleteCookie(c, cookieName, { path: '/' })
    return c.redirect('/#ask', 303)
  })

  /** The conversation of the browser's cookie; null without one, or with one that is worth nothing. */
  async function mine(c: Context): Promise<Stored | null> {
    const id = await doors.tokens.read(getCookie(c, cookieName) ?? '')
    if (id === null) return null
    try {
      return await needs.store.read(id)
    } catch (error) {
      if (error instanceof Refusal) return null
      throw error
    }
  }
  async function mineOr404(c: Context): Promise<Stored> {
    const stored = await mine(c)
    if (!stored) throw new Refusal('conversation_not_found', 'There is no such conversation.')
    return stored
  }
  return app
}

/** Why a text comes back to whoever wrote it; anything else is thrown on. */
function notTaken(error: unknown): { text: 'notSent' | 'tooFast'; status: 429 | 503 } {
  if (error instanceof NotStored) return { text: 'notSent', status: 503 }
  if (error instanceof Rejected && error.problem.status === 429) return { text: 'tooFast', status: 429 }
  throw error
}

/**
 * What somebody may be glad to find: half as sure as the bot must be to offer it. The search always finds something,
 * and a list of what has nothing to do with the question is worse than the way to ask.
 */
const worthShowing = ({ found, bands }: Awaited<ReturnType<Needs['knowledge']['search']>>): Found[] =>
  found.filter(({ confidence }) => confidence >= (bands?.askBack ?? 0) / 2)

const text = (field: unknown): string => (typeof field === 'string' ? field.replaceAll('\r\n', '\n') : '')

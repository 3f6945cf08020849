import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { replay } from '../domain/conversation.ts'
import { chosenByCustomer, type Language } from '../domain/events.ts'
import { reaches } from '../domain/promises.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Stored } from '../ports.ts'
import { choose, stay } from '../stories/keepPromises.ts'
import type { Needs } from '../stories/needs.ts'
import { type Standing, standingOf } from '../stories/talk.ts'
import { hasWords, intoTheQueue } from './limits.ts'
import { layout, type Page } from './pages.ts'
import { texts } from './texts.ts'

/** Instead of waiting, without JavaScript: a page that never reloads by itself, so that what is typed stays. */
export function waysRoutes(
  needs: Needs,
  mine: (c: Context) => Promise<Stored>,
  page: (language: Language, title: string) => Page,
) {
  const show = async (stored: Stored, typed: Typed) => {
    const { language } = replay(stored.log)
    return waysPage(page(language, texts[language].waysTitle), await standingOf(needs, stored), typed)
  }
  return new Hono()
    .get('/chat/ways', async (c) => c.html(await show(await mine(c), {})))

    .post('/chat/ways', async (c) => {
      const stored = await mine(c)
      const { language } = replay(stored.log)
      const form = await c.req.parseBody()
      const kind = chosenByCustomer.find((one) => one === form.kind) ?? 'chat_later'
      const contact = typeof form.contact === 'string' ? form.contact.trim().slice(0, 200) : ''
      const again = async (problem: string) => c.html(await show(stored, { kind, contact, problem }), 400)
      const t = texts[language]
      const channel = kind === 'email' ? ('email' as const) : ('phone' as const)
      if (kind !== 'chat_later' && !reaches({ channel, contact }))
        return again(kind === 'email' ? t.noAddress : t.noPhone)
      const choice = kind === 'chat_later' ? { kind } : { kind, contact: { channel, contact } }
      try {
        await intoTheQueue(
          c,
          async () => hasWords(stored.log),
          () => choose(needs, stored.id, choice),
        )
      } catch (error) {
        if (error instanceof Refusal && error.code === 'not_waiting') return again(t.withPerson)
        throw error
      }
      return c.redirect('/chat', 303)
    })

    .post('/chat/stay', async (c) => {
      await stay(needs, (await mine(c)).id)
      return c.redirect('/chat', 303)
    })
}

interface Typed {
  kind?: (typeof chosenByCustomer)[number]
  contact?: string
  problem?: string
}

function waysPage(page: Page, standing: Standing, typed: Typed) {
  const t = texts[page.language]
  const known = standing.receipt.contact
  const reach = (kind: 'email' | 'call_back', label: string, field: string) => {
    const channel = kind === 'email' ? 'email' : 'phone'
    const value = typed.kind === kind ? typed.contact : known?.channel === channel ? known.contact : ''
    const wrong = typed.kind === kind && typed.problem !== undefined
    return html`<form action="/chat/ways" method="post"><h2>${label}</h2>
<input type="hidden" name="kind" value="${kind}">
<label for="${kind}">${field}</label>
<input id="${kind}" name="contact" type="${kind === 'email' ? 'email' : 'tel'}" autocomplete="${kind === 'email' ? 'email' : 'tel'}" maxlength="200" required value="${value ?? ''}"${wrong ? html` aria-invalid="true" aria-describedby="problem"` : ''}>
<div class="row"><button class="second">${t.promiseMe}</button></div></form>`
  }
  return layout(
    page,
    html`<header><a class="brand" href="/?lang=${page.language}">${page.company} ${t.help}</a></header>
<main><h1>${t.waysTitle}</h1>
${typed.problem === undefined ? '' : html`<p class="problem" role="alert" id="problem">${typed.problem}</p>`}
${reasonOf(page.language, standing)}
<p>${t.waysWhy}</p>
<form action="/chat/ways" method="post"><input type="hidden" name="kind" value="chat_later"><div class="row"><button class="second">${t.chatLater}</button></div></form>
${reach('email', t.byEmail, t.emailAddress)}
${reach('call_back', t.byPhone, t.phoneNumber)}
<p><a href="/chat">${t.backToChat}</a></p></main>`,
  )
}

function reasonOf(language: Language, { hours, choices }: Standing) {
  const t = texts[language]
  if (hours.inWords !== null) return html`<p>${t.backAt(hours.inWords)}</p>`
  switch (choices?.why) {
    case 'long_wait':
      return html`<p>${t.longWait}</p>`
    case 'nobody_here':
      return html`<p>${t.nobodyHere}</p>`
    default:
      return ''
  }
}

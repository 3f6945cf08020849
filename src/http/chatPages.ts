import { html } from 'hono/html'
import { inWords } from '../domain/notices.waiting.ts'
import type { Line } from '../domain/transcript.ts'
import type { Standing } from '../stories/talk.ts'
import { markdown } from './markdown.ts'
import { layout, type Page } from './pages.ts'
import { texts } from './texts.ts'
import { longestMessage } from './wire.ts'

/** The chat without JavaScript: the conversation refreshes itself in a frame, what is being typed stays untouched. */
export function chatPage(
  page: Page,
  standing: Standing,
  draft: { messageId: string; text: string; problem?: string },
) {
  const t = texts[page.language]
  return layout(
    page,
    html`<header><a class="brand" href="/?lang=${page.language}">${page.company} ${t.help}</a>
<span class="quiet">${t.case} <b>${code(standing.case)}</b></span></header>
<main class="chat"><h1 class="hidden">${t.transcript}</h1>
<iframe src="/chat/transcript#end" title="${t.transcript}"></iframe>
${draft.problem ? html`<p class="problem" role="alert">${draft.problem}</p>` : ''}
<form action="/chat/messages" method="post">
<input type="hidden" name="id" value="${draft.messageId}">
<label for="text">${t.yourMessage}</label>
<div class="write"><textarea id="text" name="text" rows="2" maxlength="${longestMessage}" required autofocus>${draft.text}</textarea>
<button>${t.send}</button></div>
</form>
<div class="row">
<form action="/chat/person" method="post"><button class="second">${t.person}</button></form>
<a class="quiet" href="/chat/transcript.txt">${t.takeAlong}</a>
<form action="/chat/end" method="post"><button class="quiet">${t.newConversation}</button></form>
</div>
</main>`,
  )
}

/** Somebody has begun a conversation whose cookie their browser did not keep: nothing is lost but this view. */
export function noCookiePage(page: Page, caseCode: string) {
  const t = texts[page.language]
  return layout(
    page,
    html`<header><a class="brand" href="/?lang=${page.language}">${page.company} ${t.help}</a></header>
<main><h1>${t.noCookie}</h1><p>${t.noCookieKept(code(caseCode))}</p><p>${t.noCookieNext}</p></main>`,
  )
}

/** Seconds between two looks while somebody may answer at any moment, and otherwise. */
const refreshes = { soon: 4, later: 30 }

/**
 * What was said, and what can be done about it. Reloads itself, and stands at its end again. `look` counts the looks:
 * a browser only scrolls, and asks for nothing, where a page leads to its own address with a fragment.
 */
export function transcriptPage(
  page: Page,
  lines: readonly Line[],
  standing: Standing,
  feedbackGiven: ReadonlyMap<number, boolean>,
  messageId: string,
  look: number,
) {
  const live = standing.status === 'waiting' || standing.status === 'with_agent'
  return layout(
    page,
    html`<main class="frame"><h1 class="hidden">${texts[page.language].transcript}</h1><div class="transcript" role="log">
${lines.map((line) => bubble(page, line, feedbackGiven, messageId))}
${foot(page, standing)}
<span id="end"></span></div></main>`,
    `${live ? refreshes.soon : refreshes.later}; url=/chat/transcript?look=${look + 1}#end`,
  )
}

function bubble(
  { language }: Page,
  line: Line,
  feedbackGiven: ReadonlyMap<number, boolean>,
  messageId: string,
) {
  const t = texts[language]
  const who = line.name ?? (line.who === 'customer' ? t.you : line.who === 'bot' ? t.bot : t.system)
  const said = line.who === 'bot' ? markdown(line.text) : html`<p>${line.text}</p>`
  const given = feedbackGiven.get(line.seq)
  const ask = (helped: boolean, label: string) =>
    html`<button name="helped" value="${helped ? 'yes' : 'no'}" aria-pressed="${String(given === helped)}">${label}</button>`
  return html`<div class="line ${line.who}"><span class="who">${who}</span>${said}
${line.partial ? html`<p class="soft">${t.partial}</p>` : ''}
${
  line.sources?.length
    ? html`<p class="soft">${t.sources}: ${line.sources.map((s) => html`<a href="/articles/${s.slug}" target="_top">${s.title}</a> `)}</p>
<form action="/chat/feedback" method="post" target="_top"><input type="hidden" name="seq" value="${line.seq}">${ask(true, t.helped)}${ask(false, t.didNotHelp)}</form>`
    : ''
}
${
  line.choices?.length
    ? html`<form action="/chat/messages" method="post" target="_top" class="choices">
<input type="hidden" name="id" value="${messageId}">
${line.choices.map((choice) => html`<button name="text" value="${choice.title}">${choice.title}</button>`)}
<button name="text" value="${t.noneOfThese}">${t.noneOfThese}</button></form>`
    : ''
}</div>`
}

/** Where the customer stands, and the question that fits: place and receipt, solved or not, stars. */
function foot({ language }: Page, s: Standing) {
  const t = texts[language]
  if (s.position !== null || s.status === 'promised') return waiting(language, s)
  if (s.mayRate) {
    return html`<form class="standing" action="/chat/rating" method="post" target="_top"><p>${t.rate}</p>
${[1, 2, 3, 4, 5].map((n) => html`<button name="score" value="${n}">${n}</button>`)}</form>`
  }
  const question = html`<form class="standing" action="/chat/solved" method="post" target="_top"><p>${t.isItSolved}</p>
<button name="solved" value="yes">${t.yes}</button><button name="solved" value="no">${t.no}</button></form>`
  switch (s.status) {
    case 'with_agent':
      return html`<div class="standing" role="status"><p>${t.withAgent(s.agent ?? '')}</p>${owed(language, s)}</div>`
    case 'resolved':
      return s.confirmedSolved ? html`<p class="standing">${t.rated}</p>` : question
    case 'with_bot':
      return s.receipt.tried.length > 0 ? question : ''
    case 'waiting':
      return ''
    default:
      return s.status satisfies never
  }
}

/** Their place and what it means, or what was promised instead; the other ways have a page of their own, which does not reload under the hand. */
function waiting(language: Page['language'], s: Standing) {
  const t = texts[language]
  const place =
    s.position === null
      ? html`<b>${t.promised}</b>`
      : html`<b>${t.position(s.position)}</b> ${inWords(s.expectedWait)[language]}`
  return html`<div class="standing" role="status"><p>${place}</p>
${s.hours.inWords === null || s.status === 'promised' ? '' : html`<p>${t.backAt(s.hours.inWords)}</p>`}
${s.choices?.why === 'long_wait' ? html`<p>${t.longWait}</p>` : ''}
${owed(language, s)}
${s.choices ? html`<p><a href="/chat/ways" target="_top">${s.status === 'promised' ? t.otherWays : t.ways}</a></p>` : ''}
${
  s.status === 'promised' && s.promises.some((p) => p.by === 'house')
    ? html`<form action="/chat/stay" method="post" target="_top"><button>${t.stay}</button></form>`
    : ''
}
${receipt(language, s)}</div>`
}

/** What we owe them; what was not kept says so. */
function owed(language: Page['language'], { promises }: Standing) {
  const t = texts[language]
  if (promises.length === 0) return ''
  return html`<ul>${promises.map(
    (p) =>
      html`<li>${p.inWords} ${p.broken ? html`<b class="problem">${t.notKept}</b>` : html`<b>${t.promisedState}</b>`}</li>`,
  )}</ul>`
}

function receipt(language: Page['language'], { receipt: r, ifNobodyComes }: Standing) {
  const t = texts[language]
  const list = (label: string, items: readonly string[]) =>
    items.length === 0 ? '' : html`<dt>${label}</dt>${items.map((item) => html`<dd>${item}</dd>`)}`
  return html`<details><summary>${t.receipt}</summary><dl>
${list(t.matter, r.matter ? [r.matter] : [])}
${list(
  t.facts,
  r.facts.map((f) => f.value),
)}
${list(
  t.tried,
  r.tried.map((x) => x.title),
)}
${list(t.added, r.added)}
${list(t.nobody, [ifNobodyComes])}</dl>
<form action="/chat/receipt" method="post" target="_top"><label for="comment">${t.addComment}</label>
<div class="row"><input id="comment" name="comment" maxlength="2000" required><button class="second">${t.add}</button></div></form></details>`
}

/** `7K2M49QD` as it is said aloud: `7K2M-49QD`. */
export const code = (caseCode: string): string => `${caseCode.slice(0, 4)}-${caseCode.slice(4)}`

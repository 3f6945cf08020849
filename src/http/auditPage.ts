import { html } from 'hono/html'
import type { Outbox, OutboxLine, Person } from '../ports.ts'
import type { AuditLine, AuditReport } from '../stories/audit.ts'
import { auditTexts } from './auditTexts.ts'
import { code } from './chatPages.ts'
import type { Page } from './pages.ts'
import { staffPage } from './staffPages.ts'

interface Unsent {
  counts: Awaited<ReturnType<Outbox['counts']>>
  dead: readonly OutboxLine[]
}

/** Whether the guarantee holds: the verdict first, then each line of it, then what has not left the house. */
export function auditPage(page: Page, me: Person, report: AuditReport, unsent: Unsent) {
  const t = auditTexts[page.language]
  const broken = report.invariants.reduce((sum, line) => sum + line.broken, 0)
  const lost = report.lost.messages + report.lost.questions
  return staffPage(
    page,
    me,
    html`<section><p class="${broken + lost === 0 ? 'good' : 'problem'}" role="status"><b>${broken === 0 ? t.nothingBroken : t.broken(broken)}</b> ${lost === 0 ? t.nothingLost : t.lost(report.lost.messages, report.lost.questions)}</p>
<p class="soft">${t.read(report.conversations, report.events)} ${time(page, report.at)} · <a href="/audit">${t.again}</a></p>
<p class="soft">${t.whatLostMeans}</p>
${report.restored === null ? '' : html`<p class="soft">${t.restored} ${time(page, report.restored.at)} (${t.backupOf} ${time(page, report.restored.madeAt)}). ${t.betweenIsGone}</p>`}
${
  report.broken.length === 0
    ? ''
    : html`<ul class="broken">${report.broken.map((b) => html`<li><b>${b.invariant}</b> <code>${b.conversationId}</code> ${b.detail}</li>`)}</ul>`
}</section>
<section><h2>${t.each}</h2><table><thead><tr><th scope="col">${t.name}</th><th scope="col">${t.says}</th><th scope="col">${t.state}</th></tr></thead>
<tbody>${report.invariants.map((line) => row(page, line))}</tbody></table></section>
<section><h2>${t.outside}</h2>${outside(page, unsent)}</section>`,
  )
}

function row({ language }: Page, { name, says, shownBy, test, broken }: AuditLine) {
  const t = auditTexts[language]
  const state = broken > 0 ? t.times(broken) : shownBy === 'test' ? t.byTest : t.holds
  return html`<tr><th scope="row">${name}</th><td>${language === 'de' ? (auditTexts.de.invariants[name] ?? says) : says}${test === null ? '' : html`<br><span class="soft">${t.shownBy} ${test}</span>`}</td><td>${broken > 0 ? html`<b class="problem">${state}</b>` : state}</td></tr>`
}

function outside(page: Page, { counts, dead }: Unsent) {
  const t = auditTexts[page.language]
  const pending = counts.reduce((sum, count) => sum + count.pending, 0)
  const deadCount = counts.reduce((sum, count) => sum + count.dead, 0)
  return html`<p>${pending === 0 ? t.nothingPending : t.pending(pending)} ${deadCount === 0 ? t.nothingDead : t.dead(deadCount)}</p>
${
  dead.length === 0
    ? ''
    : html`<form action="/audit/replay" method="post"><button class="second">${t.replayAll}</button></form>
<ul class="people">${dead.map(
        (
          line,
        ) => html`<li><b>${line.target === 'mail' ? t.mail : t.webhook}</b> ${line.topic} · ${code(line.caseCode)}
<p class="soft">${line.failure ?? ''} · ${t.tries(line.attempts)} · ${time(page, line.deadAt)}</p>
<form class="row" action="/audit/replay" method="post"><input type="hidden" name="id" value="${line.id}"><button class="second" aria-label="${t.replay}: ${line.topic} ${code(line.caseCode)}">${t.replay}</button></form></li>`,
      )}</ul>`
}`
}

/** The server does not know where the reader lives, so it says the zone. */
const time = ({ language }: Page, at: Date | null) =>
  at === null
    ? ''
    : html`<time datetime="${at.toISOString()}">${new Intl.DateTimeFormat(
        language === 'de' ? 'de-DE' : 'en-GB',
        { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' },
      ).format(at)} UTC</time>`

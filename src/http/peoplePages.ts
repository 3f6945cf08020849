import { html } from 'hono/html'
import { type Role, roles } from '../domain/staff.ts'
import type { Person } from '../ports.ts'
import type { Page } from './pages.ts'
import { staffPage } from './staffPages.ts'
import { roleNames, staffTexts } from './staffTexts.ts'

/** Who works here, and what can be done about it. */
export function peoplePage(page: Page, me: Person, people: readonly Person[], problem?: string) {
  const t = staffTexts[page.language]
  const here = people.filter((person) => person.dismissedAt === null)
  const gone = people.filter((person) => person.dismissedAt !== null)
  return staffPage(
    page,
    me,
    html`${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`}
<section><h2>${t.works}</h2><ul class="people">${here.map((person) => card(page, person, me.id === person.id))}</ul></section>
<section class="ask"><h2>${t.add}</h2>
<form action="/people" method="post">
<label for="whom">${t.forWhom}</label>
<p class="soft" id="whom-why">${t.forWhomWhy}</p>
<input id="whom" name="whom" required maxlength="60" autocomplete="off" aria-describedby="whom-why">
${roleBoxes(page, ['agent'])}
<div class="row"><button>${t.addButton}</button></div>
</form></section>
${
  gone.length === 0
    ? ''
    : html`<section><h2>${t.worked}</h2><ul class="people">${gone.map(
        (
          person,
        ) => html`<li><b>${person.name ?? person.invitedAs}</b> <span class="soft">${since(page, person.dismissedAt)}</span>
<form class="row" action="/people/${person.id}/readmit" method="post"><button class="second">${t.readmit}</button></form></li>`,
      )}</ul></section>`
}`,
  )
}

function card(page: Page, person: Person, isMe: boolean) {
  const t = staffTexts[page.language]
  const name = person.name ?? person.invitedAs
  const label = (what: string) => `${what}: ${name}`
  return html`<li><b>${name}</b>${isMe ? html` <span class="soft">(${t.you})</span>` : ''}
<p class="soft">${person.seenAt === null ? t.neverIn : html`${t.lastSeen} ${since(page, person.seenAt)}`}</p>
<form class="row" action="/people/${person.id}/roles" method="post">${roleBoxes(page, person.roles)}
<button class="second" aria-label="${label(t.saveRoles)}">${t.saveRoles}</button></form>
<div class="row">
<form action="/people/${person.id}/link" method="post"><button class="second" aria-label="${label(t.newLink)}">${t.newLink}</button></form>
${isMe ? '' : html`<details><summary aria-label="${label(t.dismiss)}">${t.dismiss}</summary><p>${t.dismissWhy}</p><form action="/people/${person.id}/dismiss" method="post"><button aria-label="${label(t.dismiss)}">${t.dismiss}</button></form></details>`}
</div></li>`
}

function roleBoxes({ language }: Page, has: readonly Role[]) {
  return html`<fieldset class="row"><legend class="soft">${staffTexts[language].roles}</legend>${roles.map(
    (role) =>
      html`<label class="tick"><input type="checkbox" name="role" value="${role}"${has.includes(role) ? html` checked` : ''}>${roleNames[language][role]}</label>`,
  )}</fieldset>`
}

/** The link, shown once: whoever reloads this page makes another one. */
export function handOverPage(page: Page, me: Person, whom: string, address: string, until: Date) {
  const t = staffTexts[page.language]
  return staffPage(
    { ...page, title: t.linkFor(whom) },
    me,
    html`<p>${t.linkOnce}</p>
<label for="link">${t.linkFor(whom)}</label>
<input id="link" readonly value="${address}">
<p class="soft">${t.goodUntil} ${since(page, until)}</p>
<p><a href="/people">${t.back}</a></p>`,
  )
}

/** The server does not know where the reader lives, so it says the zone. */
const since = ({ language }: Page, at: Date | null) =>
  at === null
    ? ''
    : html`<time datetime="${at.toISOString()}">${new Intl.DateTimeFormat(
        language === 'de' ? 'de-DE' : 'en-GB',
        {
          dateStyle: 'medium',
          timeStyle: 'short',
          timeZone: 'UTC',
        },
      ).format(at)} UTC</time>`

import { html } from 'hono/html'
import { may, nameLength } from '../domain/staff.ts'
import type { Person } from '../ports.ts'
import { layout, type Page } from './pages.ts'
import { roleNames, staffTexts } from './staffTexts.ts'

export type Html = ReturnType<typeof html>

/** Whatever page staff sees that is not live: who is there, where they may go, and the way out. */
export function staffPage(page: Page, person: Person | null, content: Html) {
  const t = staffTexts[page.language]
  const ways = [
    ['/desk', t.desk, 'agent'],
    ['/editor', t.editor, 'editor'],
    ['/people', t.people, 'admin'],
    ['/audit', t.audit, 'admin'],
  ] as const
  return layout(
    page,
    html`<header><a class="brand" href="/">${page.company}</a>
<nav>${ways.filter(([, , role]) => person !== null && person.name !== null && may(person.roles, role)).map(([href, label]) => html`<a href="${href}"${page.title === label ? html` aria-current="page"` : ''}>${label}</a> `)}</nav>
${
  person === null
    ? ''
    : html`<form action="/sign-out" method="post"><button class="quiet" title="${person.name === null ? '' : t.signedInAs(person.name)}">${t.signOut}</button></form>`
}</header>
<main><h1>${page.title}</h1>${content}</main>`,
  )
}

/** The link works; a button uses it, because mail scanners open links too. */
export function linkPage(page: Page, token: string, person: Person | null) {
  const t = staffTexts[page.language]
  return staffPage(
    page,
    null,
    html`<p>${t.linkFound}</p>
${person?.name == null ? '' : html`<p class="soft">${t.signedInAs(person.name)}</p>`}
<form action="/sign-in/${token}" method="post"><button>${t.signIn}</button></form>`,
  )
}

export function deadLinkPage(page: Page, person: Person | null) {
  const t = staffTexts[page.language]
  return staffPage(
    { ...page, title: t.linkDead },
    person,
    html`<p>${t.linkDeadWhy}</p><p>${t.linkDeadNext}</p>
${person === null ? '' : html`<p>${t.alreadyIn} <a href="/sign-in">${t.goOn}</a></p>`}`,
  )
}

export const sayPage = (page: Page, sentence: string) =>
  staffPage(page, null, html`<p role="alert">${sentence}</p>`)

/** Not signed in: how one gets in, and no loop. `entered`: they have just used a link, in vain. */
export function noLinkPage(page: Page, entered = false) {
  const t = staffTexts[page.language]
  return staffPage(
    { ...page, title: t.notSignedIn },
    null,
    html`${entered ? html`<p class="problem" role="alert">${t.noCookie}</p>` : ''}<p>${t.howToGetIn}</p><p>${t.askAdmin}</p>
<p>${t.askMachine}</p><p><code>npm run sign-in</code></p>
<p><a class="quiet" href="/?lang=${page.language}">${t.forCustomers}</a></p>`,
  )
}

export function notYoursPage(page: Page, person: Person) {
  const t = staffTexts[page.language]
  const has = person.roles.map((role) => roleNames[page.language][role]).join(', ')
  return staffPage({ ...page, title: t.notYours }, person, html`<p>${t.notYoursWhy(has)}</p>`)
}

/** The name customers will read. What was typed comes back with whatever was wrong. */
export function namePage(page: Page, person: Person, typed: string, problem?: string) {
  const t = staffTexts[page.language]
  return staffPage(
    { ...page, title: t.yourName },
    person,
    html`<form action="/sign-in" method="post">
<p id="why">${t.nameWhy}</p>
${problem === undefined ? '' : html`<p class="problem" role="alert" id="problem">${problem}</p>`}
<label for="name">${t.name}</label>
<input id="name" name="name" value="${typed}" required minlength="${nameLength.shortest}" maxlength="${nameLength.longest}"
 autocomplete="name" autofocus aria-describedby="why${problem === undefined ? '' : ' problem'}">
<div class="row"><button>${t.takeName}</button></div></form>`,
  )
}

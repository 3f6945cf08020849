import { html, raw } from 'hono/html'
import type { Language } from '../domain/events.ts'
import type { Published } from '../domain/knowledge/article.ts'
import { machineNotice } from '../domain/notices.ts'
import type { Found } from '../ports.ts'
import { markdown } from './markdown.ts'
import { texts } from './texts.ts'
import { longestMessage } from './wire.ts'

type Html = ReturnType<typeof html>

export interface Page {
  company: string
  language: Language
  title: string
  /** Whether the live chat is to be had here. */
  widget?: boolean
}

/** The frame of every page: works without a script, one style sheet, nothing from elsewhere; the live chat beside it where it is to be had. */
export const layout = (
  { company, language, title, widget }: Page,
  content: Html,
  /** When the page asks for which next one: `SECONDS; url=ADDRESS`. */
  refresh?: string,
) => html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refresh === undefined ? '' : html`<meta http-equiv="refresh" content="${refresh}">`}
<title>${title} · ${company}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>${content}${widget ? html`<script src="/widget.js" data-lang="${language}" async></script>` : ''}</body>
</html>`

/** What search engines read of a question page. `<` is escaped, so that no text can end the element. */
const faqData = (articles: readonly Published[]) => {
  const questions = articles.map(({ title, body }) => ({
    '@type': 'Question',
    name: title,
    acceptedAnswer: { '@type': 'Answer', text: body.trim().split(/\n{2,}/)[0] ?? '' },
  }))
  const data = { '@context': 'https://schema.org', '@type': 'FAQPage', mainEntity: questions }
  return html`<script type="application/ld+json">${raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>`
}

const header = ({ company, language }: Page, switchTo: string) => html`
<header><a class="brand" href="/?lang=${language}">${company} ${texts[language].help}</a>
<a class="quiet" hreflang="${language === 'de' ? 'en' : 'de'}" href="${switchTo}">${texts[language].other}</a></header>`

/** Articles, search, and the way to ask: the first minute of the product. */
export function helpPage(
  page: Page,
  articles: readonly Published[],
  searched: { q: string; found: readonly Found[] } | null,
) {
  const t = texts[page.language]
  const other = page.language === 'de' ? 'en' : 'de'
  const link = (a: Published) => html`<li><a href="/articles/${a.slug}">${a.title}</a></li>`
  return layout(
    page,
    html`${header(page, `/?lang=${other}`)}
<main><h1 class="hidden">${page.company} ${t.help}</h1>
<form class="search" role="search" action="/" method="get">
<input type="hidden" name="lang" value="${page.language}">
<label for="q">${t.searchLabel}</label>
<div class="row"><input id="q" name="q" type="search" maxlength="500" value="${searched?.q ?? ''}"><button>${t.search}</button></div>
</form>
${
  searched === null
    ? ''
    : searched.found.length === 0
      ? html`<p class="empty">${t.nothingFound}</p>`
      : html`<ol class="found">${searched.found.map((f) => html`<li><a href="/articles/${f.article.slug}">${f.article.title}</a></li>`)}</ol>`
}
<section><h2>${t.allArticles}</h2>
${
  articles.length === 0
    ? html`<p class="empty">${t.noArticles}</p>`
    : [...groups(articles)].map(([tag, list]) => html`<h3>${tag}</h3><ul>${list.map(link)}</ul>`)
}
</section>
${startForm(page, '')}
</main>${articles.length > 0 ? faqData(articles) : ''}`,
  )
}

/** One article on an address of its own. */
export function articlePage(page: Page, article: Published, translation: Published | undefined) {
  const t = texts[page.language]
  const other = translation
    ? `/articles/${translation.slug}`
    : `/?lang=${page.language === 'de' ? 'en' : 'de'}`
  return layout(
    page,
    html`${header(page, other)}
<main>
<p><a class="quiet" href="/?lang=${page.language}">← ${t.backToArticles}</a></p>
<article><h1>${article.title}</h1>${markdown(article.body)}
${article.validUntil ? html`<p class="soft">${t.until} <time datetime="${article.validUntil}">${article.validUntil}</time></p>` : ''}</article>
${startForm(page, '')}
</main>${faqData([article])}`,
  )
}

/** The first words once more, when they could not be taken: what was wrong, and all that was typed. */
export const startAgain = (page: Page, text: string, problem: string) =>
  layout(
    page,
    html`${header(page, `/?lang=${page.language === 'de' ? 'en' : 'de'}`)}
<main><h1 class="hidden">${page.company} ${texts[page.language].help}</h1>${startForm(page, text, problem)}</main>`,
  )

/** The chat's first words. What was typed comes back with whatever went wrong. */
export function startForm(page: Page, text: string, problem?: string) {
  const t = texts[page.language]
  return html`<section class="ask" id="ask"><h2>${t.ask}</h2>
<p class="notice">${machineNotice(page.company, page.language)}</p>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : ''}
<form action="/chat" method="post">
<input type="hidden" name="lang" value="${page.language}">
<label for="text">${t.yourMessage}</label>
<textarea id="text" name="text" rows="3" maxlength="${longestMessage}">${text}</textarea>
<div class="row"><button>${t.send}</button><button class="second" name="person" value="yes">${t.person}</button></div>
</form></section>`
}

function groups(articles: readonly Published[]): Map<string, Published[]> {
  const byTag = new Map<string, Published[]>()
  for (const article of articles) {
    const tag = article.tags[0] ?? '…'
    byTag.set(tag, [...(byTag.get(tag) ?? []), article])
  }
  return new Map([...byTag].sort(([a], [b]) => a.localeCompare(b)))
}

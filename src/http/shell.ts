import type { Context } from 'hono'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { html } from 'hono/html'
import type { Language } from '../domain/events.ts'
import { machineNotice } from '../domain/notices.ts'
import type { Assets } from '../ports.ts'
import { type Accent, accentPath, accentSheet, loaderColoured } from './accent.ts'
import { Rejected } from './problem.ts'

const shortly = 'public, max-age=300'

export interface Shell {
  title: string
  language: Language
  /** The page's source, e.g. `src/web/desk/main.tsx`. */
  entry: string
  /** What the page needs to know before it asks: written as `data-` attributes of its root. */
  data: Record<string, string>
  /** Who may show it in a frame: a source list of a content security policy. */
  frames: string
}

/** An empty page that a script of ours fills. Nothing inline, nothing from elsewhere. */
export function shell(c: Context, assets: Assets, { title, language, entry, data, frames }: Shell) {
  const { script, styles, preload } = assets.entry(entry)
  c.header(
    'content-security-policy',
    `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${frames}; require-trusted-types-for 'script'`,
  )
  // This older header cannot name sites; where some are allowed, the policy above alone decides.
  if (frames !== "'none'") c.header('x-frame-options', undefined)
  const attributes = Object.entries(data).map(([name, value]) => html` data-${name}="${value}"`)
  return c.html(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<title>${title}</title>
${styles.map((href) => html`<link rel="stylesheet" href="${href}">`)}
${preload.map((href) => html`<link rel="modulepreload" href="${href}">`)}
<script type="module" src="${script}"></script>
</head>
<body><div id="app"${attributes}></div></body>
</html>`)
}

/**
 * The built files, the widget's loader, and the frame it opens. `origins`: sites that may embed the chat;
 * `accent`: the company's colour.
 */
export function assetRoutes(assets: Assets, company: string, origins: readonly string[], accent?: Accent) {
  const serve = async (c: Context, path: string, cache: string) => {
    const brotli = /\bbr\b/.test(c.req.header('accept-encoding') ?? '')
    const file = await assets.file(path, brotli)
    if (!file) throw new Rejected(404, 'not_found', 'There is nothing at this address.')
    return c.body(file.bytes, 200, {
      'content-type': file.type,
      'cache-control': cache,
      vary: 'accept-encoding',
      ...(file.brotli ? { 'content-encoding': 'br' } : {}),
    })
  }
  const loader = assets.entry('src/web/widget/loader.ts').script
  const app = new Hono()
    .get('/assets/*', (c) => serve(c, c.req.path, 'public, max-age=31536000, immutable'))
    .get('/widget.js', compress({ threshold: 0 }), async (c) => {
      // Host pages on other sites load it, also those that isolate themselves.
      c.header('cross-origin-resource-policy', 'cross-origin')
      if (accent === undefined) return serve(c, loader, shortly)
      const file = await assets.file(loader, false)
      return c.body(loaderColoured(new TextDecoder().decode(file?.bytes), accent), 200, {
        'content-type': file?.type ?? 'text/javascript; charset=utf-8',
        'cache-control': shortly,
      })
    })
    .get('/widget', compress({ threshold: 0 }), (c) => {
      const language = c.req.query('lang') === 'en' ? 'en' : 'de'
      return shell(c, assets, {
        title: company,
        language,
        entry: `src/web/widget/${language}.ts`,
        data: { company, language, notice: machineNotice(company, language) },
        frames: ["'self'", ...origins].join(' '),
      })
    })
  if (accent !== undefined) {
    app.get(accentPath, (c) =>
      c.text(accentSheet(accent), 200, {
        'content-type': 'text/css; charset=utf-8',
        'cache-control': shortly,
      }),
    )
  }
  return app
}

import type { Context } from 'hono'
import { html } from 'hono/html'
import { layout } from './pages.ts'

interface Schema {
  [key: string]: unknown
}
interface Operation {
  summary?: string
  tags?: string[]
  requestBody?: { content?: Record<string, { schema?: Schema }> }
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>
}
interface Spec {
  info: { title: string; version: string; description: string }
  paths: Record<string, Record<string, Operation>>
}

/** /openapi.json for people: rendered by ourselves, so that reading it loads nothing from elsewhere. */
export function docsPage(openapi: () => Response | Promise<Response>) {
  return async (c: Context) => {
    const spec = (await (await openapi()).json()) as Spec
    const operations = Object.entries(spec.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        path,
        method: method.toUpperCase(),
        operation,
      })),
    )
    const tags = [...new Set(operations.map((o) => o.operation.tags?.[0] ?? ''))]
    c.header(
      'content-security-policy',
      "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    return c.html(
      layout(
        { company: spec.info.title, language: 'en', title: 'API' },
        html`<header><span class="brand">${spec.info.title} API ${spec.info.version}</span><a class="quiet" href="/openapi.json">openapi.json</a></header>
<main><h1>${spec.info.title} API</h1><p>${spec.info.description} Errors are problem details (RFC 9457): <code>code</code> is stable, <code>detail</code> is for people.</p>
${tags.map((tag) => html`<section><h2>${tag}</h2>${operations.filter((o) => o.operation.tags?.[0] === tag).map(shown)}</section>`)}</main>`,
      ),
    )
  }
}

function shown({ path, method, operation }: { path: string; method: string; operation: Operation }) {
  const answers = Object.entries(operation.responses ?? {}).filter(([status]) => status !== 'default')
  return html`<details><summary><span class="method">${method}</span><code>${path}</code> ${operation.summary ?? ''}</summary>
${schemas(operation.requestBody?.content).map((s) => html`<p class="soft">Body</p><pre>${s}</pre>`)}
${answers.map(([status, answer]) => html`<p class="soft">${status}</p>${schemas(answer.content).map((s) => html`<pre>${s}</pre>`)}`)}
</details>`
}

const schemas = (content: Record<string, { schema?: Schema }> | undefined): string[] =>
  Object.values(content ?? {}).map(({ schema }) => JSON.stringify(schema, null, 2))

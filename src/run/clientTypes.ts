/**
 * `npm run client-types`: the types of `src/client` from the API's own description. `-- --check` only says whether
 * they are current.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { compile, type JSONSchema } from 'json-schema-to-typescript'
import { createApp } from '../http/app.ts'
import { customerTokens } from '../http/auth.ts'
import type { Needs } from '../stories/needs.ts'
import { command } from './command.ts'
import { NotReady } from './notReady.ts'

const target = new URL('../client/operations.ts', import.meta.url)

interface Described {
  summary?: string
  parameters?: { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: JSONSchema }[]
  requestBody?: { content: Record<string, { schema: JSONSchema }> }
  responses: Record<string, { content?: Record<string, { schema: JSONSchema }> }>
}
interface Description {
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, JSONSchema> }
}

/** What the API says of itself. Nobody is asked anything, so the house need not be furnished. */
async function describedApi(): Promise<Description> {
  const app = createApp({ settings: { company: '' } } as Needs, {
    tokens: customerTokens('nobody is let in with this secret'),
    keys: [],
    ready: async () => true,
    secure: false,
    widgetOrigins: [],
    version: '0',
  })
  return (await (await app.request('/openapi.json')).json()) as Description
}

async function typesOf({ paths, components }: Description): Promise<string> {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]): [string, JSONSchema] => [
      `${method.toUpperCase()} ${path}`,
      operation(described),
    ]),
  )
  const schema: JSONSchema = {
    title: 'Operations',
    description: 'Every call of the API: where it goes, what goes in, what comes back.',
    ...object(Object.fromEntries(operations)),
    $defs: components.schemas,
  }
  // References point into the description; here the shapes stand under $defs.
  const here = JSON.parse(
    JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/'),
  ) as JSONSchema
  return compile(here, 'Operations', {
    bannerComment: '// Made by `npm run client-types` from the API itself. Not edited by hand.',
    additionalProperties: false,
    style: { semi: false, singleQuote: true, printWidth: 110, trailingComma: 'all' },
    unreachableDefinitions: true,
  })
}

/** One call as a type: `params` (of the path), `query`, `body`, `answer`; each only where there is one. */
function operation({ summary, parameters = [], requestBody, responses }: Described): JSONSchema {
  const from = (where: 'path' | 'query') => parameters.filter((parameter) => parameter.in === where)
  const named = (where: 'path' | 'query') =>
    object(
      Object.fromEntries(from(where).map(({ name, schema }) => [name, schema])),
      from(where).flatMap(({ name, required }) => (required ? [name] : [])),
    )
  const body = jsonOf(requestBody?.content)
  const answers = Object.entries(responses).flatMap(([status, { content }]) =>
    /^2/.test(status) ? [jsonOf(content)] : [],
  )
  const answer = answers.find((found) => found !== undefined)
  return {
    description: summary ?? '',
    ...object({
      ...(from('path').length > 0 ? { params: named('path') } : {}),
      ...(from('query').length > 0 ? { query: named('query') } : {}),
      ...(body ? { body } : {}),
      ...(answer ? { answer } : {}),
    }),
  }
}

function object(properties: Record<string, JSONSchema>, required = Object.keys(properties)): JSONSchema {
  return { type: 'object', properties, required, additionalProperties: false }
}

function jsonOf(content: Record<string, { schema: JSONSchema }> | undefined): JSONSchema | undefined {
  return content?.['application/json']?.schema
}

await command(async () => {
  const made = await typesOf(await describedApi())
  if (!process.argv.includes('--check')) return writeFile(target, made)
  if ((await readFile(target, 'utf8').catch(() => '')) !== made)
    throw new NotReady('src/client/operations.ts is not what the API says. Run: npm run client-types')
})

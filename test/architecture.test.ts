import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { offences, type Source } from './support/architecture.ts'

const root = new URL('..', import.meta.url).pathname

async function sources(): Promise<Source[]> {
  const names = await readdir(join(root, 'src'), { recursive: true })
  return Promise.all(
    names
      .filter((name) => /\.tsx?$/.test(name))
      .map(async (name) => ({ file: `src/${name}`, text: await readFile(join(root, 'src', name), 'utf8') })),
  )
}

test('every file imports only what its room may', async () => {
  const files = await sources()
  expect(files.length).toBeGreaterThan(80)
  expect(files.flatMap(offences)).toEqual([])
})

describe('the checker sees', () => {
  test.each([
    ['an adapter in the domain', 'src/domain/decide.ts', `import { sqlStore } from '../adapters/store.ts'`],
    ['a port in the domain', 'src/domain/signals/wish.ts', `import type { Store } from '../../ports.ts'`],
    ['a package in the domain', 'src/domain/brief.ts', `import { z } from 'zod'`],
    ['Node in the domain', 'src/domain/brief.ts', `import { createHash } from 'node:crypto'`],
    [
      'an import over several lines',
      'src/domain/brief.ts',
      `import {\n  a,\n  b,\n} from '../stories/talk.ts'`,
    ],
    ['an import for its effect', 'src/domain/brief.ts', `import '../run/config.ts'`],
    ['a re-export', 'src/domain/brief.ts', `export * from '../stories/talk.ts'`],
    ['an import on demand', 'src/domain/brief.ts', `const x = await import('../adapters/sql.ts')`],
    ['an import in a type', 'src/domain/brief.ts', `type S = import('../ports.ts').Store`],
    ['require', 'src/domain/brief.ts', `const fs = require('node:fs')`],
    ['a story in the ports', 'src/ports.ts', `import type { Needs } from './stories/needs.ts'`],
    ['an adapter in a story', 'src/stories/talk.ts', `import { sqlStore } from '../adapters/store.ts'`],
    ['a package in a story', 'src/stories/talk.ts', `import { z } from 'zod'`],
    ['an adapter in http', 'src/http/chat.ts', `import { sqlStore } from '../adapters/store.ts'`],
    ['the model’s package in http', 'src/http/chat.ts', `import OpenAI from 'openai'`],
    [
      'a prompt as a module in an adapter',
      'src/adapters/openai.ts',
      `import a from '../../prompts/answer.md'`,
    ],
    ['LangChain in run', 'src/run/model.ts', `import { Document } from '@langchain/core/documents'`],
    ['a story in an adapter', 'src/adapters/store.ts', `import { talk } from '../stories/talk.ts'`],
    ['http in an adapter', 'src/adapters/store.ts', `import { app } from '../http/app.ts'`],
    ['run in http', 'src/http/app.ts', `import { readConfig } from '../run/config.ts'`],
    ['code of the server in a page', 'src/web/client.ts', `import { createApp } from '../http/app.ts'`],
    ['the domain in a page', 'src/web/client.ts', `import type { Log } from '../domain/events.ts'`],
    ['the clock in the domain', 'src/domain/decide.ts', `const at = new Date()`],
    ['the clock in a story', 'src/stories/talk.ts', `const at = Date.now()`],
    ['the clock in an adapter', 'src/adapters/queue.ts', `const at = new Date( )`],
    ['the clock by another name', 'src/adapters/queue.ts', `const at = Date()`],
    ['chance in the domain', 'src/domain/decide.ts', `const id = Math.random()`],
    ['new names in the domain', 'src/domain/decide.ts', `const id = crypto.randomUUID()`],
    ['a timer in the domain', 'src/domain/decide.ts', `setTimeout(() => {}, 5)`],
    ['a promise in the domain', 'src/domain/decide.ts', `export async function decide() {}`],
    ['a room that is not in the plan', 'src/utils/date.ts', ''],
  ])('%s', (_, file, text) => expect(offences({ file, text })).not.toEqual([]))

  test.each([
    [
      'the domain in the domain',
      'src/domain/signals/wish.ts',
      `import { episode } from '../conversation.ts'`,
    ],
    [
      'a pure package in the domain',
      'src/domain/signals/facts.values.ts',
      `import x from 'libphonenumber-js/min'`,
    ],
    ['a story in http', 'src/http/chat.ts', `import { takeTurn } from '../stories/takeTurn.ts'`],
    [
      'everything in run',
      'src/run/needs.ts',
      `import { a } from '../adapters/a.ts'\nimport { b } from '../http/b.ts'`,
    ],
    ['a prompt as a module in run', 'src/run/worker.ts', `import a from '../../prompts/answer.md'`],
    ['the types of http in a page', 'src/web/client.ts', `import type { App } from '../http/app.ts'`],
    ['a given time', 'src/domain/queue.ts', `const later = new Date(at.getTime() + 1)`],
    ['the clock in its own file', 'src/adapters/clock.ts', `const now = () => new Date()`],
    ['the clock where we know where we are', 'src/run/log.ts', `const at = new Date()`],
    [
      'the forbidden in a comment',
      'src/domain/queue.ts',
      `// not new Date(), not Math.random()\n/* Date.now() */`,
    ],
    [
      'the forbidden in what is said',
      'src/domain/notices.ts',
      `const en = "import it from 'zod' with an async promise"`,
    ],
  ])('no fault in %s', (_, file, text) => expect(offences({ file, text })).toEqual([]))
})

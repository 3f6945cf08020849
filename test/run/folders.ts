import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'

/**
 * A folder of its own for a server: data in one part, two articles (or none) in the other. `remove` clears it.
 * Making an embedded database takes seconds, so unless the first start is looked at, a made one is unpacked.
 */
export async function serverFolders(
  articles: 'two articles' | 'no articles',
  data: 'fresh' | 'made' = 'made',
) {
  const root = await mkdtemp(join(tmpdir(), 'baton-run-'))
  const knowledge = join(root, 'knowledge')
  await mkdir(join(knowledge, 'en'), { recursive: true })
  if (articles === 'two articles') {
    await writeFile(
      join(knowledge, 'en', 'refund-time.md'),
      article('How long does a refund take?', 'Five days.'),
    )
    await writeFile(
      join(knowledge, 'en', 'opening-hours.md'),
      article('When is the shop open?', 'From 9 to 18.'),
    )
  }
  if (data === 'made') {
    const folder = join(root, 'data', 'postgres')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await promisify(execFile)('tar', ['-xf', inject('embeddedTemplate'), '-C', folder])
  }
  return {
    data: join(root, 'data'),
    knowledge,
    remove: () => rm(root, { recursive: true, force: true }),
  }
}

const article = (title: string, text: string) =>
  `---\ntitle: ${title}\nquestions:\n  - ${title}\n---\n${text}\n`

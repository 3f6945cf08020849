/** `npm run knowledge -- push|pull|status`: article files and database, where nothing happens at start by itself. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { articleText, readArticleFiles } from '../adapters/articleFiles.ts'
import { command } from './command.ts'
import { readConfig } from './config.ts'
import { reporter } from './log.ts'
import { configuredModels } from './model.ts'
import { furnish } from './needs.ts'
import { openDatabase } from './open.ts'
import { answerPrompt } from './promptFiles.ts'
import { loadKnowledge } from './server.ts'
import { settingsOf } from './settings.ts'

await command(async () => {
  const [what = 'status'] = process.argv.slice(2)
  const config = readConfig(process.env)
  const database = await openDatabase(config)
  try {
    const { embedder } = configuredModels(config, answerPrompt)
    const needs = furnish({
      database,
      report: reporter(config.LOG_LEVEL, () => new Date()),
      settings: settingsOf(config),
      ...(embedder ? { embedder } : {}),
    })
    if (what === 'push') await loadKnowledge(config, needs, (line) => console.info(line))
    else if (what === 'pull') await pull()
    else if (what === 'status') await status()
    else throw new Error('Say push, pull or status.')

    async function pull() {
      const articles = await needs.knowledge.published()
      for (const article of articles) {
        await mkdir(join(config.KNOWLEDGE_DIR, article.language), { recursive: true })
        await writeFile(
          join(config.KNOWLEDGE_DIR, article.language, `${article.slug}.md`),
          articleText(article),
        )
      }
      console.info(
        `${articles.length} published articles written to ${config.KNOWLEDGE_DIR}. Look at the difference before you commit it.`,
      )
    }

    async function status() {
      const { files, notTaken } = await readArticleFiles(config.KNOWLEDGE_DIR)
      const published = new Map((await needs.knowledge.published()).map((a) => [a.slug, a]))
      for (const { article } of files) {
        const there = published.get(article.slug)
        if (!there) console.info(`only in the folder: ${article.slug}`)
        else if (articleText(there) !== articleText(article)) console.info(`differs: ${article.slug}`)
        published.delete(article.slug)
      }
      for (const slug of published.keys()) console.info(`only in the database: ${slug}`)
      for (const { file, line, why } of notTaken)
        console.info(`cannot be taken: ${file}, line ${line}: ${why}`)
      console.info(`${files.length} files.`)
    }
  } finally {
    await database.close()
  }
})

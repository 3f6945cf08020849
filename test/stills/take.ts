/**
 * `npm run stills -- FOLDER [WORD …]`: pictures of every page in every state, to be looked at. With words, only the
 * looks and pages whose names have one of them (`360`, `dark`, `de`, `desk`, `zoom`, `forced`, `film`).
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openBrowser } from '../support/browser.ts'
import { film } from './film.ts'
import { setStage } from './stage.ts'
import { deskStates, editorStates, hostStates, type Look, type Take, widgetStates } from './states.ts'

const [folder, ...wanted] = process.argv.slice(2)
if (folder === undefined) throw new Error('Say into which folder: npm run stills -- FOLDER')
await mkdir(folder, { recursive: true })

const looks: (Look & { name: string })[] = [360, 1280].flatMap((width) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['de', 'en'] as const).map((language) => ({
      name: `${width}-${colorScheme}-${language}`,
      width,
      colorScheme,
      language,
    })),
  ),
)
looks.push(
  { name: 'zoom-light-de', width: 640, colorScheme: 'light', language: 'de', zoomed: true },
  { name: 'forced-dark-en', width: 1280, colorScheme: 'dark', language: 'en', forcedColors: 'active' },
)
const pages = { widget: widgetStates, host: hostStates, desk: deskStates, editor: editorStates }

/** Of each group of words one must fit: a width, colours, a language, a page. */
const fits = (name: string, among: RegExp) => {
  const asked = wanted.filter((word) => among.test(word))
  return asked.length === 0 || asked.some((word) => name.includes(word))
}
const lookWords = [/^(360|1280|zoom|forced)$/, /^(light|dark)$/, /^(de|en)$/]

const stage = await setStage()
const browser = await openBrowser(process.env.TEST_BROWSER || '/usr/bin/chromium')
try {
  const into =
    (look: string): Take =>
    async (page, name) => {
      // The film is committed, so it must be small; the others are looked at once.
      await page.screenshot(
        name.startsWith('film')
          ? { path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 68 }
          : { path: join(folder, `${name}${look}.png`) },
      )
    }
  const onlyFilm = wanted.length === 1 && wanted[0] === 'film'
  for (const look of onlyFilm
    ? []
    : looks.filter(({ name }) => lookWords.every((words) => fits(name, words))))
    for (const [name, walk] of Object.entries(pages))
      if (fits(name, /^(widget|host|desk|editor)$/)) await walk(browser, stage, look, into(`-${look.name}`))
  if (wanted.length === 0 || wanted.includes('film')) await film(browser, stage, into(''))
} finally {
  await browser.close()
  await stage.close()
}

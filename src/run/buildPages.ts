/** `npm run pages`: builds the live pages, for places where nothing is built at start. */
import { command } from './command.ts'
import { buildPages, builtPages } from './pages.ts'

await command(async () => {
  await buildPages((line) => console.info(line))
  console.info(`The pages are in ${builtPages}.`)
})

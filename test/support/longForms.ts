import { glob, readFile } from 'node:fs/promises'

/** The test files that do more in `npm run test:long`: those that ask `long.ts` how much. Paths from the root. */
export async function filesWithLongForm(): Promise<string[]> {
  const found: string[] = []
  for await (const file of glob('test/**/*.test.ts'))
    if (/from '[./]+support\/long\.ts'/.test(await readFile(file, 'utf8'))) found.push(file)
  return found.sort()
}

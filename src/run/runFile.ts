import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const RunFile = z.object({ pid: z.number(), port: z.number(), token: z.string() })

/** Where the running server can be found, and the token that lets this machine's operator in. Readable by its owner alone. */
export type RunFile = z.output<typeof RunFile>

const pathOf = (folder: string) => join(folder, 'run.json')

export const writeRunFile = (folder: string, run: RunFile): Promise<void> =>
  writeFile(pathOf(folder), JSON.stringify(run), { mode: 0o600 })

export const removeRunFile = (folder: string): Promise<void> => rm(pathOf(folder), { force: true })

/** Null where no server runs, or the one that wrote it is gone. */
export async function readRunFile(folder: string): Promise<RunFile | null> {
  try {
    const run = RunFile.parse(JSON.parse(await readFile(pathOf(folder), 'utf8')))
    process.kill(run.pid, 0)
    return run
  } catch {
    return null
  }
}

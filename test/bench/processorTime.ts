import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'

/** Milliseconds of processor time since the machine started or, for a process, since it did. */
export interface Spent {
  /** The servers' processes together. */
  servers: number
  /** This process with all its threads: the load. */
  load: number
  /** Everything on the machine. What is neither servers nor load is the database, where nothing else runs. */
  machine: number
}

/** What has been spent so far; `servers` by their process ids. Needs Linux (proc(5): fields 14 and 15 of `stat`, in hundredths of a second). */
export async function spent(servers: readonly number[]): Promise<Spent> {
  const each = await Promise.all(servers.map(ofProcess))
  const { user, system } = process.cpuUsage()
  const machine = cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)
  return { servers: each.reduce((a, b) => a + b, 0), load: (user + system) / 1000, machine }
}

async function ofProcess(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name, in brackets, may hold anything; what follows it has fixed places.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

import { access, mkdir, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Short against a second of turns, so that a held process is a slow one and not one that stands still at times. */
const periodUs = 20_000
const groups = '/sys/fs/cgroup'

/**
 * Holds each process to `share` of one core (0 to 1), as if its core were so much slower and the rest of the machine
 * free: control groups with a processor quota (Linux, version 1 or 2, as root). What comes out removes the groups
 * and is to be called when the processes have ended; null where the system gives no such groups.
 */
export async function holdToShare(
  pids: readonly number[],
  share: number,
): Promise<(() => Promise<void>) | null> {
  const quota = Math.round(periodUs * share)
  const isFirst = await access(join(groups, 'cpu', 'cgroup.procs')).then(
    () => true,
    () => false,
  )
  const made = pids.map((pid) => join(groups, isFirst ? 'cpu' : '', `baton-bench-${pid}`))
  const remove = async () => {
    for (const group of made) await rmdir(group)
  }
  try {
    if (!isFirst) await writeFile(join(groups, 'cgroup.subtree_control'), '+cpu')
    for (const [i, group] of made.entries()) {
      await mkdir(group)
      if (isFirst) {
        await writeFile(join(group, 'cpu.cfs_period_us'), String(periodUs))
        await writeFile(join(group, 'cpu.cfs_quota_us'), String(quota))
      } else await writeFile(join(group, 'cpu.max'), `${quota} ${periodUs}`)
      await writeFile(join(group, 'cgroup.procs'), String(pids[i]))
    }
    return remove
  } catch {
    await remove().catch(() => {})
    return null
  }
}

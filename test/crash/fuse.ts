import type { Commits } from '../support/memory/rows.ts'

/** The process is gone: whoever waited for it hears nothing. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

/** Where a server dies: around the `commit`-th commit from now on. */
export interface Blow {
  commit: number
  when: 'before' | 'after'
}

/** A fuse in a server's way to what is kept. Once it has blown nothing of that server is written any more. */
export interface Fuse extends Commits {
  blown: boolean
  /** How many commits have gone through. */
  commits: number
  set(blow: Blow | null): void
}

export function newFuse(): Fuse {
  let at: { commit: number; when: Blow['when'] } | null = null
  let begun = 0
  const fuse: Fuse = {
    blown: false,
    commits: 0,
    set(blow) {
      at = blow && { commit: begun + blow.commit, when: blow.when }
    },
    before() {
      begun++
      burn('before')
    },
    after() {
      fuse.commits++
      burn('after')
    },
  }
  const burn = (when: Blow['when']) => {
    if (!fuse.blown && at && at.when === when && at.commit === begun) fuse.blown = true
    if (fuse.blown) throw new Crash(`the process died ${when} commit ${begun}`)
  }
  return fuse
}

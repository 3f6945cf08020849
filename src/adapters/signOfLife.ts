import { type FileHandle, open, unlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'

/**
 * A socket in a folder answers as long as the process that made it lives, and from every container that has the
 * folder: there a process id says nothing, each container counts its own from 1. Linux alone has such containers.
 */
export interface SignOfLife {
  end(): Promise<void>
}

/** Makes one as `name`; null where the system or the folder's file system has none. */
export async function showLife(folder: string, name: string): Promise<SignOfLife | null> {
  if (process.platform !== 'linux') return null
  const handle = await open(folder)
  const server = createServer((caller) => caller.destroy())
  if (!(await listening(server, through(handle, name)))) {
    await handle.close()
    return null
  }
  server.unref()
  return {
    async end() {
      await new Promise<void>((done) => server.close(() => done()))
      await unlink(join(folder, name)).catch(() => {})
      await handle.close()
    },
  }
}

/** Whether who made the socket `name` lives; null where that cannot be told this way. */
export async function showsLife(folder: string, name: string): Promise<boolean | null> {
  if (process.platform !== 'linux') return null
  const handle = await open(folder)
  try {
    return await answers(through(handle, name))
  } finally {
    await handle.close()
  }
}

/** A socket's path may have 107 bytes, a folder's may have more: so the folder is named by its open handle. */
const through = (folder: FileHandle, name: string) => `/proc/self/fd/${folder.fd}/${name}`

const listening = (server: Server, path: string): Promise<boolean> =>
  new Promise((done) => {
    server.once('error', () => done(false))
    server.listen(path, () => done(true))
  })

/** The system takes a caller in even while the process is busy, and refuses one as soon as it is gone. */
const answers = (path: string): Promise<boolean | null> =>
  new Promise((done) => {
    const caller = connect(path)
    caller.once('connect', () => {
      caller.destroy()
      done(true)
    })
    caller.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EAGAIN') done(true)
      else done(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? false : null)
    })
  })

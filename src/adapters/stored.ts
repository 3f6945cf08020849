import { Refusal } from '../domain/refusal.ts'
import { NotStored } from '../ports.ts'

/** Runs database work; a database that is gone, full or shutting down becomes `NotStored`, our own faults stay as they are. */
export async function stored<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal || error instanceof NotStored || !isOutage(error)) throw error
    throw new NotStored(error)
  }
}

/** SQLSTATE classes 08 (connection), 53 (resources), 57P (shutdown), 58 (system), and what drivers say without one. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return (
    /^(08|53|57P|58)/.test(code) ||
    /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|ENOSPC|EIO|EROFS)/.test(code) ||
    /PGlite is (closed|closing)|PGlite failed/.test(error.message)
  )
}

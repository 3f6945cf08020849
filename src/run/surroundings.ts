const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'CONNECT_TIMEOUT']
/** PostgreSQL's invalid_authorization_specification, invalid_password and invalid_catalog_name. */
const notLetIn = ['28000', '28P01', '3D000']
const notAllowed = ['EACCES', 'EPERM', 'EROFS']

/**
 * What to tell the operator when the fault is not in Baton but around it: a database that does not answer or lets
 * nobody in, a folder that may not be used; null for any other error. No word of it holds a password.
 */
export function faultAround(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  if (unreachable.includes(error.code))
    return `PostgreSQL does not answer: ${error.message}. Is it running, and is its address (DATABASE_URL) the right one?`
  if (notLetIn.includes(error.code))
    return `PostgreSQL lets nobody in this way: ${error.message}. Look at the name, the password and the database in DATABASE_URL.`
  if (notAllowed.includes(error.code) && 'path' in error && typeof error.path === 'string')
    return (
      `${error.path} may not be used by the user this runs as (${error.code}). Give the folder to that user: a folder ` +
      'of the host in a container needs chown 1000:1000, for there Baton is user 1000.'
    )
  return null
}

/**
 * What to tell the operator when a page of the database cannot be read (PostgreSQL's data_corrupted and
 * index_corrupted); null for any other error.
 */
export function damageIn(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  if (error.code !== 'XX001' && error.code !== 'XX002') return null
  return (
    `A part of the database cannot be read, it is damaged: ${error.message}. Nothing was changed, and what lies ` +
    'elsewhere in it can still be read. With a backup: npm run restore -- FILE --force puts it in this one’s place ' +
    'and keeps the embedded one beside it.'
  )
}

import type { Sql } from './sql.ts'

/**
 * Whether what is read is what was written: false where a cache stands between us and the database (Hyperdrive keeps
 * reads for 60 seconds unless told otherwise). Changes one number of no meaning.
 */
export async function readsAreFresh(sql: Sql): Promise<boolean> {
  const look = async () => (await sql<{ n: number }>`select n from probe where id = 1`)[0]?.n
  // The first look is what a cache would keep.
  await look()
  const [changed] = await sql<{ n: number }>`update probe set n = (n + 1) % 1000000 where id = 1 returning n`
  return (await look()) === changed?.n
}

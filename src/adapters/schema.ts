import type { Sql } from './sql.ts'

/**
 * Today's tables as text, for reading: what the migrations add up to. The order is fixed, so that two
 * databases of the same form give the same text.
 */
export async function schemaOf(sql: Sql): Promise<string> {
  const tables = await sql<{ name: string; columns: string[]; constraints: string[] }>`
    select   class.relname as name,
             (select array_agg(attname || ' ' || format_type(atttypid, atttypmod)
                               || case when attnotnull then ' not null' else '' end
                               || coalesce(' default ' || pg_get_expr(adbin, adrelid), '') order by attnum)
              from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
              where attrelid = class.oid and attnum > 0 and not attisdropped) as columns,
             (select array_agg(pg_get_constraintdef(oid) order by contype desc, pg_get_constraintdef(oid))
              from pg_constraint where conrelid = class.oid and contype <> 'n') as constraints
    from     pg_class class
    where    relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migration'
    order by class.relname
  `
  const indexes = await sql<{ text: string }>`
    select   indexdef as text
    from     pg_indexes
    where    schemaname = 'public' and tablename <> 'migration'
      and    indexname not in (select conname from pg_constraint)
    order by tablename, indexname
  `
  const triggers = await sql<{ text: string }>`
    select   pg_get_triggerdef(oid) as text
    from     pg_trigger
    where    not tgisinternal
    order by tgname
  `
  const shown = tables.map(({ name, columns, constraints }) => {
    const lines = [...columns, ...(constraints ?? [])].map((line) => `  ${line}`)
    return `create table ${name} (\n${lines.join(',\n')}\n);`
  })
  const rest = [...indexes, ...triggers].map(({ text }) => `${text.replaceAll('public.', '')};`)
  return `${['-- Generated from the migrations by `npm run schema`, for reading only.', ...shown, rest.join('\n')].join('\n\n')}\n`
}

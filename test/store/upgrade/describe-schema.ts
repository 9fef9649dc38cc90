import { readRaw, tablesOf, type Raw, type RawRow } from './read-raw';

/** Columns, keys, constraints, indexes and triggers, in words that are the same however the database came to them. */
export function describeSchema(url: string): Promise<readonly string[]> {
  return readRaw(url, (raw) => (raw.kind === 'postgres' ? ofPostgres(raw) : ofSqlite(raw)));
}

async function ofPostgres({ rows }: Raw): Promise<string[]> {
  const found = await rows(`
    select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' null:' || is_nullable || ' collate:'
      || coalesce(collation_name, '') || ' default:' || coalesce(column_default, '') || ' identity:'
      || coalesce(identity_generation, '') as word
    from information_schema.columns where table_schema = 'public'
    union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
    union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
    union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    union all select 'function ' || proname || ' ' || prosrc from pg_proc where pronamespace = 'public'::regnamespace`);
  return wordsOf(found);
}

async function ofSqlite(raw: Raw): Promise<string[]> {
  const words: string[] = [];
  for (const table of await tablesOf(raw)) {
    const [columns, keys, indexes] = await Promise.all([
      raw.rows(`select 'column ${table}.' || name || ' ' || lower(type) || ' not null:' || "notnull" || ' default:'
        || coalesce(dflt_value, '') || ' key:' || pk as word from pragma_table_info('${table}')`),
      raw.rows(`select 'foreign key ${table}.' || "from" || ' to ' || "table" || '.' || "to" || ' ' || on_delete as word
        from pragma_foreign_key_list('${table}')`),
      raw.rows(`select 'index ${table} unique:' || list."unique" || ' partial:' || partial || ' '
        || group_concat(coalesce(info.name, 'expression')) as word
        from pragma_index_list('${table}') as list, pragma_index_info(list.name) as info group by list.name`),
    ]);
    words.push(...wordsOf([...columns, ...keys, ...indexes]));
  }
  const made = await raw.rows(
    `select type || ' ' || coalesce(sql, '') as word from sqlite_master where type in ('index', 'trigger') and sql is not null
     union all select 'autoincrement ' || name from sqlite_master where sql like '%autoincrement%'`,
  );
  return [...words, ...wordsOf(made)].sort();
}

function wordsOf(rows: readonly RawRow[]): string[] {
  return rows
    .map(({ word }) =>
      String(word)
        .replaceAll(/["\s]+/g, ' ')
        .toLowerCase()
        .trim(),
    )
    .sort();
}

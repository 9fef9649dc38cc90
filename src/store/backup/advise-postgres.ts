import { Client } from 'pg';

/**
 * How PostgreSQL is backed up: by its own tool, of the server's version or newer, which other tools could only wrap. Or by
 * whoever runs the server: Azure keeps every moment of the last days by itself.
 * @param url the database's; the password in it is left out of the answer
 * @param file the file to be made
 */
export async function advisePostgres(url: string, file: string): Promise<string> {
  const version = await versionOf(url);
  return [
    'This database is a PostgreSQL, which is backed up by its own tool. Nothing was copied. While the bot runs, do:',
    '',
    `  pg_dump --format=custom --file=${quoted(file)} ${quoted(withoutPassword(url))}`,
    '',
    `pg_dump must be of version ${version ?? "the server's"} or newer. It asks for the password, or takes it from PGPASSWORD.`,
    'To restore, stop every instance of the bot, make an empty database, and do:',
    '',
    `  pg_restore --no-owner --exit-on-error --dbname=<the empty database> ${quoted(file)}`,
    '',
    'Then start the bot on it, and prove it with npm run audit:verify. On Azure, restore to a point in time instead.',
  ].join('\n');
}

/** The server's major version; `null` when it does not answer, which is no reason to keep the rest from anybody. */
async function versionOf(url: string): Promise<number | null> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
    return Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  } catch {
    // Whoever has no way to the server from here has one from where pg_dump is run.
    return null;
  } finally {
    await client.end();
  }
}

function withoutPassword(url: string): string {
  const safe = new URL(url);
  safe.password = '';
  return safe.href;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

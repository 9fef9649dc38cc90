// Makes a fixture: runs the program of an earlier commit, lets people work with it, kills it in the middle of its work, and
// dumps its database as SQL. How to call it: README.md in this folder.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { playStory } from './play-story.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { version: { type: 'string' }, postgres: { type: 'string' }, 'pg-dump': { type: 'string' } },
});
const [worktree, out] = positionals;
if (!worktree || !out || !values.version) {
  throw new Error(
    'Call: make-fixture.mjs --version 3 [--postgres <url> --pg-dump <path>] <worktree> <file without .sql>',
  );
}
const load = createRequire(path.join(path.resolve(worktree), 'lib', 'main.js'));
const folder = mkdtempSync(path.join(tmpdir(), 'fixture-'));
const file = path.join(folder, 'sso.db');
const databaseUrl = values.postgres ?? `file:${file}`;

const autotask = await playStory(load, databaseUrl, Number(values.version));
const dump = values.postgres
  ? dumpPostgres(values.postgres)
  : execFileSync('sqlite3', [file, '.dump'], { encoding: 'utf8' });
writeFileSync(`${out}.sql`, `${dump.trimEnd()}\n`);
writeFileSync(`${out}.autotask.json`, `${JSON.stringify(autotask)}\n`);
rmSync(folder, { recursive: true });
// The simulators would keep the process alive.
process.exit();

/** As INSERT statements, which need no client of PostgreSQL to be read back. */
function dumpPostgres(url) {
  const options = ['--inserts', '--no-owner', '--no-privileges', url];
  const text = execFileSync(values['pg-dump'] ?? 'pg_dump', options, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return text
    .split('\n')
    .filter((line) => !line.startsWith('\\') && !line.startsWith('--') && line !== '')
    .join('\n');
}

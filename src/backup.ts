import { parseArgs } from 'node:util';
import { readDatabaseUrl } from './config';
import { advisePostgres } from './store/backup/advise-postgres';
import { checkCopy, type CopyVerdict } from './store/backup/check-copy';
import { copySqlite } from './store/backup/copy-sqlite';
import { pathOf } from './store/sqlite-file';

const usage = [
  'npm run backup -- <file>            copies the database of DATABASE_URL to a new file, while the bot runs',
  'npm run backup -- --verify <file>   proves that a backup is sound and its audit log whole',
].join('\n');

/**
 * `npm run backup`: copies a SQLite database, also while the bot writes to it, and proves the copy. Exit code 0 when there is a
 * backup and it is sound; 1 when there is none or it is not; 64 when the command was not understood (sysexits.h, EX_USAGE).
 */
async function main(): Promise<number> {
  const { file, verify } = readCommand();
  if (file === undefined) {
    complain(usage);
    return 64;
  }
  if (verify) return sayWorth(`The backup ${file}`, await checkCopy(file));
  const url = readDatabaseUrl(process.env);
  if (!url.startsWith('file:')) {
    complain(await advisePostgres(url, file));
    return 1;
  }
  // It holds names and addresses: only whoever makes it may read it.
  process.umask(0o077);
  const verdict = await copySqlite(pathOf(url), file, checkCopy);
  return sayWorth(`The backup ${file}`, verdict);
}

function readCommand(): { file: string | undefined; verify: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { verify: { type: 'boolean', default: false } },
    });
    return { file: positionals.length === 1 ? positionals[0] : undefined, verify: values.verify };
  } catch {
    // An option there is not: told like any other call that is not understood.
    return { file: undefined, verify: false };
  }
}

/** Says it, and answers the exit code. */
function sayWorth(what: string, { damage, chain, head }: CopyVerdict): number {
  const trouble = [
    ...damage.map((words) => `SQLite finds it damaged: ${words}.`),
    ...(chain.whole ? [] : [`Its audit log is BROKEN at record ${chain.brokenAt}: ${chain.reason}.`]),
  ];
  if (trouble.length > 0) {
    complain([`${what} cannot be relied on.`, ...trouble].join('\n'));
    complain('Keep an older backup, and look at the database itself with npm run audit:verify.');
    return 1;
  }
  process.stdout.write(`${what} is sound. Its audit log is whole: ${head.seq} records.\n`);
  process.stdout.write(
    `Its last hash is ${head.hash}. Keep that elsewhere: it proves later that none was cut off.\n`,
  );
  return 0;
}

function complain(words: string): void {
  process.stderr.write(`${words}\n`);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    complain(`There is no backup to rely on: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);

import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readDatabaseUrl } from './config';
import { verifyGrowing, type AuditRecord, type ChainVerdict } from './mapping/audit-chain';
import { verifyJsonLines } from './mapping/audit-file';
import { OldDatabaseError } from './store/migrate';
import { openStore, type OpenStore } from './store/open-store';

/**
 * `npm run audit:verify`: reads the audit log of `DATABASE_URL` from its beginning and proves that no record was
 * changed, removed or added, and that each is searched by what it says. The database is only read, and so never migrated. Exit code 0 when it is whole, 1 when it is not (the first broken record is named).
 * With `--list` every record is printed too; with `-- --file <export.jsonl>` a file that `export jsonl` gave is read
 * in place of the database.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { list: { type: 'boolean', default: false }, file: { type: 'string' } },
  });
  return values.file === undefined ? verifyLog(values.list) : verifyFile(values.file);
}

function verifyFile(file: string): number {
  const { verdict, lastHash } = verifyJsonLines(readFileSync(file, 'utf8'));
  const code = sayVerdict(`The file ${file}`, verdict);
  if (verdict.whole) {
    say(`Its last hash is ${lastHash}.`);
    say(
      'Whether later records were cut off, only the log can tell: compare this with its record of that number.',
    );
  }
  return code;
}

async function verifyLog(list: boolean): Promise<number> {
  const url = readDatabaseUrl(process.env);
  if (url.startsWith('file:') && !existsSync(url.slice('file:'.length))) {
    say(`There is no database at ${url}. Set DATABASE_URL to the one the bot uses.`);
    return 1;
  }
  const store = await openStore({ url, migrate: false });
  try {
    await store.ping();
    return await verifyStored(store, list);
  } catch (error) {
    if (!(error instanceof OldDatabaseError)) throw error;
    say(`${error.message} It is of an older version, and verifying changes nothing.`);
    say(
      'Verify it with the version that wrote it, or start the bot once, which brings it up to date, and verify it then.',
    );
    return 1;
  } finally {
    await store.close();
  }
}

async function verifyStored({ audit }: OpenStore, list: boolean): Promise<number> {
  // The bot may be writing meanwhile: the log may grow between the first look at its end and the last.
  const before = await audit.head();
  const records = await audit.records();
  const after = await audit.head();
  if (list) for (const record of records) say(lineOf(record));
  const code = sayVerdict('The audit log', verifyGrowing(records, before, after));
  const [misfiled] = code === 0 ? await audit.misfiled() : [];
  if (misfiled === undefined) return code;
  say(`But record ${misfiled} is FILED WRONGLY: history finds it under another person than it names.`);
  return 1;
}

/** Says it, and answers the exit code. */
function sayVerdict(what: string, verdict: ChainVerdict): number {
  say(
    verdict.whole
      ? `${what} is whole: ${verdict.records} records, each as it was written.`
      : `${what} is BROKEN at record ${verdict.brokenAt}: ${verdict.reason}.`,
  );
  return verdict.whole ? 0 : 1;
}

function lineOf({ seq, at, actor, event, requestId, before, after, details }: AuditRecord): string {
  const change = after ? `${before ?? 'nothing'} -> ${after}` : '';
  const reason = typeof details.reason === 'string' ? details.reason : '';
  const parts = [String(seq).padStart(4), at, event.padEnd(24), requestId ?? '-', actor.name, change, reason];
  return parts.filter((part) => part !== '').join('  ');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `The audit log could not be read: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  },
);

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { migrations } from '../../../src/store/migrate';
import { openStore } from '../../../src/store/open-store';
import { describeOnDatabases } from '../databases';
import { runRawSql } from '../run-raw-sql';
import { describeSchema } from './describe-schema';
import { loadFixture } from './load-fixture';
import { everything } from './read-raw';

const folder = path.join(__dirname, '..', '..', '..', 'src', 'store', 'migrations');

/**
 * SHA-256 of every file of a migration that was released, without carriage returns. A database that has run a migration
 * never runs it again, so a changed one would leave old databases without the change.
 */
const released: Readonly<Record<string, string>> = {
  '0001-foundation-audit.ts': '4d7f88bce03060e6d24bcf3a135920d86af90c24b68996b6e432b68886a98710',
  '0001-foundation-outbox.ts': '30a83a351650eac2c6e48cfe0e23fb201c626867a39c6c56f8773b726c79071c',
  '0001-foundation.ts': 'a59e6c74f76e3c2580c36bf7661efe15f72d12a8a0f0566641e9a384100282dd',
  '0002-setup.ts': 'a0cd6b469376895ffe88e93c961c385648203468a639d5730c2c3b7536c7fda1',
  '0003-whole-company-audit.ts': '2237faa3c730e1f33183b433379bffd2275b69cb6a65446d51704dcd1c982541',
  '0003-whole-company-reports.ts': 'ef97b300170eb366f31e4cd821bbf2782c74a0b6fb93e2b6a495295ca23b39cc',
  '0003-whole-company-subject.ts': 'a84e219365fe2e4764fdf7517e922084eb7bd2817ec072aaacf3ce5dce794ec8',
  '0003-whole-company.ts': '5f135d6f927a75068dd661ffbeef60dd64aeaf85415b994ddd28ec58c57f32b4',
  'text-column.ts': '2946ea0bcfc7eff29838ea69900c3de58137126acc9f99a63a23f807267b8895',
};

/** Being written for the next release: move its files to `released`, with their hashes, when that is out. */
const unreleased = ['0004-production'];

test('a migration that was released is never changed, nor what it is made of', () => {
  const changed = Object.entries(released).filter(([file, hash]) => hashOf(file) !== hash);
  const advice = changed.map(
    ([file]) => `${file} was released and is not as it was. Undo the change, and write a new migration.`,
  );
  expect(advice).toEqual([]);
});

test('every migration is released or being written', () => {
  const known = (file: string): boolean =>
    file in released || unreleased.some((name) => file.startsWith(name));
  const advice = readdirSync(folder)
    .filter((file) => !known(file))
    .map((file) => `${file} is in no list of this test: ${hashOf(file)}`);
  expect(advice).toEqual([]);
});

test.each(['sqlite', 'postgres'] as const)(
  'on %s migrations lead forward only, and their names are in order',
  (kind) => {
    const all = Object.entries(migrations(kind));
    expect(all.map(([name]) => name.slice(0, 4))).toEqual(
      all.map((_, index) => String(index + 1).padStart(4, '0')),
    );
    for (const [, migration] of all) expect(migration).not.toHaveProperty('down');
  },
);

describeOnDatabases('a database of a newer version', (database) => {
  it('is refused in a sentence with the way out, and left as it is', async () => {
    const { url, remove } = await database.create();
    await (await openStore({ url })).close();
    await runRawSql(url, `insert into kysely_migration values ('9999-later', '2099-01-01T00:00:00.000Z')`);
    const [before, schema] = [await everything(url), await describeSchema(url)];
    await expect(openStore({ url })).rejects.toThrow(
      /newer version of the bot: it has 9999-later.*Nothing was changed\. Start the newer version again, or restore the backup/,
    );
    expect(await everything(url)).toEqual(before);
    expect(await describeSchema(url)).toEqual(schema);
    await remove();
  });
});

describeOnDatabases('a migration that fails half way', (database) => {
  it('leaves the database as it was, and the next start brings it up to date', async () => {
    const { url, remove } = await loadFixture(database, '0003-whole-company');
    // A column of this name is in the way of the newest migration.
    await runRawSql(url, 'alter table outbox add column failures integer');
    const [before, schema] = [await everything(url), await describeSchema(url)];
    await expect(openStore({ url })).rejects.toThrow(/Cannot bring the database up to date: .*failures/);
    expect(await everything(url)).toEqual(before);
    expect(await describeSchema(url)).toEqual(schema);
    await runRawSql(url, 'alter table outbox drop column failures');
    const store = await openStore({ url });
    await store.ping();
    await store.close();
    await remove();
  });
});

function hashOf(file: string): string {
  const text = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r', '');
  return createHash('sha256').update(text).digest('hex');
}

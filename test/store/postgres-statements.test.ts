import { sql, type Kysely } from 'kysely';
import { openDatabase } from '../../src/store/dialects';
import { usualLimits } from '../../src/store/database-limits';
import type { Schema } from '../../src/store/schema';
import { describeOnDatabases } from './databases';

describeOnDatabases('statements that a connection keeps', (database) => {
  // SQLite's are in `sqlite-statements.test.ts`.
  if (database.name === 'SQLite') return;

  let db: Kysely<Schema>;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    const created = await database.create();
    remove = created.remove;
    const limits = { ...usualLimits, connections: 1 };
    ({ db } = openDatabase(created.url, () => undefined, { mustExist: false, limits }));
    await sql`create table things (name text, colour text)`.execute(db);
  });
  afterEach(async () => {
    await db.destroy();
    await remove();
  });

  /** The texts of the statements that the one connection keeps. */
  async function kept(): Promise<string[]> {
    const { rows } = await sql<{ statement: string }>`
      select statement from pg_prepared_statements order by prepare_time`.execute(db);
    return rows.map(({ statement }) => statement);
  }

  it('are kept once, whatever is asked with them', async () => {
    for (const name of ['a', 'b'])
      await sql`insert into things (name, colour) values (${name}, ${'red'})`.execute(db);
    expect(await kept()).toEqual(['insert into things (name, colour) values ($1, $2)']);
  });

  it('are none that ask for all columns, nor long lists', async () => {
    await sql`select * from things where name = ${'a'}`.execute(db);
    const names = Array.from({ length: 1_000 }, (_, number) => `name ${number}`);
    await sql`select name from things where name in (${sql.join(names)})`.execute(db);
    expect(await kept()).toEqual([]);
  });

  it('fail once when a newer version has changed a column, and then go on', async () => {
    await sql`insert into things (name, colour) values (${'a'}, ${'red'})`.execute(db);
    const find = () => sql`select name, colour from things where name = ${'a'}`.execute(db);
    await find();
    await sql`alter table things alter column colour type varchar(10)`.execute(db);
    await expect(find()).rejects.toThrow('cached plan must not change result type');
    expect((await find()).rows).toEqual([{ name: 'a', colour: 'red' }]);
  });

  it('see what was added to a table meanwhile, where all columns are asked for', async () => {
    const all = () => sql`select * from things where name = ${'a'}`.execute(db);
    await all();
    await sql`alter table things add column size integer default 1`.execute(db);
    await sql`insert into things (name, colour) values (${'a'}, ${'red'})`.execute(db);
    expect((await all()).rows).toEqual([{ name: 'a', colour: 'red', size: 1 }]);
  });
});

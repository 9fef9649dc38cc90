import { CompiledQuery } from 'kysely';
import { openDatabase } from '../../src/store/dialects';
import { migrate } from '../../src/store/migrate';
import { oldestOpenSingles } from '../../src/store/repositories/open-requests';
import { describeOnDatabases } from './databases';

describeOnDatabases('what waits', ({ create, name }) => {
  test('is found by an index in order, without reading and sorting all that does', async () => {
    const { url, remove } = await create();
    const database = openDatabase(url, fail, { mustExist: false });
    await migrate(database);
    const plan = await database.db.connection().execute(async (connection) => {
      // A table without rows is read from end to end and sorted, whatever indexes it has.
      const settings = name === 'PostgreSQL' ? ['enable_seqscan', 'enable_sort'] : [];
      for (const setting of settings)
        await connection.executeQuery(CompiledQuery.raw(`set ${setting} = off`));
      const { sql, parameters } = oldestOpenSingles(connection, 11).compile();
      const explain = name === 'PostgreSQL' ? 'explain' : 'explain query plan';
      const { rows } = await connection.executeQuery(CompiledQuery.raw(`${explain} ${sql}`, [...parameters]));
      return JSON.stringify(rows);
    });
    await database.db.destroy();
    await remove();
    expect(plan).toContain('requests_open_singles');
    expect(plan).not.toMatch(/sort|temp b-tree/i);
  });
});

function fail(error: Error): void {
  throw error;
}

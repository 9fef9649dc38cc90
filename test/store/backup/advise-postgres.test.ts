import { advisePostgres } from '../../../src/store/backup/advise-postgres';
import { databases } from '../databases';

const postgres = databases.find(({ name }) => name === 'PostgreSQL');
const testOnPostgres = postgres ? test : test.skip;

testOnPostgres('of a server that answers, the version that pg_dump must have is told', async () => {
  const { url, remove } = (await postgres?.create()) ?? { url: '', remove: () => Promise.resolve() };
  const advice = await advisePostgres(url, `it's.dump`);
  expect(advice).toMatch(/pg_dump must be of version \d+ or newer/);
  expect(advice).toContain(`--file='it'\\''s.dump'`);
  expect(advice).not.toContain(new URL(url).password);
  await remove();
});

test('of a server that does not answer, all the rest is told', async () => {
  const advice = await advisePostgres('postgres://operator@127.0.0.1:9/sso', 'sso.dump');
  expect(advice).toContain("pg_dump must be of version the server's or newer");
});

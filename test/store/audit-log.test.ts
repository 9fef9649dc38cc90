import { verifyChain, emptyChain } from '../../src/mapping/audit-chain';
import type { Store } from '../../src/workflow/stores';
import { describeStore } from './describe-store';
import { event } from './examples';
import { runRawSql } from './run-raw-sql';

describeStore('audit log', ({ url, store, rivals }) => {
  const verify = async ({ audit }: Store) => verifyChain(await audit.records(), await audit.head());

  it('begins with an empty chain', async () => {
    expect(await store().audit.head()).toEqual(emptyChain);
    expect(await verify(store())).toEqual({ whole: true, records: 0 });
  });

  it('gives back what happened, in order, chained', async () => {
    const { audit } = store();
    await audit.append(event());
    const odd = event({ details: { who: 'O\'Brien "\u0000\ud800"', at: [1, null, { b: true, a: 0.1 }] } });
    await audit.append({ ...odd, actor: { objectId: 'x', name: 'Zoë \u0000\udfff' }, before: 'pending' });
    expect(await audit.records()).toMatchObject([
      { ...event(), seq: 1 },
      { ...odd, actor: { name: 'Zoë \u0000\udfff' }, before: 'pending', seq: 2 },
    ]);
    expect(await verify(store())).toEqual({ whole: true, records: 2 });
  });

  it('gives the records of one request', async () => {
    const { audit } = store();
    await audit.append(event());
    await audit.append(event({ requestId: null }));
    await audit.append(event({ requestId: 'R-2' }));
    expect((await audit.records('R-2')).map(({ seq }) => seq)).toEqual([3]);
    expect(await audit.records('R-9')).toEqual([]);
  });

  it('stays one chain under 20 writers at once', async () => {
    const [here, there] = await rivals();
    const write = (writer: number) =>
      (writer % 2 ? here : there).audit.append(event({ details: { writer } }));
    await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)));
    expect(await verify(store())).toEqual({ whole: true, records: 20 });
    const writers = (await store().audit.records()).map(({ details }) => details.writer);
    expect(new Set(writers).size).toBe(20);
  });

  it('stays one chain under 20 transactions at once, some of which fail', async () => {
    const write = (writer: number) =>
      store().transaction(async ({ audit }) => {
        await audit.append(event({ details: { writer } }));
        await audit.append(event({ details: { writer } }));
        if (writer % 4 === 0) throw new Error('changed my mind');
      });
    const ends = await Promise.allSettled(Array.from({ length: 20 }, (_, writer) => write(writer)));
    expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(5);
    expect(await verify(store())).toEqual({ whole: true, records: 30 });
  });

  it.each([
    `update audit_records set event = 'request.rejected' where seq = 1`,
    `delete from audit_records where seq = 2`,
    `delete from audit_records`,
    `insert into audit_records select * from audit_records where seq = 1`,
  ])('refuses: %s', async (statement) => {
    await store().audit.append(event());
    await store().audit.append(event());
    await expect(runRawSql(url(), statement)).rejects.toThrow();
    expect(await verify(store())).toEqual({ whole: true, records: 2 });
  });

  it('refuses to be emptied or overwritten in the ways of this database', async () => {
    await store().audit.append(event());
    const columns = 'seq, at, actor, event, details, previous_hash, hash';
    const values = `1, 'now', '{}', 'forged', '{}', 'x', 'y'`;
    const statement = url().startsWith('file:')
      ? `insert or replace into audit_records (${columns}) values (${values})`
      : 'truncate audit_records';
    await expect(runRawSql(url(), statement)).rejects.toThrow(/append-only/);
    expect(await verify(store())).toEqual({ whole: true, records: 1 });
  });
});

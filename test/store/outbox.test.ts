import type { Job } from '../../src/mapping/records';
import { describeStore } from './describe-store';
import { job, requestNumber } from './examples';

const nine = '2026-03-01T09:00:00.000Z';
const ten = '2026-03-01T10:00:00.000Z';
const eleven = '2026-03-01T11:00:00.000Z';

describeStore('outbox', ({ store }) => {
  beforeEach(async () => {
    for (const number of [1, 2, 3]) await store().requests.insert(requestNumber(number));
  });

  const claim = (owner: string, now = nine, until = ten) => store().outbox.claim({ owner, now, until });
  const take = async (owner: string, now = nine, until = ten): Promise<Job> => {
    const claimed = await claim(owner, now, until);
    if (!claimed) throw new Error('There was no job to take.');
    return claimed;
  };

  it('leases a due job to one owner', async () => {
    await store().outbox.enqueue(job());
    expect(await claim('a')).toMatchObject({ ...job(), attempts: 0, owner: 'a' });
    expect(await claim('b')).toBeNull();
  });

  it('leases no job before its time', async () => {
    await store().outbox.enqueue(job({ availableAt: ten }));
    expect(await claim('a', nine)).toBeNull();
    expect(await claim('a', ten, eleven)).not.toBeNull();
  });

  it('leases the job that is due first, then in the order they came', async () => {
    const { outbox } = store();
    await outbox.enqueue(job({ subject: 'R-1', availableAt: ten }));
    await outbox.enqueue(job({ subject: 'R-2', availableAt: nine }));
    await outbox.enqueue(job({ subject: 'R-3', availableAt: nine }));
    const taken = [await take('a', ten, eleven), await take('a', ten, eleven), await take('a', ten, eleven)];
    expect(taken.map(({ subject }) => subject)).toEqual(['R-2', 'R-3', 'R-1']);
  });

  it('stores several at once in their order, but for a drawing of which one waits already', async () => {
    const { outbox } = store();
    await outbox.enqueue(job({ kind: 'draw-cards', availableAt: ten }));
    await outbox.enqueue(job({ kind: 'draw-cards' }), job(), job({ kind: 'tell-requester' }));
    expect((await outbox.backlog()).depth).toBe(3);
    const kinds = [await take('a'), await take('a'), await take('a')].map(({ kind }) => kind);
    expect(kinds).toEqual(['draw-cards', 'publish', 'tell-requester']);
  });

  it('leaves the kinds for later that it is told to', async () => {
    const { outbox } = store();
    await outbox.enqueue(job({ kind: 'make-report' }), job({ kind: 'post-batch' }), job());
    const except = ['make-report', 'post-batch'] as const;
    const lease = { owner: 'a', now: nine, until: ten };
    expect(await outbox.claim({ ...lease, except })).toMatchObject({ kind: 'publish' });
    expect(await outbox.claim({ ...lease, except })).toBeNull();
    expect(await outbox.claim(lease)).toMatchObject({ kind: 'make-report' });
  });

  it('leases only one job of a kind per request at a time', async () => {
    const { outbox } = store();
    await outbox.enqueue(job());
    await outbox.enqueue(job());
    await outbox.enqueue(job({ kind: 'tell-requester' }));
    const first = await take('a');
    expect((await take('b')).kind).toBe('tell-requester');
    expect(await claim('c')).toBeNull();
    await outbox.finish(first);
    expect((await take('c')).kind).toBe('publish');
  });

  it('gives a lease that ran out to the next, and then the first can do no more', async () => {
    const { outbox } = store();
    await outbox.enqueue(job());
    const lost = await take('a', nine, ten);
    expect(await claim('b', '2026-03-01T09:59:59.999Z', eleven)).toBeNull();
    const taken = await take('b', ten, eleven);
    expect(taken).toEqual({ ...lost, attempts: 1, owner: 'b' });
    expect(await outbox.renew(lost, eleven)).toBe(false);
    await outbox.postpone(lost, nine, 'too late');
    expect(await outbox.finish(lost)).toBe(false);
    expect(await outbox.troubleOf('R-1', 'publish')).toBeNull();
    expect(await outbox.finish(taken)).toBe(true);
  });

  it('tells two leases of the same owner apart', async () => {
    const { outbox } = store();
    await outbox.enqueue(job());
    const lost = await take('a', nine, ten);
    const again = await take('a', ten, eleven);
    expect(await outbox.finish(lost)).toBe(false);
    expect(await outbox.finish(again)).toBe(true);
  });

  it('gives a job that ran out before another of its kind', async () => {
    const { outbox } = store();
    await outbox.enqueue(job());
    await outbox.enqueue(job());
    const first = await take('a', nine, ten);
    expect((await take('b', ten, eleven)).id).toBe(first.id);
    expect(await claim('c', ten, eleven)).toBeNull();
  });

  it('prolongs a lease', async () => {
    const { outbox } = store();
    await outbox.enqueue(job());
    const held = await take('a', nine, ten);
    expect(await outbox.renew(held, eleven)).toBe(true);
    expect(await claim('b', ten, eleven)).toBeNull();
    expect(await outbox.finish(held)).toBe(true);
  });

  it('forgets a finished job', async () => {
    const { outbox } = store();
    await outbox.enqueue(job());
    const held = await take('a');
    expect(await outbox.finish(held)).toBe(true);
    expect(await outbox.finish(held)).toBe(false);
    expect(await claim('a', eleven)).toBeNull();
  });

  it('tries a postponed job again when it is time, and remembers why and how often', async () => {
    const { outbox } = store();
    await outbox.enqueue(job());
    await outbox.postpone(await take('a'), ten, 'Autotask said: "busy" (429)');
    expect(await outbox.troubleOf('R-1', 'publish')).toBe('Autotask said: "busy" (429)');
    expect(await outbox.troubleOf('R-1', 'draw-cards')).toBeNull();
    expect(await outbox.troubleOf('R-2', 'publish')).toBeNull();
    expect(await claim('b', nine)).toBeNull();
    expect(await take('b', ten, eleven)).toMatchObject({ attempts: 1, availableAt: ten, owner: 'b' });
  });

  it('forgets the trouble with the job', async () => {
    const { outbox } = store();
    await outbox.enqueue(job());
    await outbox.postpone(await take('a'), nine, 'busy');
    await outbox.finish(await take('a'));
    expect(await outbox.troubleOf('R-1', 'publish')).toBeNull();
  });

  it.each(['draw-cards', 'draw-batch', 'tell-requester', 'tell-batch-requester'] as const)(
    'keeps one waiting %s per subject, due when the earliest was, since it shows the latest',
    async (kind) => {
      const { outbox } = store();
      await outbox.enqueue(job({ kind, availableAt: ten }));
      await outbox.enqueue(job({ kind, availableAt: nine }));
      await outbox.enqueue(job({ kind, availableAt: eleven }));
      await outbox.enqueue(job({ kind, availableAt: nine, subject: 'R-2' }));
      expect(await outbox.backlog()).toEqual({ depth: 2, oldest: nine });
      expect(await take('a', nine)).toMatchObject({ subject: 'R-1' });
    },
  );

  it('keeps one waiting drawing per batch, and every job of another kind', async () => {
    const { outbox } = store();
    for (const kind of ['draw-batch', 'draw-batch', 'advance-batch', 'advance-batch'] as const) {
      await outbox.enqueue(job({ kind, subject: 'B-1' }));
    }
    expect((await outbox.backlog()).depth).toBe(3);
  });

  it('forgets the trouble of a job that goes on without any', async () => {
    const { outbox } = store();
    await outbox.enqueue(job());
    await outbox.postpone(await take('a'), nine, 'busy');
    await outbox.postpone(await take('a'), ten, null);
    expect(await outbox.troubleOf('R-1', 'publish')).toBeNull();
    expect(await take('a', ten, eleven)).toMatchObject({ attempts: 2 });
  });

  it('counts how often a job failed in a row, for whoever takes it next', async () => {
    const { outbox } = store();
    await outbox.enqueue(job());
    const first = await take('a');
    expect(first).not.toHaveProperty('failures');
    await outbox.postpone(first, nine, 'busy');
    await outbox.postpone(await take('b'), nine, 'busy');
    const third = await take('c');
    expect(third.failures).toBe(2);
    await outbox.postpone(third, nine, null);
    expect(await take('d')).not.toHaveProperty('failures');
  });

  it('knows when the next job becomes due, or its lease runs out', async () => {
    const { outbox } = store();
    expect(await outbox.nextDue(nine)).toBeNull();
    await outbox.enqueue(job({ subject: 'R-1', availableAt: nine }));
    await outbox.enqueue(job({ subject: 'R-2', availableAt: eleven }));
    // What is due already becomes due no more.
    expect(await outbox.nextDue(nine)).toBe(eleven);
    await take('a', nine, ten);
    expect(await outbox.nextDue(nine)).toBe(ten);
    expect(await outbox.nextDue(ten)).toBe(eleven);
    expect(await outbox.nextDue(eleven)).toBeNull();
  });

  it('draws again after a drawing that has begun', async () => {
    const { outbox } = store();
    await outbox.enqueue(job({ kind: 'draw-cards' }));
    const begun = await take('a');
    await outbox.enqueue(job({ kind: 'draw-cards' }));
    await outbox.finish(begun);
    expect(await claim('a')).toMatchObject({ kind: 'draw-cards' });
  });

  it('counts what is unfinished, and since when', async () => {
    const { outbox } = store();
    expect(await outbox.backlog()).toEqual({ depth: 0, oldest: null });
    await outbox.enqueue(job({ availableAt: ten }));
    await outbox.enqueue(job({ subject: 'R-2', availableAt: nine }));
    expect(await outbox.backlog()).toEqual({ depth: 2, oldest: nine });
    await outbox.finish(await take('a'));
    expect(await outbox.backlog()).toEqual({ depth: 1, oldest: ten });
  });

  it('takes a job for a batch or a report, which are no requests', async () => {
    await store().outbox.enqueue(job({ kind: 'make-report', subject: 'P-1' }));
    expect(await take('a')).toMatchObject({ kind: 'make-report', subject: 'P-1' });
  });
});

import { describeStore } from './describe-store';
import { download } from './whole-company-examples';

const now = '2026-03-01T09:05:00.000Z';

describeStore('downloads', ({ store, rivals }) => {
  it('give back what was inserted, and nothing for an unknown id', async () => {
    const { downloads } = store();
    const stored = download({ tokenHash: null, content: { kind: 'failed-rows', batchId: 'B-1' } });
    await downloads.insert(stored);
    await downloads.insert(download({ id: 'L-2', tokenHash: null }));
    expect(await downloads.get('L-1')).toEqual(stored);
    expect(await downloads.get('L-9')).toBeNull();
  });

  it('are fetched once', async () => {
    const { downloads } = store();
    await downloads.insert(download());
    expect(await downloads.use('hash-9', now)).toBeNull();
    expect(await downloads.use('hash-1', now)).toEqual(download({ usedAt: now }));
    expect(await downloads.use('hash-1', now)).toBeNull();
    expect(await downloads.get('L-1')).toEqual(download({ usedAt: now }));
  });

  it('are not fetched once they have expired, to the millisecond', async () => {
    const { downloads } = store();
    await downloads.insert(download());
    await downloads.insert(download({ id: 'L-2', tokenHash: 'hash-2' }));
    expect(await downloads.use('hash-1', '2026-03-01T09:10:00.000Z')).toBeNull();
    expect((await downloads.use('hash-2', '2026-03-01T09:09:59.999Z'))?.id).toBe('L-2');
  });

  it('never share a token', async () => {
    const { downloads } = store();
    await downloads.insert(download());
    await expect(downloads.insert(download({ id: 'L-2' }))).rejects.toThrow(/unique/i);
  });

  it('are removed when they have expired, fetched or not', async () => {
    const { downloads } = store();
    await downloads.insert(download());
    await downloads.insert(download({ id: 'L-2', tokenHash: null }));
    await downloads.insert(download({ id: 'L-3', tokenHash: null, expiresAt: '2026-03-01T09:10:00.001Z' }));
    await downloads.use('hash-1', now);
    expect(await downloads.removeExpired('2026-03-01T09:10:00.001Z')).toBe(2);
    expect(await downloads.get('L-1')).toBeNull();
    expect(await downloads.get('L-3')).not.toBeNull();
  });

  it('go to one, of 20 who come with the token at once, 20 rounds', async () => {
    const instances = await rivals();
    for (let round = 0; round < 20; round += 1) {
      const tokenHash = `hash-${round}`;
      await store().downloads.insert(download({ id: `L-${round}`, tokenHash }));
      const uses = Array.from({ length: 20 }, (_, index) =>
        instances[index % 2 ? 0 : 1].downloads.use(tokenHash, now),
      );
      expect((await Promise.all(uses)).filter((used) => used !== null)).toHaveLength(1);
    }
  });
});

import { describeStore } from './describe-store';
import { march } from './setup-examples';

describeStore('schedules', ({ store, rivals }) => {
  const claim = (now: number, next: number, name = 'drift') =>
    store().schedules.claim(name, { now: march(now), next: march(next) });

  it('run at the times stored, not when they are heard of first', async () => {
    expect(await claim(1, 3)).toBe(false);
    expect(await claim(2, 3)).toBe(false);
    expect(await claim(3, 4)).toBe(true);
    expect(await claim(3, 4)).toBe(false);
  });

  it('run once for all the times that were missed', async () => {
    await claim(1, 2);
    expect(await claim(20, 21)).toBe(true);
    expect(await claim(20, 21)).toBe(false);
    expect(await claim(21, 22)).toBe(true);
  });

  it('are told apart by name', async () => {
    await claim(1, 2);
    expect(await claim(2, 3, 'retention')).toBe(false);
    expect(await claim(2, 3)).toBe(true);
  });

  it('are forgotten but for the one that is in force, and others are left alone', async () => {
    for (const name of ['drift a', 'drift b', 'retention']) await claim(1, 2, name);
    await store().schedules.keepOnly('drift b', 'drift ');
    const claimed = ['drift a', 'drift b', 'retention'].map((name) => claim(3, 4, name));
    expect(await Promise.all(claimed)).toEqual([false, true, true]);
    await store().schedules.keepOnly(null, 'drift ');
    expect(await claim(9, 10, 'drift b')).toBe(false);
  });

  it('are claimed by one, of 20 who try at once, every time', async () => {
    const instances = await rivals();
    const claimAll = (now: number, next: number) =>
      Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          instances[index % 2 ? 0 : 1].schedules.claim('drift', { now: march(now), next: march(next) }),
        ),
      );
    expect((await claimAll(1, 2)).filter(Boolean)).toHaveLength(0);
    for (let day = 2; day < 20; day += 1) {
      expect((await claimAll(day, day + 1)).filter(Boolean)).toHaveLength(1);
    }
  });
});

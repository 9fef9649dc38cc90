import type { Store } from '../../src/workflow/stores';
import { describeStore } from './describe-store';
import { march, reminder } from './setup-examples';

const until = '2026-03-20T00:10:00.000Z';
const claim = (store: Store, day: number) => store.reminders.claimDue('', { now: march(day), until });

describeStore('reminders', ({ name, store, rivals }) => {
  it('are planned in place of the unsent ones of their subject only', async () => {
    const { reminders } = store();
    await reminders.plan('a', [reminder('a', 20), reminder('a', 10)]);
    await reminders.plan('b', [reminder('b', 15)]);
    expect(await reminders.planned('a')).toEqual([reminder('a', 10), reminder('a', 20)]);
    await reminders.plan('a', [reminder('a', 25)]);
    expect(await reminders.planned('a')).toEqual([reminder('a', 25)]);
    await reminders.plan('a', []);
    expect(await reminders.planned('a')).toEqual([]);
    expect(await reminders.planned('b')).toEqual([reminder('b', 15)]);
  });

  it('keep what was planned when the transaction that plans anew fails', async () => {
    await store().reminders.plan('a', [reminder('a', 10)]);
    const failing = store().transaction(async ({ reminders }) => {
      await reminders.plan('a', [reminder('a', 25)]);
      throw new Error('the power cord');
    });
    await expect(failing).rejects.toThrow('the power cord');
    expect(await store().reminders.planned('a')).toEqual([reminder('a', 10)]);
  });

  it('are claimed when due, all that are due of the subject that waits longest', async () => {
    const { reminders } = store();
    await reminders.plan('a', [reminder('a', 12), reminder('a', 18), reminder('a', 25)]);
    await reminders.plan('b', [reminder('b', 15)]);
    expect(await claim(store(), 11)).toEqual([]);
    expect(await claim(store(), 12)).toEqual([reminder('a', 12)]);
    await reminders.sent(['a/12'], march(12));
    await reminders.plan('a', [reminder('a', 13), reminder('a', 18), reminder('a', 25)]);
    expect(await claim(store(), 20)).toEqual([reminder('a', 13), reminder('a', 18)]);
    expect(await claim(store(), 20)).toEqual([reminder('b', 15)]);
    expect(await claim(store(), 20)).toEqual([]);
  });

  it('are claimed only by those whose subject it is', async () => {
    const { reminders } = store();
    await reminders.plan('secret/a', [reminder('secret/a', 10)]);
    await reminders.plan('pending/b', [reminder('pending/b', 12)]);
    const lease = { now: march(20), until };
    expect(await reminders.claimDue('pending/', lease)).toEqual([reminder('pending/b', 12)]);
    expect(await reminders.claimDue('pending/', lease)).toEqual([]);
    expect(await reminders.claimDue('secret/', lease)).toEqual([reminder('secret/a', 10)]);
  });

  it('are left alone while one of their subject is being sent, and claimed again when its lease ran out', async () => {
    const { reminders } = store();
    await reminders.plan('a', [reminder('a', 19), reminder('a', 20)]);
    expect(await claim(store(), 19)).toEqual([reminder('a', 19)]);
    expect(await claim(store(), 20)).toEqual([]);
    const later = { now: until, until: march(21) };
    expect(await reminders.claimDue('', later)).toEqual([reminder('a', 19), reminder('a', 20)]);
  });

  it('are never claimed, nor planned again, once sent', async () => {
    const { reminders } = store();
    await reminders.plan('a', [reminder('a', 10), reminder('a', 11)]);
    await claim(store(), 10);
    await reminders.sent(['a/10'], march(10));
    await reminders.sent([], march(10));
    await reminders.plan('a', [reminder('a', 10), reminder('a', 11)]);
    expect(await reminders.planned('a')).toEqual([reminder('a', 11)]);
    expect(await claim(store(), 20)).toEqual([reminder('a', 11)]);
  });

  it('are claimed by one, of 20 who try at once, and never in parts', async () => {
    const instances = await rivals();
    for (let round = 0; round < 10; round += 1) {
      const subject = `round ${round}`;
      const days = [1, 2, 3, 4].map((day) => reminder(subject, day));
      await store().reminders.plan(subject, days);
      const claims = Array.from({ length: 20 }, (_, index) => claim(instances[index % 2 ? 0 : 1], 10));
      const won = (await Promise.all(claims)).filter(({ length }) => length > 0);
      expect(won).toEqual([days]);
      await store().reminders.sent(
        days.map(({ id }) => id),
        march(10),
      );
    }
  });

  // SQLite's transactions exclude each other.
  if (name === 'PostgreSQL') {
    it('of one request are planned while the transaction of another one is under way, and none claimed until it ends', async () => {
      const [here, there] = await rivals();
      const claimed = await here.transaction(async ({ reminders }) => {
        await reminders.plan('a', [reminder('a', 10)]);
        await there.reminders.plan('b', [reminder('b', 11)]);
        // In an object, or it would be awaited here and now.
        return { later: claim(there, 20) };
      });
      expect(await claimed.later).toEqual([reminder('a', 10)]);
    });
  }

  it('are planned by one, of 20 who plan at once', async () => {
    const instances = await rivals();
    const plans = Array.from({ length: 20 }, (_, index) =>
      instances[index % 2 ? 0 : 1].reminders.plan('a', [reminder('a', index + 1)]),
    );
    await Promise.all(plans);
    expect(await store().reminders.planned('a')).toHaveLength(1);
  });
});

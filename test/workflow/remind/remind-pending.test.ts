import { readQuietHours } from '../../../src/mapping/schedule/quiet-hours';
import { pendingReminders, pendingSubject } from '../../../src/mapping/schedule/reminder-times';
import { groupIds } from '../../../src/playground/directory/example/groups';
import { cancel } from '../../../src/workflow/cancel';
import type { PendingReminder } from '../../../src/workflow/ports';
import { remindPending } from '../../../src/workflow/remind/remind-pending';
import { reminding } from '../../../src/workflow/remind/reminding';
import { remindDue } from '../../../src/workflow/setup/remind-secret';
import { describeOnDatabases } from '../../store/databases';
import { reminder as reminderOn } from '../../store/setup-examples';
import { batch, batchRow } from '../../store/whole-company-examples';
import { useHarness, type Harness } from '../harness';
import { alex, taylor } from '../harness/people';
import {
  appliedRequest,
  approve,
  approvedRequest,
  bindChannel,
  events,
  pendingRequest,
} from '../harness/steps';
import { removalOf } from '../harness/unmap-steps';

async function remind({ deps, messenger }: Harness): Promise<void> {
  await remindPending({ ...deps, messenger });
}

function remindersIn({ messenger }: Harness): PendingReminder[] {
  return messenger.said.flatMap((said) => (said.what === 'pending-posted' ? [said.waiting] : []));
}

/** Lets so many hours go by, one after the other, and looks each time. */
async function waitHours(h: Harness, hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    h.clock.advanceHours(1);
    await remind(h);
  }
}

describeOnDatabases('a pending request', (database) => {
  const harness = useHarness({ database });

  test('is reminded of after 4, 24 and 48 hours, in the thread of its card, until it expires', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    await h.runJobs();
    await remind(h);
    await waitHours(h, 80);
    const reminders = remindersIn(h);
    expect(reminders).toHaveLength(3);
    const [place] = (await h.store.cards.of(request.id)).filter(({ role }) => role === 'approval');
    expect(reminders[0]).toEqual({
      subject: request.id,
      title: 'Map Jane Doe to jane.doe',
      requester: alex.name,
      requestedAt: request.requestedAt,
      expiresAt: request.expiresAt,
      approvals: 0,
      approvalsNeeded: 1,
      places: [place],
      approvers: { tagId: null, name: 'SSO approvers' },
    });
    expect((await events(h, request.id)).filter((event) => event === 'request.reminded')).toHaveLength(3);
  });

  test('is reminded of once by two instances', async () => {
    const h = harness();
    await pendingRequest(h);
    h.clock.advanceHours(4);
    await Promise.all([remind(h), remind(h)]);
    expect(remindersIn(h)).toHaveLength(1);
  });
});

describe('a reminder', () => {
  const harness = useHarness();

  test('is one message for all that were due while the bot was off', async () => {
    const h = harness();
    await pendingRequest(h);
    h.clock.advanceHours(50);
    await remind(h);
    await remind(h);
    expect(remindersIn(h)).toHaveLength(1);
  });

  test('is one for each of several requests at once', async () => {
    const h = harness();
    await appliedRequest(h, 'liam.carter');
    await pendingRequest(h, 'jane.doe');
    await removalOf(h, 'liam.carter');
    h.clock.advanceHours(5);
    await remind(h);
    expect(
      remindersIn(h)
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['Map Jane Doe to jane.doe', 'Remove the mapping of Liam Carter from liam.carter']);
  });

  test.each([
    ['approved', (h: Harness, id: string) => approve(h, { id, revision: 1 }, taylor)],
    ['cancelled', (h: Harness, id: string) => cancel(h.deps, { requestId: id, revision: 1, clicker: alex })],
  ])('does not come when the request is %s', async (_what, settle) => {
    const h = harness();
    const { id } = await pendingRequest(h);
    await settle(h, id);
    await waitHours(h, 5);
    expect(remindersIn(h)).toEqual([]);
    expect((await h.store.reminders.planned(pendingSubject(id))).map(({ id: name }) => name)).not.toContain(
      `pending/${id}/4`,
    );
  });

  test('does not come when the request has expired, although nobody has swept yet', async () => {
    const h = harness();
    await pendingRequest(h);
    h.clock.advanceHours(73);
    await remind(h);
    expect(remindersIn(h)).toEqual([]);
  });

  test('comes for a batch too, and not for one that is decided', async () => {
    const h = harness();
    await bindChannel(h);
    const [waiting, running] = [batch({ id: 'B-1' }), batch({ id: 'B-2', state: 'running' })];
    for (const one of [waiting, running]) {
      await h.store.batches.insert(one);
      await h.store.reminders.plan(pendingSubject(one.id), pendingReminders(one, [4]));
    }
    await remind(h);
    expect(remindersIn(h)).toMatchObject([
      { subject: 'B-1', title: 'Map 3 people to their resources', places: [] },
    ]);
  });

  test.each([
    [1, 'Map 1 person to their resource'],
    [2, 'Map 2 people to their resources'],
  ])('counts the %i rows of a batch that wait, not those that were asked for', async (rows, title) => {
    const h = harness();
    await bindChannel(h);
    const waiting = batch();
    await h.store.batches.insert(waiting);
    await h.store.batches.addRows([
      ...Array.from({ length: rows }, (_, index) => batchRow(index + 1)),
      batchRow(9, { state: 'cancelled' }),
    ]);
    await h.store.reminders.plan(pendingSubject(waiting.id), pendingReminders(waiting, [4]));
    await remind(h);
    expect(remindersIn(h)).toMatchObject([{ title }]);
  });

  test('does not come for what is not there any more', async () => {
    const h = harness();
    await bindChannel(h);
    await h.store.reminders.plan('pending/none', [reminderOn('pending/none', 1)]);
    await remind(h);
    expect(remindersIn(h)).toEqual([]);
    expect(await h.store.reminders.planned('pending/none')).toEqual([]);
  });

  test('waits while Teams does not take it, and comes ten minutes later', async () => {
    const h = harness();
    await pendingRequest(h);
    h.clock.advanceHours(4);
    h.messenger.trouble = (said) => (said.what === 'pending-posted' ? new Error('Teams is out') : null);
    await expect(remind(h)).rejects.toThrow('Teams is out');
    h.messenger.trouble = null;
    await remind(h);
    expect(remindersIn(h)).toEqual([]);
    h.clock.advance(10 * 60_000);
    await remind(h);
    expect(remindersIn(h)).toHaveLength(1);
  });

  test('waits for an approvals channel', async () => {
    const h = harness();
    const waiting = batch();
    await h.store.batches.insert(waiting);
    await h.store.reminders.plan(pendingSubject(waiting.id), pendingReminders(waiting, [4]));
    await remind(h);
    expect(remindersIn(h)).toEqual([]);
    await bindChannel(h);
    h.clock.advance(10 * 60_000);
    await remind(h);
    expect(remindersIn(h)).toHaveLength(1);
  });

  test('names the approvers somehow when Entra does not tell their group', async () => {
    const h = harness();
    await pendingRequest(h);
    h.graph.deniedPermissions.add('GroupMember.Read.All');
    h.clock.advanceHours(4);
    await remind(h);
    expect(remindersIn(h)).toMatchObject([{ approvers: { tagId: null, name: 'Approvers' } }]);
  });

  test('names the approvers somehow when their group is gone', async () => {
    const h = harness();
    await pendingRequest(h);
    const groups = h.directory.groups;
    groups.splice(
      groups.findIndex(({ id }) => id === groupIds.approvers),
      1,
    );
    h.clock.advanceHours(4);
    await remind(h);
    expect(remindersIn(h)).toMatchObject([{ approvers: { name: 'Approvers' } }]);
  });

  test('of a request is left alone by who reminds of client secrets, and the other way round', async () => {
    const h = harness();
    await pendingRequest(h);
    await h.store.reminders.plan('secret/none', [reminderOn('secret/none', 1)]);
    h.clock.advanceHours(4);
    await remindDue({ ...h.deps, messenger: h.messenger });
    expect(await h.store.reminders.planned('secret/none')).toEqual([]);
    await remind(h);
    expect(remindersIn(h)).toHaveLength(1);
  });
});

describe('what waited before the bot reminded of anything', () => {
  const harness = useHarness();

  /** As an instance that starts now. */
  const start = ({ deps, messenger }: Harness) => reminding({ ...deps, messenger });

  test('is reminded of from the next start on, once for what is past, and then when it is due', async () => {
    const h = harness();
    const { id } = await pendingRequest(h);
    await h.store.reminders.plan(pendingSubject(id), []);
    h.clock.advanceHours(25);
    await remind(h);
    expect(remindersIn(h)).toEqual([]);
    for (const look of [start(h), start(h)]) {
      await look();
      await look();
    }
    expect(remindersIn(h)).toHaveLength(1);
    h.clock.advanceHours(24);
    await start(h)();
    await start(h)();
    expect(remindersIn(h)).toHaveLength(2);
  });

  test('is planned once it can be, and what is decided is left alone', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    await h.store.reminders.plan(pendingSubject(id), []);
    const { deps, messenger } = h;
    const requests = { ...deps.store.requests };
    const look = reminding({ ...deps, messenger, store: { ...deps.store, requests } });
    requests.openSingles = () => Promise.reject(new Error('the database is away'));
    await expect(look()).rejects.toThrow('away');
    requests.openSingles = (limit) => deps.store.requests.openSingles(limit);
    await look();
    expect(await h.store.reminders.planned(pendingSubject(id))).toEqual([]);
  });
});

describe('in quiet hours', () => {
  const harness = useHarness({
    settings: { quietHours: readQuietHours('14:00-08:00'), timeZone: 'Europe/Berlin', reminderHours: [4, 5] },
  });

  test('nobody is reminded; what is due comes when they end, as one message', async () => {
    const h = harness();
    const { requestedAt } = await pendingRequest(h);
    expect(requestedAt).toBe('2026-03-02T09:00:00.000Z');
    await waitHours(h, 21);
    expect(remindersIn(h)).toEqual([]);
    h.clock.advanceHours(1);
    await remind(h);
    expect(h.clock.now().toISOString()).toBe('2026-03-03T07:00:00.000Z');
    expect(remindersIn(h)).toHaveLength(1);
  });
});

describe('with a Teams tag', () => {
  const tag = { id: 'tag-1', name: 'Team leads' };
  const harness = useHarness({ settings: { approverTag: tag } });

  test('the tag is mentioned, and Entra is not asked', async () => {
    const h = harness();
    await pendingRequest(h);
    h.graph.deniedPermissions.add('GroupMember.Read.All');
    h.clock.advanceHours(4);
    await remind(h);
    expect(remindersIn(h)).toMatchObject([{ approvers: { tagId: 'tag-1', name: 'Team leads' } }]);
  });
});

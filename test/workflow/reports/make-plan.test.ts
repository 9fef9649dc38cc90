import { startHarness, useHarness } from '../harness';
import { personNamed } from '../harness/add-people';
import { companyOf, resourceIdOf } from '../harness/company-of';
import { alex, janesObjectId } from '../harness/people';
import { appliedRequest, pendingRequest } from '../harness/steps';
import { drawnReports, madePlan, place, planResult, planRows, rowOf } from './report-steps';

const harness = useHarness();

describe('a plan for everybody', () => {
  test('has a row for each active resource, is stored with its numbers, drawn and on record', async () => {
    const h = harness();
    const report = await madePlan(h);
    const { counts, estimate } = planResult(report).summary;
    const rows = await planRows(h, report);
    const active = h.directory.resources.filter(({ isActive }) => isActive);
    expect(rows.map(({ position }) => position)).toEqual(active.map((_, index) => index + 1));
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(active.length);
    for (const [verdict, count] of Object.entries(counts)) {
      expect([verdict, rows.filter((row) => row.verdict === verdict).length]).toEqual([verdict, count]);
    }
    expect(estimate.calls).toBeGreaterThan(counts.exact);
    expect(drawnReports(h)).toEqual([report]);
    expect(h.messenger.said).toMatchObject([{ what: 'report-drawn', place }]);
    expect((await h.store.audit.records()).at(-1)).toMatchObject({
      actor: alex,
      event: 'plan.made',
      details: { reportId: report.id, scope: 'all', counts },
    });
  });

  test('changes nothing: what is asked for, mapped or posted is as before', async () => {
    const h = harness();
    await madePlan(h);
    expect(await h.store.requests.openPairs()).toEqual([]);
    expect(h.count(/POST .*\/Tickets$/)).toBe(0);
  });

  test('knows who is mapped and asked for already', async () => {
    const h = harness();
    await appliedRequest(h, 'jane.doe');
    await pendingRequest(h, 'liam.carter');
    const report = await madePlan(h);
    expect(await rowOf(h, report, 'jane.doe')).toMatchObject({ verdict: 'already-mapped' });
    expect(await rowOf(h, report, 'liam.carter')).toMatchObject({
      verdict: 'refused',
      obstacles: [{ code: 'request-open' }],
    });
  });

  test('knows what the field for the Unique ID holds already', async () => {
    const h = await startHarness({ ssoField: { name: 'ssoUniqueId' } });
    try {
      companyOf(h.directory, 3);
      const [own, others] = h.directory.resources;
      const [first] = h.directory.people.slice(-3);
      if (!own || !others || !first) throw new Error('the company has nobody');
      Object.assign(own, { ssoUniqueId: first.id.toUpperCase() });
      Object.assign(others, { ssoUniqueId: janesObjectId });
      const rows = await planRows(h, await madePlan(h));
      expect(rows.map(({ verdict, obstacles }) => [verdict, obstacles[0]?.code])).toEqual([
        ['already-mapped', 'already-mapped'],
        ['refused', 'resource-taken'],
        ['exact', undefined],
      ]);
    } finally {
      await h.close();
    }
  });

  test('takes our own record for true where the field was cleared by hand', async () => {
    const h = await startHarness({ ssoField: { name: 'ssoUniqueId' } });
    try {
      const mapping = {
        objectId: janesObjectId,
        resourceId: 1001,
        userPrincipalName: 'jane.doe',
        userName: 'jane.doe',
      };
      await h.store.mappings.insert({ ...mapping, requestId: 'x', appliedAt: '2026-03-01T00:00:00.000Z' });
      expect(await rowOf(h, await madePlan(h), 'jane.doe')).toMatchObject({ verdict: 'already-mapped' });
    } finally {
      await h.close();
    }
  });
});

describe('a plan for a group', () => {
  const groupId = '9d0c7f3a-4444-4a00-9000-000000007ec5';

  test('is about its members only, also those in other groups', async () => {
    const h = harness();
    const people = companyOf(h.directory, 4);
    const ids = people.map(({ id }) => id);
    const inner = '9d0c7f3a-5555-4a00-9000-000000007ec5';
    h.directory.groups.push(
      { id: groupId, displayName: 'Technicians', memberIds: ids.slice(0, 1), memberGroupIds: [inner] },
      { id: inner, displayName: 'Juniors', memberIds: ids.slice(1, 2), memberGroupIds: [] },
    );
    const report = await madePlan(h, { kind: 'group', groupId, name: 'Technicians' });
    const rows = await planRows(h, report);
    expect(rows.map(({ resource, user }) => [resource?.id, user?.id])).toEqual([
      [resourceIdOf(0), ids[0]],
      [resourceIdOf(1), ids[1]],
    ]);
    expect((await h.store.audit.records()).at(-1)).toMatchObject({
      details: { scope: 'group', name: 'Technicians' },
    });
  });

  test('that is gone meanwhile says so, and is not tried again', async () => {
    const h = harness();
    const report = await madePlan(h, { kind: 'group', groupId, name: 'Technicians' });
    expect(report).toMatchObject({
      state: 'failed',
      failure: expect.stringMatching(/Technicians is no longer in Entra ID.*map group/) as string,
    });
    expect(drawnReports(h)).toEqual([report]);
    expect(await h.store.outbox.backlog()).toMatchObject({ depth: 0 });
  });
});

describe('a plan for a file', () => {
  test('gives every line its row, also those that could not be read, in the order of the file', async () => {
    const h = harness();
    const report = await madePlan(h, {
      kind: 'file',
      name: 'pairs.csv',
      lines: [
        { number: 2, user: 'jane.doe@contoso.example', resource: 'jane.doe' },
        { number: 4, user: 'nobody.here', resource: 'jane.doe' },
      ],
      unreadable: [{ number: 3, problem: 'Line 3 has one column only.' }],
    });
    expect(await planRows(h, report)).toMatchObject([
      { position: 1, verdict: 'exact', line: { number: 2 }, user: { id: janesObjectId } },
      { position: 2, verdict: 'refused', line: { number: 3 }, problem: 'Line 3 has one column only.' },
      { position: 3, line: { number: 4 }, problem: expect.stringMatching(/\S/) as string },
    ]);
    const { counts, refusedBy } = planResult(report).summary;
    expect(counts.exact).toBe(1);
    expect(refusedBy).toMatchObject({ 'line-unreadable': 1 });
    expect(report.task).toMatchObject({ scope: { name: 'pairs.csv', lines: [], unreadable: [] } });
  });

  test('without unreadable lines is the plan as it is', async () => {
    const h = harness();
    const lines = [{ number: 1, user: personNamed(h, 'Jane Doe').id, resource: '1001' }];
    const report = await madePlan(h, { kind: 'file', name: 'pairs.csv', lines, unreadable: [] });
    expect(planResult(report).summary).toMatchObject({ counts: { exact: 1, refused: 0 }, refusedBy: {} });
  });
});

import { exampleSsoField } from '../../../src/playground/directory/simulated-resource';
import { useHarness } from '../harness';
import { personNamed, resourceOf } from '../harness/add-people';
import { janesObjectId, janesResourceId, taylor } from '../harness/people';
import { appliedRequest, approvedRequest, awaitingPaste, bindChannel, events } from '../harness/steps';
import { driftReport, place } from './steps';

const hourMs = 3_600_000;

async function kindsIn({ id }: { id: string }): Promise<string[]> {
  return (await harness().store.reports.rows(id, { limit: 99 })).map(({ list }) => list);
}

const harness = useHarness();

it('finds nothing where nothing changed, and says so where it was asked', async () => {
  await appliedRequest(harness());
  const report = await driftReport(harness());
  expect(report).toMatchObject({ state: 'ready', result: { kind: 'drift', total: 0, accepted: 0 } });
  expect(harness().messenger.said.at(-1)).toMatchObject({
    what: 'digest-drawn',
    place,
    digest: { reportId: report.id, revision: report.revision, total: 0, rows: [], pages: 1 },
  });
});

it('finds what changed on both sides since the mapping was made', async () => {
  await appliedRequest(harness());
  personNamed(harness(), 'Jane Doe').accountEnabled = false;
  resourceOf(harness(), janesResourceId).lastName = 'Miller';
  const report = await driftReport(harness());
  expect(await kindsIn(report)).toEqual(['user-disabled', 'resource-renamed']);
  expect(report.result).toMatchObject({ total: 2, accepted: 0 });
});

it('reads resources that are no longer active, and sees which are gone', async () => {
  await appliedRequest(harness());
  resourceOf(harness(), janesResourceId).isActive = false;
  expect(await kindsIn(await driftReport(harness()))).toEqual(['resource-inactive']);
  const { resources } = harness().directory;
  resources.splice(
    resources.findIndex(({ id }) => id === janesResourceId),
    1,
  );
  expect(await kindsIn(await driftReport(harness()))).toEqual(['resource-gone']);
});

it('names the account that took the place of a deleted one', async () => {
  await appliedRequest(harness());
  const newObjectId = '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a77';
  personNamed(harness(), 'Jane Doe').id = newObjectId;
  const report = await driftReport(harness());
  expect(await harness().store.reports.row(report.id, 1)).toMatchObject({
    drift: { kind: 'user-recreated', objectId: janesObjectId, newObjectId },
  });
});

it('finds pastes that wait longer than they may', async () => {
  await awaitingPaste(harness());
  expect(await kindsIn(await driftReport(harness()))).toEqual([]);
  harness().clock.advance(7 * 24 * hourMs + 1);
  expect(await kindsIn(await driftReport(harness()))).toEqual(['paste-overdue']);
});

it('leaves out a mapping whose request is lost, and looks at the others', async () => {
  await appliedRequest(harness());
  await harness().store.mappings.insert({
    objectId: 'nobody',
    resourceId: 1,
    userPrincipalName: 'x',
    userName: 'x',
    requestId: 'lost',
    appliedAt: '2026-01-01T00:00:00.000Z',
  });
  personNamed(harness(), 'Jane Doe').accountEnabled = false;
  expect(await kindsIn(await driftReport(harness()))).toEqual(['user-disabled']);
});

it('leaves out what was accepted, until it changes', async () => {
  await appliedRequest(harness());
  const jane = personNamed(harness(), 'Jane Doe');
  jane.displayName = 'Jane Miller';
  const first = await driftReport(harness());
  const row = await harness().store.reports.row(first.id, 1);
  if (!row || !('drift' in row)) throw new Error('nothing was found');
  const { key, fingerprint } = row.drift;
  const at = harness().clock.now().toISOString();
  await harness().store.acceptedDrifts.accept({ key, fingerprint, by: taylor, at, reason: 'Married.' });
  expect((await driftReport(harness())).result).toMatchObject({ total: 0, accepted: 1 });
  jane.displayName = 'Jane Smith';
  expect((await driftReport(harness())).result).toMatchObject({ total: 1, accepted: 0 });
});

it('is on record with its numbers, whoever asked', async () => {
  await bindChannel(harness());
  await driftReport(harness());
  expect(await events(harness())).toContain('drift.checked');
  expect((await harness().store.audit.records()).at(-1)).toMatchObject({
    actor: { name: 'Alex Admin' },
    details: { total: 0, fresh: 0, accepted: 0 },
  });
});

it('fails in a sentence when Autotask refuses, and says so where it was asked', async () => {
  harness().autotask.faults.add({ match: /Resources/, status: 500, body: { errors: ['No.'] }, times: 99 });
  const report = await driftReport(harness());
  expect(report.state).toBe('failed');
  expect(harness().messenger.said.at(-1)).toMatchObject({ what: 'report-drawn', place });
});

describe('where Autotask shows the Unique IDs', () => {
  const withField = useHarness({ ssoField: { name: exampleSsoField } });

  async function mapped(): Promise<void> {
    await approvedRequest(withField());
    await withField().runJobs();
  }

  async function found(): Promise<string[]> {
    const { id } = await driftReport(withField());
    const rows = await withField().store.reports.rows(id, { limit: 99 });
    return rows.map(({ list }) => list);
  }

  it('finds a field that was emptied', async () => {
    await mapped();
    expect(await found()).toEqual([]);
    resourceOf(withField(), janesResourceId)[exampleSsoField] = '';
    expect(await found()).toEqual(['field-differs']);
  });

  it('finds an Object ID that a second resource got', async () => {
    await mapped();
    resourceOf(withField(), 1021)[exampleSsoField] = janesObjectId.toUpperCase();
    expect(await found()).toEqual(['id-on-two-resources']);
  });
});

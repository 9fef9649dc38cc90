import type { Coverage } from '../../../src/mapping/coverage';
import { useHarness, type Harness } from '../harness';
import { personNamed } from '../harness/add-people';
import { taylor } from '../harness/people';
import { appliedRequest, awaitingPaste, pendingRequest } from '../harness/steps';
import { askedReport, drawnReports, reportNow } from './report-steps';

const harness = useHarness();

async function coverageOf(h: Harness): Promise<Coverage> {
  const { id } = await askedReport(h, { kind: 'coverage' }, taylor);
  await h.runJobs();
  const { result } = await reportNow(h, { id });
  if (result?.kind !== 'coverage') throw new Error('no coverage was counted');
  return result.coverage;
}

test('counts what is applied, awaits its paste, waits for a decision, and is left', async () => {
  const h = harness();
  const before = await coverageOf(h);
  expect(before.total).toMatchObject({ applied: 0, awaiting: 0, pending: 0, drifted: 0 });
  await appliedRequest(h, 'jane.doe');
  await awaitingPaste(h, 'liam.carter');
  await pendingRequest(h, 'emma.rossi');
  const { total } = await coverageOf(h);
  expect(total).toEqual({
    applied: 1,
    awaiting: 1,
    pending: 1,
    drifted: 0,
    unmapped: before.total.unmapped - 3,
  });
});

test('is drawn and on record', async () => {
  const h = harness();
  const { total } = await coverageOf(h);
  expect(drawnReports(h)).toMatchObject([{ kind: 'coverage', state: 'ready' }]);
  expect((await h.store.audit.records()).at(-1)).toMatchObject({
    actor: taylor,
    event: 'coverage.made',
    details: { counts: total },
  });
});

test('tells what has drifted since, unless somebody accepted it', async () => {
  const h = harness();
  await appliedRequest(h, 'jane.doe');
  personNamed(h, 'Jane Doe').accountEnabled = false;
  expect((await coverageOf(h)).total).toMatchObject({ applied: 0, drifted: 1 });
  const drift = await askedReport(h, { kind: 'drift' });
  await h.runJobs();
  const row = await h.store.reports.row(drift.id, 1);
  if (!row || !('drift' in row)) throw new Error('nothing was found');
  const { key, fingerprint } = row.drift;
  await h.store.acceptedDrifts.accept({
    key,
    fingerprint,
    by: taylor,
    at: '2026-03-02T09:00:00.000Z',
    reason: 'On leave.',
  });
  expect((await coverageOf(h)).total).toMatchObject({ applied: 1, drifted: 0 });
});

test('reads everybody and every resource once', async () => {
  const h = harness();
  const users = () => h.graph.requests.filter(({ path }) => path.endsWith('/users')).length;
  const [usersBefore, resourcesBefore] = [users(), h.count(/Resources\/query/)];
  await coverageOf(h);
  expect(users() - usersBefore).toBe(1);
  expect(h.count(/Resources\/query/) - resourcesBefore).toBe(1);
});

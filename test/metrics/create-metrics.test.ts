import { requestStates } from '../../src/mapping/request-state';
import { createMetrics } from '../../src/metrics/create-metrics';
import { roundTasks } from '../../src/metrics/round-metrics';
import { clock, metricsInUse, samplesIn, stored, type Sample } from '../ops/exposition';

async function samples(metrics = metricsInUse()): Promise<Sample[]> {
  return samplesIn(await metrics.text());
}

function valueOf(
  all: readonly Sample[],
  name: string,
  labels: Record<string, string> = {},
): number | undefined {
  return all.find(
    (sample) =>
      sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
  )?.value;
}

describe('while the database answers', () => {
  test('what stands in it is shown, each state of a request also when there is none', async () => {
    const all = await samples();
    expect(valueOf(all, 'sso_database_up')).toBe(1);
    expect(valueOf(all, 'sso_requests', { state: 'pending' })).toBe(2);
    expect(all.filter(({ name }) => name === 'sso_requests')).toHaveLength(requestStates.length);
    expect(valueOf(all, 'sso_failing_jobs', { kind: 'publish' })).toBe(1);
    expect(valueOf(all, 'sso_outbox_jobs')).toBe(3);
    expect(valueOf(all, 'sso_outbox_oldest_seconds')).toBe(120);
    expect(valueOf(all, 'sso_audit_records')).toBe(41);
    expect(valueOf(all, 'sso_client_secret_expires_timestamp_seconds')).toBe(
      Date.parse('2026-07-15T09:00:00.000Z') / 1_000,
    );
    expect(valueOf(all, 'sso_drift_look_failed')).toBe(0);
  });

  test('what the set-up and drift have not said yet is not shown as a number', async () => {
    const bare = { ...stored, secretExpiresAt: null, drift: null, oldestDue: null };
    const all = await samples(metricsInUse(() => Promise.resolve(bare)));
    expect(all.map(({ name }) => name).filter((name) => /secret_expires|drift/.test(name))).toEqual([]);
    expect(valueOf(all, 'sso_outbox_oldest_seconds')).toBe(0);
  });

  test('a kind of job that works again is not shown as failing any more', async () => {
    let now = stored;
    const metrics = metricsInUse(() => Promise.resolve(now));
    await metrics.text();
    now = { ...stored, failingJobs: {} };
    // The answer serves for a second.
    jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 1_500);
    const all = await samples(metrics);
    jest.restoreAllMocks();
    expect(all.filter(({ name }) => name === 'sso_failing_jobs')).toEqual([]);
  });
});

describe('while the database is away', () => {
  test('that is said, what it would know is not shown, and what this process counted still is', async () => {
    const all = await samples(metricsInUse(() => Promise.reject(new Error('connection refused'))));
    expect(valueOf(all, 'sso_database_up')).toBe(0);
    const shown = new Set(all.map(({ name }) => name));
    for (const name of ['sso_requests', 'sso_outbox_jobs', 'sso_outbox_oldest_seconds', 'sso_audit_records'])
      expect(shown).not.toContain(name);
    expect(valueOf(all, 'sso_turn_seconds_count', { name: 'map' })).toBe(1);
  });
});

test('what this process did is counted by words of ours', async () => {
  const all = await samples();
  expect(valueOf(all, 'sso_turn_seconds_sum', { kind: 'command', name: 'map', outcome: 'answered' })).toBe(
    0.012,
  );
  expect(valueOf(all, 'sso_job_seconds_count', { kind: 'publish', outcome: 'failed' })).toBe(1);
  expect(valueOf(all, 'sso_decisions_total', { subject: 'request', verdict: 'approved' })).toBe(1);
  expect(valueOf(all, 'sso_upstream_denied_timestamp_seconds', { upstream: 'Autotask' })).toBe(
    clock().getTime() / 1_000,
  );
  expect(valueOf(all, 'sso_circuit_open', { target: 'https://graph.microsoft.com' })).toBe(1);
  expect(valueOf(all, 'sso_build_info', { version: '1.2.3', node: process.version })).toBe(1);
});

test("what is left of Autotask's calls is unknown until Autotask says so, and never below nothing", async () => {
  const metrics = createMetrics({ version: '1.2.3', read: () => Promise.resolve(stored), clock });
  expect(valueOf(await samples(metrics), 'sso_autotask_calls_left')).toBeUndefined();
  metrics.onBudget({ limit: 10_000, used: 10_020 });
  expect(valueOf(await samples(metrics), 'sso_autotask_calls_left')).toBe(0);
  expect(valueOf(await samples(metrics), 'sso_autotask_calls_limit')).toBe(10_000);
});

test('a service that is back is not shown as away', async () => {
  const metrics = metricsInUse();
  metrics.onBreaker({ upstream: 'Entra ID', target: 'https://graph.microsoft.com', state: 'half-open' });
  expect(valueOf(await samples(metrics), 'sso_circuit_open')).toBe(1);
  metrics.onBreaker({ upstream: 'Entra ID', target: 'https://graph.microsoft.com', state: 'closed' });
  expect(valueOf(await samples(metrics), 'sso_circuit_open')).toBe(0);
});

test('a service is not shown where it does not live any more', async () => {
  const metrics = metricsInUse();
  metrics.onBreaker({ upstream: 'Entra ID', target: 'https://graph.microsoft.com', state: 'left' });
  expect(valueOf(await samples(metrics), 'sso_circuit_open')).toBeUndefined();
});

test('who leads is shown, and rounds of every task before the first, so that its increase is seen', async () => {
  const metrics = createMetrics({ version: '1.2.3', read: () => Promise.resolve(stored), clock });
  const before = await samples(metrics);
  expect(valueOf(before, 'sso_leader')).toBe(0);
  for (const task of roundTasks)
    for (const outcome of ['done', 'failed'])
      expect(valueOf(before, 'sso_rounds_total', { task, outcome })).toBe(0);
  metrics.onLead(true);
  metrics.onRound({ task: 'read ticks', outcome: 'failed' });
  const after = await samples(metrics);
  expect(valueOf(after, 'sso_leader')).toBe(1);
  expect(valueOf(after, 'sso_rounds_total', { task: 'read ticks', outcome: 'failed' })).toBe(1);
});

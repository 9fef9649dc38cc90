import { Gauge, type Registry } from 'prom-client';
import { requestStates } from '../mapping/request-state';
import { boundedLook } from '../health/bounded-look';
import { knownGauge, knownGauges } from './known-gauge';
import type { Stored } from './read-stored';

/** How long the database may take, and for how long its answer serves, in milliseconds. */
const patience = { timeoutMs: 2_000, keepMs: 1_000 };

/** Gauges of what stands in the database, which every instance shows alike. Nothing is shown while it is away. */
export function storedMetrics(registry: Registry, read: () => Promise<Stored>, clock: () => Date) {
  const show = gauges(registry, clock);
  const up = new Gauge({
    name: 'sso_database_up',
    help: 'Whether the database answers: 1 or 0',
    registers: [registry],
  });
  const look = boundedLook(read, patience);
  return {
    /** Looks again; does not throw. */
    async refresh(): Promise<void> {
      const seen = await look();
      up.set(seen.kind === 'seen' ? 1 : 0);
      show(seen.kind === 'seen' ? seen.value : null);
    },
  };
}

function gauges(registry: Registry, clock: () => Date): (stored: Stored | null) => void {
  const gauge = (name: string, help: string) => knownGauge(registry, name, help);
  const requests = knownGauges(registry, 'sso_requests', 'Mapping requests, by state', 'state');
  const failing = knownGauges(
    registry,
    'sso_failing_jobs',
    'Jobs that failed last and wait, by kind',
    'kind',
  );
  const jobs = gauge('sso_outbox_jobs', 'Jobs of the outbox that are not finished');
  const age = gauge('sso_outbox_oldest_seconds', 'How long the oldest job has been due that nobody works on');
  const audit = gauge('sso_audit_records', 'Records of the audit log, which never become fewer');
  const secret = gauge('sso_client_secret_expires_timestamp_seconds', 'When the client secret expires');
  const driftAt = gauge('sso_drift_look_timestamp_seconds', 'When drift was looked for last');
  const driftFailed = gauge('sso_drift_look_failed', 'Whether the last look for drift failed: 1 or 0');
  return (stored) => {
    requests.set(stored && { ...noRequests, ...stored.requests });
    failing.set(stored?.failingJobs);
    jobs.set(stored?.jobs);
    age.set(stored && secondsSince(stored.oldestDue, clock()));
    audit.set(stored?.auditRecords);
    secret.set(stored?.secretExpiresAt ? Date.parse(stored.secretExpiresAt) / 1_000 : null);
    driftAt.set(stored?.drift ? Date.parse(stored.drift.askedAt) / 1_000 : null);
    driftFailed.set(stored?.drift ? Number(stored.drift.failed) : null);
  };
}

const noRequests = Object.fromEntries(requestStates.map((state) => [state, 0]));

/** 0 for what is yet to come, or not at all. */
function secondsSince(time: string | null, now: Date): number {
  return time === null ? 0 : Math.max(0, now.getTime() - Date.parse(time)) / 1_000;
}

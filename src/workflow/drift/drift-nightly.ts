import type { Report } from '../../mapping/report';
import { botActor } from '../../mapping/request';
import { afterQuiet } from '../../mapping/schedule/quiet-hours';
import { nextRun } from '../../mapping/schedule/next-run';
import type { Deps } from '../deps';

/** What the names of all schedules of drift have in common; the cron expression and the time zone follow. */
const prefix = 'drift ';

/**
 * Asks for a report of drift when the schedule says so, once for all instances. A time at which no instance was up is
 * made up for at the next start. A schedule that is changed, or was away, begins anew: times that came while it was not in
 * force are not made up for. In quiet hours the look waits until they end, so that what is told then is so then. Does
 * nothing without a schedule.
 */
export async function driftNightly(deps: Deps): Promise<void> {
  const { driftSchedule, timeZone, quietHours } = deps.settings;
  const now = deps.clock();
  const next = driftSchedule === null ? null : nextRun(driftSchedule, timeZone, now);
  if (driftSchedule === null || next === null) return deps.store.schedules.keepOnly(null, prefix);
  const run = { now: now.toISOString(), next: next.toISOString() };
  const availableAt = afterQuiet(now, quietHours, timeZone).toISOString();
  const name = `${prefix}${driftSchedule} ${timeZone}`;
  await deps.store.transaction(async ({ schedules, reports, outbox }) => {
    await schedules.keepOnly(name, prefix);
    if (!(await schedules.claim(name, run))) return;
    const report = reportFor(deps.newId(), run.now);
    await reports.insert(report);
    await outbox.enqueue({ kind: 'make-report', subject: report.id, availableAt });
  });
}

function reportFor(id: string, askedAt: string): Report {
  return {
    id,
    revision: 1,
    kind: 'drift',
    task: { kind: 'drift' },
    state: 'reading',
    askedBy: botActor,
    askedAt,
    place: null,
    result: null,
    failure: null,
  };
}

import type { Logger } from 'pino';
import type { JobKind } from '../mapping/records';
import type { ActivityMetrics, FinishedJob } from '../metrics/activity-metrics';
import { inSpan } from '../trace/spans';
import type { JobHandler } from '../workflow/jobs/worker';

/** The same handlers, each timed, told to whoever debugs, and in a span of the trace of whatever set the job off. */
export function observeJobs(
  handlers: Readonly<Record<JobKind, JobHandler>>,
  metrics: Pick<ActivityMetrics, 'onJob'>,
  log: Logger,
): Record<JobKind, JobHandler> {
  const onJob = (job: FinishedJob): void => {
    metrics.onJob(job);
    log.debug({ job: job.kind, outcome: job.outcome, ms: Math.round(job.ms) }, 'a job is over');
  };
  const observed = Object.entries(handlers).map(([kind, handler]) => [
    kind,
    observeJob(kind as JobKind, handler, onJob),
  ]);
  return Object.fromEntries(observed) as Record<JobKind, JobHandler>;
}

function observeJob(kind: JobKind, handler: JobHandler, onJob: (job: FinishedJob) => void): JobHandler {
  const span = {
    name: `job ${kind}`,
    kind: 'consumer',
    isRoot: true,
    attributes: { 'job.kind': kind },
  } as const;
  return async (job, signal) => {
    const start = performance.now();
    const end = (outcome: FinishedJob['outcome']): void =>
      onJob({ kind, outcome, ms: performance.now() - start });
    try {
      const goOn = await inSpan(span, () => handler(job, signal));
      end(goOn ? 'again' : 'done');
      return goOn;
    } catch (error) {
      end('failed');
      throw error;
    }
  };
}

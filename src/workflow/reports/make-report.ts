import type { Job } from '../../mapping/records';
import type { Report } from '../../mapping/report';
import { UpstreamError } from '../../mapping/upstream-error';
import { makeDrift } from '../drift/make-drift';
import type { MessagingDeps } from '../jobs/cards';
import { troubleSentence } from '../jobs/trouble-sentence';
import { makeCoverage } from './make-coverage';
import { makePlan } from './make-plan';
import type { Made } from './made';
import { storeFailed, storeMade } from './store-made';
import { tell } from './tell';

/** How often a report fails before it counts as failed. */
const mostTries = 5;
/** How long trouble that passes by itself is waited out besides, in milliseconds from the asking on. */
const patienceMs = 10 * 60_000;

/**
 * Makes a report and draws it. Killed anywhere it is run again: what is stored is not made anew, and drawing twice shows
 * the same.
 * @throws UpstreamError for trouble that passes by itself, and whatever Teams throws; the job is then tried again
 */
export async function makeReport(deps: MessagingDeps, job: Job): Promise<void> {
  const report = await deps.store.reports.get(job.subject);
  if (!report) return;
  const made = report.state === 'reading' ? await makeOrFail(deps, report, job) : report;
  await tell(deps, made);
}

async function makeOrFail(deps: MessagingDeps, report: Report, job: Job): Promise<Report> {
  try {
    return await storeMade(deps, report, await make(deps, report));
  } catch (error) {
    if (!isFinal(deps, report, job, error)) throw error;
    deps.log.warn({ err: error, reportId: report.id }, 'a report could not be made');
    return storeFailed(deps, report, sentence(job, error));
  }
}

function make(deps: MessagingDeps, report: Report): Promise<Made> {
  const { task } = report;
  switch (task.kind) {
    case 'plan':
      return makePlan(deps, task.scope);
    case 'coverage':
      return makeCoverage(deps);
    case 'drift':
      return makeDrift(deps, report);
  }
}

/** By failures, not by leases: a long report may meet many a restart without anything being wrong with it. */
function isFinal(
  { clock }: MessagingDeps,
  { askedAt }: Report,
  { failures = 0 }: Job,
  error: unknown,
): boolean {
  const isTriedEnough = failures + 1 >= mostTries;
  if (!(error instanceof UpstreamError)) return isTriedEnough;
  return !error.isTransient || (isTriedEnough && clock().getTime() - Date.parse(askedAt) >= patienceMs);
}

function sentence({ kind }: Job, error: unknown): string {
  const advice = error instanceof UpstreamError ? error.details.advice : undefined;
  return [troubleSentence(kind, error), advice].filter(Boolean).join(' ');
}

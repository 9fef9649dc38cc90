import type { PlanSummary } from '../../../mapping/plan/plan';

/** Autotask's limit for all integrations together, in requests an hour. Source: developer help, "REST API thresholds". */
const hourly = 10_000;

/** What posting will take: calls to Autotask, and how long. */
export function workInWords({ calls, seconds }: PlanSummary['estimate']): string {
  const share = Math.max(1, Math.round((calls / hourly) * 100));
  return `Posting takes about ${calls} calls to Autotask (${share} % of what it allows in an hour) and ${duration(seconds)}. The paste by hand, where tickets are used, comes on top.`;
}

function duration(seconds: number): string {
  if (seconds < 60) return 'less than a minute';
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'about a minute' : `about ${minutes} minutes`;
}

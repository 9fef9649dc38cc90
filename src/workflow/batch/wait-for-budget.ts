import { UpstreamError } from '../../mapping/upstream-error';
import type { Deps } from '../deps';

/** Calls a part needs beside one for each row: reading both sides, looking for an earlier ticket, opening one. */
const besideRows = 6;

/** How long to wait before looking again, in milliseconds. */
const lookAgainMs = 60_000;

/**
 * Throws while Autotask's hourly requests, which every integration of the instance shares, are used up to the share that
 * batches may take; the job is then tried again, so the batch waits for the window to move on.
 * @throws UpstreamError `throttled`, or `denied` when Autotask refuses the credentials
 */
export async function waitForBudget({ probes, settings, log }: Deps, rows: number): Promise<void> {
  const budget = await probes.autotask.budget().catch((error: unknown) => {
    if (error instanceof UpstreamError && error.trouble === 'denied') throw error;
    log.warn({ err: error }, 'how many requests Autotask has left is not known; the batch goes on');
    return null;
  });
  if (!budget) return;
  const share = Math.floor(budget.limit * settings.autotaskBudgetShare);
  if (budget.used + rows + besideRows <= share) return;
  throw new UpstreamError(
    'Autotask',
    'throttled',
    `${number(budget.used)} of the ${number(budget.limit)} requests that Autotask allows in ${budget.windowMinutes} minutes are used; this bot stops at ${number(share)} to leave the rest to others. It goes on by itself as the window moves on.`,
    { retryAfterMs: lookAgainMs },
  );
}

function number(value: number): string {
  return value.toLocaleString('en');
}

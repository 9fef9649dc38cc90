import type { Job } from '../../mapping/records';
import { UpstreamError } from '../../mapping/upstream-error';
import type { Deps } from '../deps';
import { endRequest } from './end-request';
import { readTick } from './read-ticks';

/**
 * Ticks the checklist item for the administrator who pasted or cleared the Unique ID, and reads the tick back.
 * @throws UpstreamError for trouble that passes by itself; the job is then tried again
 */
export async function tickItem(deps: Deps, job: Job): Promise<void> {
  const request = await deps.store.requests.get(job.subject);
  if (request?.state !== 'awaiting_paste' || request.publication?.kind !== 'ticket') return;
  try {
    await deps.tickets.tick(request.publication);
    await readTick(deps, request, request.publication);
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.isTransient) throw error;
    await endRequest(deps, request, 'failed', { failure: error.message });
  }
}

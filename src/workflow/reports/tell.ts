import type { Report } from '../../mapping/report';
import type { MessagingDeps } from '../jobs/cards';

/**
 * Draws a report where somebody asked for it; what a schedule asked is told to the approvals channel, if there is
 * something to tell.
 * @throws when Teams does not take it; the job is then tried again
 */
export async function tell(deps: MessagingDeps, report: Report): Promise<void> {
  if (report.place) return deps.messenger.drawReport(report.place, report);
  const { id: reportId, revision, result } = report;
  const channel = await deps.store.channels.approvals();
  if (!channel || result?.kind !== 'drift' || result.total === 0) return;
  const { total, accepted } = result;
  await deps.messenger.postDigest(channel, { reportId, revision, total, accepted });
}

import type { Report } from '../../mapping/report';
import { tellDrift } from '../drift/tell-drift';
import { tellFailure } from '../drift/tell-failure';
import type { MessagingDeps } from '../jobs/cards';

/**
 * Draws a report where somebody asked for it; what a schedule asked is told to the approvals channel, if there is
 * something new to tell, and that it failed, if that is new.
 * @throws when Teams does not take it; the job is then tried again
 */
export async function tell(deps: MessagingDeps, report: Report): Promise<void> {
  if (report.result?.kind === 'drift') await tellDrift(deps, report);
  else if (report.place) await deps.messenger.drawReport(report.place, report);
  else if (report.state === 'failed') await tellFailure(deps, report);
}

import type { DriftDigest } from '../../mapping/drift/drift';
import type { Report } from '../../mapping/report';
import type { MessagingDeps } from '../jobs/cards';
import { driftPage } from './drift-page';

/**
 * Draws a report of drift where somebody asked for it. What a schedule asked for is posted in the approvals channel, as
 * one digest, when it has something new to tell. Killed between posting and remembering it posts a second one.
 * @throws when Teams does not take it; the job is then tried again
 */
export async function tellDrift(deps: MessagingDeps, report: Report): Promise<void> {
  const digest = await driftPage(deps, report, 0);
  if (!digest) return;
  if (report.place) await deps.messenger.drawDigest(report.place, digest);
  else if (digest.fresh > 0) await post(deps, digest);
}

async function post({ store, messenger, log }: MessagingDeps, digest: DriftDigest): Promise<void> {
  const { reportId: subject, revision: drawnRevision } = digest;
  if ((await store.cards.of(subject)).length > 0) return;
  const channel = await store.channels.approvals();
  if (!channel) {
    log.warn({ reportId: subject }, 'there is drift, but no approvals channel to tell of it');
    return;
  }
  const place = await messenger.postDigest(channel, digest);
  await store.cards.add({ ...place, subject, role: 'approval', drawnRevision });
}

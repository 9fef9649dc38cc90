import type { Report } from '../../mapping/report';
import type { MessagingDeps } from '../jobs/cards';

/** Far more than anybody asks for by hand between two runs of the schedule. */
const mostBetween = 100;

/**
 * Posts in the approvals channel that drift could not be looked for, once: again only when the reason is another one,
 * or it worked in between. Killed between posting and remembering it posts a second one.
 * @throws when Teams does not take it; the job is then tried again
 */
export async function tellFailure(deps: MessagingDeps, report: Report): Promise<void> {
  const { store, messenger, log } = deps;
  if (report.failureTold) return;
  if (await isKnown(deps, report)) return remember(deps, report);
  const channel = await store.channels.approvals();
  if (!channel) {
    log.warn(
      { reportId: report.id },
      'drift could not be looked for, and there is no approvals channel to tell',
    );
    return;
  }
  await messenger.postReport(channel, report);
  await remember(deps, report);
}

/** Whether the check before this one failed alike, and the channel knows. */
async function isKnown({ store }: MessagingDeps, { askedAt, failure }: Report): Promise<boolean> {
  const earlier = await store.reports.finished('drift', { before: askedAt, limit: mostBetween });
  // One that failed for somebody who asked by hand was told to them.
  const last = earlier.find(({ state, place }) => state === 'ready' || place === null);
  return last?.failureTold === true && last.failure === failure;
}

async function remember({ store }: MessagingDeps, report: Report): Promise<void> {
  await store.reports.replace({ ...report, revision: report.revision + 1, failureTold: true });
}

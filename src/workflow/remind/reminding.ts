import { pendingReminders, pendingSubject } from '../../mapping/schedule/reminder-times';
import type { Deps } from '../deps';
import type { MessagingDeps } from '../jobs/cards';
import { remindPending } from './remind-pending';

/** More requests than have ever waited at once. */
const most = 10_000;

/**
 * Plans the reminders of requests that have none: they were asked for before the bot reminded of anything. What was sent
 * is not planned again.
 */
async function planMissing({ store, settings }: Deps): Promise<void> {
  for (const request of await store.requests.openSingles(most)) {
    const subject = pendingSubject(request.id);
    if (request.state !== 'pending' || (await store.reminders.planned(subject)).length > 0) continue;
    await store.reminders.plan(subject, pendingReminders(request, settings.reminderHours));
  }
}

/** What is to be done again and again to remind of what waits; the first time also plans what an earlier version did not. */
export function reminding(deps: MessagingDeps): () => Promise<void> {
  let isPlanned = false;
  return async () => {
    if (!isPlanned) await planMissing(deps);
    isPlanned = true;
    await remindPending(deps);
  };
}

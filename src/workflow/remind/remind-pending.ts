import { botActor } from '../../mapping/request';
import { idOfPending, pendingPrefix } from '../../mapping/schedule/reminder-times';
import type { Reminder } from '../../mapping/reminder';
import type { MessagingDeps } from '../jobs/cards';
import { approversOf } from './approvers-of';
import { claimReminders } from './claim-reminders';
import { waitingFor, type WaitingFor } from './waiting-for';

/**
 * Reminds the approvals channel of everything that has waited for a decision for so long: several reminders due at once
 * for one request are one message. In quiet hours nobody is reminded; what is due then comes when they end.
 * @throws when Teams does not take one; it is tried again ten minutes later, the others in the next round
 */
export async function remindPending(deps: MessagingDeps): Promise<void> {
  const due = await claimReminders(deps, pendingPrefix);
  const [first] = due;
  if (!first) return;
  await settle(
    deps,
    first,
    due.map(({ id }) => id),
  );
  await remindPending(deps);
}

async function settle(deps: MessagingDeps, { subject }: Reminder, ids: readonly string[]): Promise<void> {
  const waiting = await waitingFor(deps, idOfPending(subject));
  if (waiting === null) return deps.store.reminders.sent(ids, deps.clock().toISOString());
  await remind(deps, waiting, ids);
}

/** Posts the reminder and takes note of it; without a channel it waits, like one that Teams did not take. */
async function remind(deps: MessagingDeps, waiting: WaitingFor, ids: readonly string[]): Promise<void> {
  const { store, messenger, clock, log } = deps;
  const channel = await store.channels.approvals();
  if (!channel) {
    log.warn('something waits for a decision, but there is no approvals channel to remind');
    return;
  }
  const places = (await store.cards.of(waiting.subject)).filter(({ role }) => role === 'approval');
  await messenger.postPending(channel, { ...waiting, places, approvers: await approversOf(deps) });
  const at = clock().toISOString();
  await store.transaction(async ({ reminders, audit }) => {
    await reminders.sent(ids, at);
    await audit.append({
      at,
      actor: botActor,
      event: 'request.reminded',
      requestId: waiting.subject,
      before: null,
      after: null,
      details: { requestedAt: waiting.requestedAt },
    });
  });
}

import { botActor } from '../../mapping/request';
import { daysLeft, remindersOf, reminderSubject } from '../../mapping/setup/secret-reminders';
import type { Setup } from '../../mapping/setup/setup';
import { UpstreamError } from '../../mapping/upstream-error';
import type { MessagingDeps } from '../jobs/cards';
import { saveSetup } from './save-setup';
import { readRegistration } from './view-step';

/** How long a reminder that could not be posted waits, and one whose process died. */
const leaseMs = 10 * 60_000;

/**
 * Tells the approvals channel of the client secret that expires, when a reminder is due: several that are due at once
 * (the bot was off) are one message. Where Entra shows a newer secret its date is taken over instead, and nobody is told.
 * @throws when Teams does not take it; it is tried again ten minutes later, by whichever instance is up then
 */
export async function remindDue(deps: MessagingDeps): Promise<void> {
  const now = deps.clock();
  const due = await deps.store.reminders.claimDue({
    now: now.toISOString(),
    until: new Date(now.getTime() + leaseMs).toISOString(),
  });
  const [first] = due;
  if (!first) return;
  const ids = due.map(({ id }) => id);
  const setup = await setupOf(deps, first.subject);
  if (setup === null) return deps.store.reminders.sent(ids, now.toISOString());
  if (!(await takeOverNewer(deps, setup))) await remind(deps, setup, ids);
}

/** The set-up that the reminders are about; `null` when another one with a secret of its own took its place. */
async function setupOf({ store }: MessagingDeps, subject: string): Promise<Setup | null> {
  const inForce = [await store.setups.current(), await store.setups.completed()];
  return inForce.find((setup) => setup?.secret && reminderSubject(setup.id) === subject) ?? null;
}

/**
 * Whether Entra shows a secret that expires so much later than the one on record that more reminders are still to come;
 * its date then is the one on record. One that expires hardly later takes none back: nobody would be told in time.
 */
async function takeOverNewer(deps: MessagingDeps, setup: Setup): Promise<boolean> {
  const expiresAt = await newestExpiry(deps, setup);
  if (expiresAt === null || setup.secret === null) return false;
  const now = deps.clock();
  const planned = remindersOf(setup.id, expiresAt, now);
  if (planned.length <= remindersOf(setup.id, setup.secret.expiresAt, now).length) return false;
  const secret = { expiresAt, source: 'entra', by: botActor, at: now.toISOString() } as const;
  const saved = await saveSetup(
    deps,
    setup,
    { secret },
    {
      event: 'setup.secret-expiry',
      by: botActor,
      details: { expiresAt, source: 'entra' },
      also: ({ reminders }) => reminders.plan(reminderSubject(setup.id), planned),
    },
  );
  // When somebody else changed the set-up meanwhile, the next round looks again.
  if (!saved)
    deps.log.warn({ setup: setup.id }, 'the date of a newer client secret will be taken over later');
  return true;
}

async function newestExpiry(deps: MessagingDeps, { app }: Setup): Promise<string | null> {
  if (!app) return null;
  try {
    const registration = await readRegistration(deps, app);
    const dates = registration?.secrets.map(({ expiresAt }) => expiresAt) ?? [];
    return dates.sort().at(-1) ?? null;
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    // A reminder too many is better than one too few.
    deps.log.warn({ err: error }, 'Entra could not be asked for newer client secrets');
    return null;
  }
}

/** Posts the reminder and takes note of it; without a channel it waits, like one that Teams did not take. */
async function remind(
  { store, messenger, clock, log }: MessagingDeps,
  { app, secret }: Setup,
  ids: readonly string[],
): Promise<void> {
  const channel = await store.channels.approvals();
  if (!channel || !app || !secret) {
    log.warn('a client secret expires, but there is no approvals channel to tell of it');
    return;
  }
  const { clientId, displayName } = app;
  const { expiresAt } = secret;
  const days = daysLeft(expiresAt, clock());
  await messenger.postReminder(channel, { clientId, displayName, expiresAt, daysLeft: days });
  const at = clock().toISOString();
  await store.transaction(async ({ reminders, audit }) => {
    await reminders.sent(ids, at);
    await audit.append({
      at,
      actor: botActor,
      event: 'setup.secret-reminded',
      requestId: null,
      before: null,
      after: null,
      details: { clientId, expiresAt, daysLeft: days },
    });
  });
}

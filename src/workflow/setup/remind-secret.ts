import { botActor } from '../../mapping/request';
import { daysLeft, sameDay, secretPrefix, setupIdOf } from '../../mapping/setup/secret-reminders';
import type { Setup } from '../../mapping/setup/setup';
import type { MessagingDeps } from '../jobs/cards';
import { claimReminders } from '../remind/claim-reminders';
import { unlessTrouble } from '../upstream-finding';
import { readRegistration } from './view-step';

/**
 * Tells the approvals channel of the client secret that expires, when a reminder is due: several that are due at once
 * (the bot was off) are one message. Where Entra shows a newer secret the message says so: whether Autotask has it, only people know.
 * In quiet hours nobody is reminded; what is due then comes when they end.
 * @throws when Teams does not take it; it is tried again ten minutes later, by whichever instance is up then
 */
export async function remindDue(deps: MessagingDeps): Promise<void> {
  const due = await claimReminders(deps, secretPrefix);
  const [first] = due;
  if (!first) return;
  const ids = due.map(({ id }) => id);
  const setup = await setupOf(deps, first.subject);
  if (setup === null) return deps.store.reminders.sent(ids, deps.clock().toISOString());
  await remind(deps, setup, ids);
}

/** The walk that the reminders are about; `null` when a later one has a secret of its own, which then is reminded of. */
async function setupOf({ store }: MessagingDeps, subject: string): Promise<Setup | null> {
  const about = await store.setups.get(setupIdOf(subject));
  const later = [await store.setups.current(), await store.setups.completed()].some(
    (setup) => setup?.secret && about && setup.id !== about.id && setup.startedAt > about.startedAt,
  );
  return about?.secret && !later ? about : null;
}

/**
 * When the newest secret expires that Entra shows, if that is later than the one on record; `null` when there is none,
 * or Entra could not be asked. It does not say that Autotask has it, so people are told and decide.
 */
async function newerInEntra(deps: MessagingDeps, { app, secret }: Setup): Promise<string | null> {
  if (!app || !secret) return null;
  const registration = await unlessTrouble(() => readRegistration(deps, app));
  const newest = registration?.secrets
    .map(({ expiresAt }) => expiresAt)
    .sort()
    .at(-1);
  const isNewer = newest !== undefined && newest > secret.expiresAt && !sameDay(newest, secret.expiresAt);
  return isNewer ? newest : null;
}

/** Posts the reminder and takes note of it; without a channel it waits, like one that Teams did not take. */
async function remind(deps: MessagingDeps, setup: Setup, ids: readonly string[]): Promise<void> {
  const { store, messenger, clock, log } = deps;
  const { app, secret } = setup;
  const channel = await store.channels.approvals();
  if (!channel || !app || !secret) {
    log.warn('a client secret expires, but there is no approvals channel to tell of it');
    return;
  }
  const { clientId, displayName } = app;
  const { expiresAt } = secret;
  const days = daysLeft(expiresAt, clock());
  const newerUntil = await newerInEntra(deps, setup);
  await messenger.postReminder(channel, { clientId, displayName, expiresAt, daysLeft: days, newerUntil });
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

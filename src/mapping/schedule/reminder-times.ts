import type { Reminder } from '../reminder';

/** What the reminders of everything that waits for a decision have in common; the id of the request or batch follows. */
export const pendingPrefix = 'pending/';

/** What all reminders of one request or batch have in common. */
export function pendingSubject(id: string): string {
  return `${pendingPrefix}${id}`;
}

/** The request or batch that a subject names. */
export function idOfPending(subject: string): string {
  return subject.slice(pendingPrefix.length);
}

/** Since when something waits, and until when; ISO 8601, UTC. */
export interface Waiting {
  readonly id: string;
  readonly requestedAt: string;
  readonly expiresAt: string;
}

/**
 * When the approvers are to be reminded; what would come when it has expired is left out.
 * @param hours after how many hours each
 */
export function pendingReminders(
  { id, requestedAt, expiresAt }: Waiting,
  hours: readonly number[],
): Reminder[] {
  const subject = pendingSubject(id);
  return hours
    .map((after) => ({ after, dueAt: new Date(Date.parse(requestedAt) + after * 3_600_000).toISOString() }))
    .filter(({ dueAt }) => dueAt < expiresAt)
    .map(({ after, dueAt }) => ({ id: `${subject}/${after}`, subject, dueAt }));
}

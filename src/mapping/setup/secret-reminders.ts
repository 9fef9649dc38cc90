import type { Reminder } from '../reminder';

/** How many days before a client secret expires people are reminded. */
export const reminderDays = [30, 14, 7, 1] as const;

const dayMs = 24 * 3_600_000;

/** What the reminders of every client secret have in common; the set-up's id follows. */
export const secretPrefix = 'secret/';

/** What all reminders of one set-up's client secret have in common. */
export function reminderSubject(setupId: string): string {
  return `${secretPrefix}${setupId}`;
}

/** The set-up that a subject names. */
export function setupIdOf(subject: string): string {
  return subject.slice(secretPrefix.length);
}

/**
 * The reminders still to come for a client secret.
 * @param expiresAt ISO 8601, UTC; part of each id, so that a renewed secret is reminded of anew
 */
export function remindersOf(setupId: string, expiresAt: string, now: Date): Reminder[] {
  const subject = reminderSubject(setupId);
  return reminderDays.flatMap((days) => {
    const due = new Date(Date.parse(expiresAt) - days * dayMs);
    const id = `${subject}/${expiresAt.slice(0, 10)}/${days}`;
    return due > now ? [{ id, subject, dueAt: due.toISOString() }] : [];
  });
}

/** How many whole days are left, counting a begun one; 0 on the last and after. */
export function daysLeft(expiresAt: string, now: Date): number {
  return Math.max(0, Math.ceil((Date.parse(expiresAt) - now.getTime()) / dayMs));
}

/** Whether two dates may be the same one: a person gives a day, Entra a time of it, and the portal shows its own zone's. */
export function sameDay(a: string, b: string): boolean {
  return Math.abs(Date.parse(a) - Date.parse(b)) < 2 * dayMs;
}

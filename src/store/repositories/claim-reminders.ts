import type { Kysely } from 'kysely';
import type { ReminderRow, Schema } from '../schema';

interface Lease {
  readonly now: string;
  readonly until: string;
}

/**
 * Leases what is due of the subject that has waited longest, of those with this prefix, soonest first. A subject of which anything is leased is
 * left alone: its message may be on its way just now. Call it with the reminders locked.
 */
export async function claimReminders(
  db: Kysely<Schema>,
  prefix: string,
  lease: Lease,
): Promise<ReminderRow[]> {
  const subject = await longestDue(db, prefix, lease.now);
  if (subject === null) return [];
  const rows = await db
    .updateTable('reminders')
    .set({ lease_until: lease.until })
    .where('subject', '=', subject)
    .where('sent_at', 'is', null)
    .where('due_at', '<=', lease.now)
    .returningAll()
    .execute();
  return rows.sort((one, other) => one.due_at.localeCompare(other.due_at) || one.id.localeCompare(other.id));
}

async function longestDue(db: Kysely<Schema>, prefix: string, now: string): Promise<string | null> {
  const row = await db
    .selectFrom('reminders as due')
    .select('due.subject')
    .where('due.subject', 'like', `${prefix}%`)
    .where('due.sent_at', 'is', null)
    .where('due.due_at', '<=', now)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('reminders as leased')
            .select('leased.id')
            .whereRef('leased.subject', '=', 'due.subject')
            .where('leased.sent_at', 'is', null)
            .where('leased.lease_until', '>', now),
        ),
      ),
    )
    .orderBy('due.due_at')
    .orderBy('due.id')
    .limit(1)
    .executeTakeFirst();
  return row?.subject ?? null;
}

import type { Reminder } from '../../mapping/reminder';
import type { Database } from '../dialects';
import type { ReminderRow } from '../schema';
import { claimReminders } from './claim-reminders';
import { lockReminders, lockSubject } from './lock-reminders';

/** Messages to be sent at a certain time, once. */
export function reminders(database: Database) {
  const { db } = database;
  return {
    /** Replaces the subject's unsent reminders. One that was sent already (by its id) is not planned again. */
    async plan(subject: string, planned: readonly Reminder[]): Promise<void> {
      await lockSubject(database, subject, async (locked) => {
        await locked
          .deleteFrom('reminders')
          .where('subject', '=', subject)
          .where('sent_at', 'is', null)
          .execute();
        if (planned.length === 0) return;
        await locked
          .insertInto('reminders')
          .values(planned.map(toRow))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      });
    },

    /** Leases what is due of one subject, all of it, so that it becomes one message. */
    async claimDue(prefix: string, lease: { now: string; until: string }): Promise<Reminder[]> {
      const rows = await lockReminders(database, (locked) => claimReminders(locked, prefix, lease));
      return rows.map(fromRow);
    },

    async sent(ids: readonly string[], at: string): Promise<void> {
      if (ids.length === 0) return;
      const update = db.updateTable('reminders').set({ sent_at: at, lease_until: null });
      await update.where('id', 'in', ids).where('sent_at', 'is', null).execute();
    },

    async planned(subject: string): Promise<Reminder[]> {
      const unsent = db.selectFrom('reminders').selectAll().where('sent_at', 'is', null);
      const rows = await unsent.where('subject', '=', subject).orderBy('due_at').orderBy('id').execute();
      return rows.map(fromRow);
    },
  };
}

function toRow({ id, subject, dueAt }: Reminder): ReminderRow {
  return { id, subject, due_at: dueAt, lease_until: null, sent_at: null };
}

function fromRow({ id, subject, due_at }: ReminderRow): Reminder {
  return { id, subject, dueAt: due_at };
}

import type { Kysely } from 'kysely';
import type { Schema } from '../schema';

/** Things done at certain times, once for all instances. */
export function schedules(db: Kysely<Schema>) {
  return {
    /**
     * Takes the run that is due and stores when the next one is. Of rivals the first to update wins: the others find
     * the next time there, which is not due yet. The first call for a name only stores `next`.
     */
    async claim(name: string, { now, next }: { now: string; next: string }): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('schedules')
        .set({ next_at: next })
        .where('name', '=', name)
        .where('next_at', '<=', now)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows > 0n) return true;
      await db
        .insertInto('schedules')
        .values({ name, next_at: next })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return false;
    },

    async keepOnly(name: string | null, prefix: string): Promise<void> {
      const others = db.deleteFrom('schedules').where('name', 'like', `${prefix}%`);
      await (name === null ? others : others.where('name', '!=', name)).execute();
    },
  };
}

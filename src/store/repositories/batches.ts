import { sql, type Kysely } from 'kysely';
import type { Batch, BatchState, BatchTicket } from '../../mapping/batch/batch';
import type { MappingRequest } from '../../mapping/request';
import type { Database, DatabaseKind } from '../dialects';
import { fromJson, toJson } from '../json';
import type { BatchRow, Schema } from '../schema';
import { inChunks } from './in-chunks';
import { toRequestRow } from './request-row';
import { runInTransaction } from './run-in-transaction';

/** Batches of requests that are decided together. */
export function batches({ kind, db }: Database) {
  const documents = () => db.selectFrom('batches').select('document');
  return {
    /** @throws when the id is taken */
    async insert(batch: Batch): Promise<void> {
      await db.insertInto('batches').values(toRow(batch)).execute();
    },

    /** Stores rows of a batch; one whose id is taken, or whose person or resource has an open request, is left out. */
    async addRows(rows: readonly MappingRequest[]): Promise<readonly string[]> {
      return runInTransaction(db, async (transaction) => {
        await waitForOthers(transaction, kind);
        return insertRows(transaction, rows);
      });
    },

    async get(id: string): Promise<Batch | null> {
      const row = await documents().where('id', '=', id).executeTakeFirst();
      return row ? fromJson(row.document) : null;
    },

    /** Stores `next` while the stored batch still has this state and revision; `false` when it moved on. */
    async replace(next: Batch, from: { state: BatchState; revision: number }): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('batches')
        .set(toRow(next))
        .where('id', '=', next.id)
        .where('state', '=', from.state)
        .where('revision', '=', from.revision)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },

    async addTickets(id: string, tickets: readonly BatchTicket[]): Promise<void> {
      if (tickets.length === 0) return;
      await db
        .insertInto('batch_tickets')
        .values(tickets.map(({ number, url }) => ({ batch_id: id, number, url })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async ticketsOf(id: string): Promise<BatchTicket[]> {
      const tickets = db.selectFrom('batch_tickets').select(['number', 'url']).where('batch_id', '=', id);
      return tickets.orderBy('number').execute();
    },

    async inStates(states: readonly BatchState[]): Promise<Batch[]> {
      if (states.length === 0) return [];
      const found = documents().where('state', 'in', states).orderBy('requested_at').orderBy('id');
      return (await found.execute()).map(({ document }) => fromJson(document));
    },

    async due(time: string): Promise<Batch[]> {
      const pending = documents().where('state', '=', 'pending').where('expires_at', '<=', time);
      const rows = await pending.orderBy('expires_at').orderBy('id').execute();
      return rows.map(({ document }) => fromJson(document));
    },
  };
}

/**
 * Until nobody else adds rows. Two batches that share people in different order would each wait for the other, and
 * PostgreSQL would end one of them; SQLite's transactions exclude each other anyway.
 */
async function waitForOthers(db: Kysely<Schema>, kind: DatabaseKind): Promise<void> {
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(hashtext('batches.addRows'))`.execute(db);
}

/** The ids of the rows that were stored, in order. */
async function insertRows(db: Kysely<Schema>, rows: readonly MappingRequest[]): Promise<string[]> {
  const stored = new Set<string>();
  for (const chunk of inChunks(rows)) {
    const inserted = await db
      .insertInto('requests')
      .values(chunk.map(toRequestRow))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    for (const { id } of inserted) stored.add(id);
  }
  return rows.map(({ id }) => id).filter((id) => stored.has(id));
}

function toRow(batch: Batch): BatchRow {
  return {
    id: batch.id,
    revision: batch.revision,
    state: batch.state,
    requested_at: batch.requestedAt,
    expires_at: batch.expiresAt,
    document: toJson(batch),
  };
}

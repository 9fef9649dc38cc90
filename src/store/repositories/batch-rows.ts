import type { Kysely } from 'kysely';
import type { BatchCounts } from '../../mapping/batch/batch';
import type { MappingRequest } from '../../mapping/request';
import type { RequestState } from '../../mapping/request-state';
import type { Schema } from '../schema';
import { fromRequestRow } from './request-row';

interface Page {
  /** Default: all. */
  readonly states?: readonly RequestState[];
  /** Default: 0. */
  readonly offset?: number;
  readonly limit: number;
}

/** Requests that are decided together. */
export function batchRows(db: Kysely<Schema>) {
  return {
    /** In order of position. */
    async inBatch(batchId: string, { states, offset = 0, limit }: Page): Promise<MappingRequest[]> {
      if (states?.length === 0) return [];
      const rows = db.selectFrom('requests').select('document').where('batch_id', '=', batchId);
      const wanted = states ? rows.where('state', 'in', states) : rows;
      const page = wanted.orderBy('batch_position').limit(limit).offset(offset);
      return (await page.execute()).map(fromRequestRow);
    },

    async countsOfBatch(batchId: string): Promise<BatchCounts> {
      const rows = await db
        .selectFrom('requests')
        .select((select) => ['state', select.fn.countAll<number>().as('count')])
        .where('batch_id', '=', batchId)
        .groupBy('state')
        .execute();
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },
  };
}

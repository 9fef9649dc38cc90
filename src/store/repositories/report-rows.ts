import type { Kysely } from 'kysely';
import type { ReportRow } from '../../mapping/report';
import { fromJson, toJson } from '../json';
import type { ReportRowRow, Schema } from '../schema';
import { inChunks } from './in-chunks';
import { runInTransaction } from './run-in-transaction';

interface Page {
  /** Default: all. */
  readonly lists?: readonly string[];
  /** Default: 0. */
  readonly offset?: number;
  readonly limit: number;
}

/** The rows of reports. */
export function reportRows(db: Kysely<Schema>) {
  const rowsOf = (reportId: string) => db.selectFrom('report_rows').where('report_id', '=', reportId);
  return {
    /** @throws when the report does not exist */
    async setRows(reportId: string, rows: readonly ReportRow[]): Promise<void> {
      await runInTransaction(db, async (transaction) => {
        await transaction.deleteFrom('report_rows').where('report_id', '=', reportId).execute();
        for (const chunk of inChunks(rows)) {
          const values = chunk.map((row) => toRow(reportId, row));
          await transaction.insertInto('report_rows').values(values).execute();
        }
      });
    },

    async row(reportId: string, position: number): Promise<ReportRow | null> {
      const row = await rowsOf(reportId)
        .select('document')
        .where('position', '=', position)
        .executeTakeFirst();
      return row ? fromJson(row.document) : null;
    },

    async rows(reportId: string, { lists, offset = 0, limit }: Page): Promise<ReportRow[]> {
      if (lists?.length === 0) return [];
      const all = rowsOf(reportId).select('document');
      const wanted = lists ? all.where('list', 'in', lists) : all;
      const rows = await wanted.orderBy('position').limit(limit).offset(offset).execute();
      return rows.map(({ document }) => fromJson(document));
    },

    async setRow(reportId: string, row: ReportRow): Promise<void> {
      const { report_id, position, ...rest } = toRow(reportId, row);
      await db
        .insertInto('report_rows')
        .values({ report_id, position, ...rest })
        .onConflict((conflict) => conflict.columns(['report_id', 'position']).doUpdateSet(rest))
        .execute();
    },

    async usesOf(reportId: string, objectId: string, lists: readonly string[]): Promise<number[]> {
      if (lists.length === 0) return [];
      const uses = rowsOf(reportId)
        .select('position')
        .where('object_id', '=', objectId.toLowerCase())
        .where('list', 'in', lists);
      return (await uses.orderBy('position').execute()).map(({ position }) => position);
    },

    async countsOf(reportId: string): Promise<Readonly<Record<string, number>>> {
      const counts = await rowsOf(reportId)
        .select((select) => ['list', select.fn.countAll<number>().as('count')])
        .groupBy('list')
        .execute();
      return Object.fromEntries(counts.map(({ list, count }) => [list, count]));
    },
  };
}

function toRow(reportId: string, row: ReportRow): ReportRowRow {
  return {
    report_id: reportId,
    position: row.position,
    list: row.list,
    object_id: personIn(row)?.toLowerCase() ?? null,
    document: toJson(row),
  };
}

function personIn(row: ReportRow): string | undefined {
  return 'plan' in row ? row.plan.user?.id : row.drift.objectId;
}

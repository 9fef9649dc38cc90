import type { Kysely } from 'kysely';
import type { Report } from '../../mapping/report';
import { fromJson, toJson } from '../json';
import type { ReportHeadRow, Schema } from '../schema';
import { reportRows } from './report-rows';

/** Looks at the whole company, and their rows. */
export function reports(db: Kysely<Schema>) {
  const documents = () => db.selectFrom('reports').select('document');
  const newestReady = (kind: Report['kind']) => {
    const ready = db.selectFrom('reports').where('kind', '=', kind).where('state', '=', 'ready');
    return ready.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(1);
  };
  return {
    ...reportRows(db),

    async insert(report: Report): Promise<void> {
      await db.insertInto('reports').values(toRow(report)).execute();
    },

    async get(id: string): Promise<Report | null> {
      const row = await documents().where('id', '=', id).executeTakeFirst();
      return row ? fromJson(row.document) : null;
    },

    /** `false` when the stored report is not at the revision before. */
    async replace(report: Report): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('reports')
        .set(toRow(report))
        .where('id', '=', report.id)
        .where('revision', '=', report.revision - 1)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },

    async newest(kind: Report['kind']): Promise<Report | null> {
      const row = await newestReady(kind).select('document').executeTakeFirst();
      return row ? fromJson(row.document) : null;
    },

    /** Ready or failed, newest first. */
    async finished(kind: Report['kind'], page: { before: string; limit: number }): Promise<Report[]> {
      const found = documents().where('kind', '=', kind).where('state', 'in', ['ready', 'failed']);
      const earlier = found.where('asked_at', '<', page.before);
      const newest = earlier.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(page.limit);
      return (await newest.execute()).map(({ document }) => fromJson(document));
    },

    /** The rows go with their reports. The newest of drift stays: it is what the channel has been told. */
    async removeOlderThan(time: string): Promise<number> {
      const older = db
        .deleteFrom('reports')
        .where('asked_at', '<', time)
        .where('id', 'not in', newestReady('drift').select('id'));
      return Number((await older.executeTakeFirstOrThrow()).numDeletedRows);
    },
  };
}

function toRow(report: Report): ReportHeadRow {
  return {
    id: report.id,
    revision: report.revision,
    kind: report.kind,
    state: report.state,
    asked_at: report.askedAt,
    document: toJson(report),
  };
}

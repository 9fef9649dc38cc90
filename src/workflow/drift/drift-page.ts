import type { DriftDigest } from '../../mapping/drift/drift';
import type { Report } from '../../mapping/report';
import type { Deps } from '../deps';
import { driftRowOf, readAcceptances } from './acceptances';

/** How many findings are on a page. With the longest names they have to fit into a message of Teams, and a reader's eye. */
export const rowsPerPage = 4;

/** The page that a row is on: 0, 1, 2, ... @param position 1, 2, 3, ... */
export function pageOfRow(position: number): number {
  return Math.floor((position - 1) / rowsPerPage);
}

/**
 * A page of a report of drift, with what was accepted since; `null` when it is no report of drift, or not ready.
 * @param page 0, 1, 2, ...; one that is not there is the last that is
 */
export async function driftPage(
  deps: Pick<Deps, 'store'>,
  report: Report | null,
  page: number,
): Promise<DriftDigest | null> {
  if (report?.result?.kind !== 'drift') return null;
  const { total, fresh, accepted } = report.result;
  const pages = Math.max(1, Math.ceil(total / rowsPerPage));
  const shown = Math.min(page, pages - 1);
  const rows = await deps.store.reports.rows(report.id, { offset: shown * rowsPerPage, limit: rowsPerPage });
  const acceptances = await readAcceptances(deps);
  return {
    reportId: report.id,
    revision: report.revision,
    askedAt: report.askedAt,
    total,
    fresh,
    accepted,
    rows: rows.flatMap((row) => driftRowOf(row, acceptances) ?? []),
    page: shown,
    pages,
  };
}

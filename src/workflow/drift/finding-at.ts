import type { DriftRow } from '../../mapping/drift/drift';
import type { Report } from '../../mapping/report';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { driftRowOf, readAcceptances } from './acceptances';

/** A click on a button of a row; nothing of it is trusted. */
export interface RowClick {
  readonly reportId: string;
  readonly revision: number;
  readonly position: number;
  readonly clicker: Actor;
}

/** The row is not there: `gone`, the report or the row does not exist (any more); `stale`, the card is of another state of it. */
export type RowMissed = { readonly kind: 'gone' } | { readonly kind: 'stale' };

/** The row that a click is about, with who accepted it since. */
export async function findingAt(
  deps: Pick<Deps, 'store'>,
  { reportId, revision, position }: RowClick,
): Promise<{ readonly kind: 'found'; readonly report: Report; readonly row: DriftRow } | RowMissed> {
  const report = await deps.store.reports.get(reportId);
  if (report?.result?.kind !== 'drift') return { kind: 'gone' };
  if (report.revision !== revision) return { kind: 'stale' };
  const stored = await deps.store.reports.row(reportId, position);
  const row = driftRowOf(stored, await readAcceptances(deps));
  return row ? { kind: 'found', report, row } : { kind: 'gone' };
}

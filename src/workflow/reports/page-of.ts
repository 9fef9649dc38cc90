import type { PlanRow, PlanVerdict } from '../../mapping/plan/plan';
import type { Report } from '../../mapping/report';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { mayAsk } from './may-ask';
import { plansIn } from './plans-in';

/** Which part of which list somebody wants to see. */
export interface PageWish {
  readonly reportId: string;
  readonly reader: Actor;
  readonly list: PlanVerdict;
  /** 0, 1, 2, ...; what lies beyond the end is the last page. */
  readonly page: number;
}

/** Some rows of a plan. */
export interface PlanPage {
  readonly report: Report;
  readonly list: PlanVerdict;
  readonly rows: readonly PlanRow[];
  readonly page: number;
  readonly pages: number;
  /** How many rows the whole list has. */
  readonly total: number;
}

/** What came of it; `gone`: there is no such plan (any more). */
export type Paged =
  | { readonly kind: 'page'; readonly page: PlanPage }
  | { readonly kind: 'gone' }
  | { readonly kind: 'denied' };

/** Rows on a page, so that they fit into the 28 KB of a card; ambiguous ones bring their candidates along. */
function rowsOnPage(list: PlanVerdict): number {
  return list === 'ambiguous' ? 4 : 8;
}

/**
 * Some rows of a list of a plan, for an administrator.
 * @throws UpstreamError when Entra does not tell the reader's roles
 */
export async function pageOf(deps: Deps, wish: PageWish): Promise<Paged> {
  const report = await deps.store.reports.get(wish.reportId);
  if (report?.result?.kind !== 'plan') return { kind: 'gone' };
  if (!(await mayAsk(deps, { actor: wish.reader, kind: 'plan' }))) return { kind: 'denied' };
  return { kind: 'page', page: await readPage(deps, report, wish) };
}

/** The same without asking who reads. */
export async function readPage(
  { store: { reports } }: Pick<Deps, 'store'>,
  report: Report,
  { list, page: wanted }: Pick<PageWish, 'list' | 'page'>,
): Promise<PlanPage> {
  const total = (await reports.countsOf(report.id))[list] ?? 0;
  const limit = rowsOnPage(list);
  const pages = Math.max(1, Math.ceil(total / limit));
  const page = Math.min(wanted, pages - 1);
  const rows = await reports.rows(report.id, {
    lists: [list],
    offset: page * limit,
    limit,
  });
  return { report, list, rows: plansIn(rows), page, pages, total };
}

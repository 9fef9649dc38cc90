import { chooseCandidate } from '../../mapping/plan/choose-candidate';
import type { EntraUser } from '../../mapping/entra-user';
import type { PlanRow, PlanSummary } from '../../mapping/plan/plan';
import { sameObjectId } from '../../mapping/policy';
import type { Report, ReportResult } from '../../mapping/report';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { isAdministrator } from '../is-administrator';
import { recordDenial } from '../record';
import { estimateFor } from './make-plan';
import { plansIn } from './plans-in';
import { storeTaken } from './store-taken';

/** A click on `Use this person` or `Include` in a list of a plan. */
export interface RowWish {
  readonly reportId: string;
  /** The revision that the clicked card was drawn from. */
  readonly revision: number;
  readonly clicker: Actor;
  readonly position: number;
  /** Who is to be mapped to the row's resource. */
  readonly objectId: string;
}

/** What came of it. Every kind but `taken` changed nothing. */
export type Taken =
  | { readonly kind: 'taken'; readonly report: Report; readonly row: PlanRow }
  | { readonly kind: 'gone' }
  | { readonly kind: 'stale'; readonly report: Report }
  | { readonly kind: 'already-requested'; readonly batchId: string }
  | { readonly kind: 'not-yours'; readonly owner: string }
  | { readonly kind: 'denied' }
  /** The row has no such person to choose. */
  | { readonly kind: 'not-a-candidate' }
  /** The person is in another row that will be asked for. */
  | { readonly kind: 'person-used'; readonly row: PlanRow };

/** The lists of rows that will be, or may be, asked for. */
const usingLists = ['exact', 'likely', 'chosen'];

/** A plan that was made. */
type Plan = Report & { readonly result: Extract<ReportResult, { kind: 'plan' }> };

/**
 * Takes a person for a row that somebody had to look at, so that approval is asked for it too.
 * @throws UpstreamError when Entra does not tell the clicker's roles; nothing is changed then
 */
export async function takeRow(deps: Deps, wish: RowWish): Promise<Taken> {
  const report = await deps.store.reports.get(wish.reportId);
  if (!report || !isPlan(report)) return { kind: 'gone' };
  const refused = (await denialOf(deps, report, wish)) ?? latenessOf(report, wish);
  if (refused) return refused;
  const found = await deps.store.reports.row(report.id, wish.position);
  const [before] = plansIn(found ? [found] : []);
  const row = before && chooseCandidate(before, wish.objectId);
  if (!before || !row?.user) return { kind: 'not-a-candidate' };
  const used = await otherRowOf(deps, report, row.position, row.user);
  if (used) return { kind: 'person-used', row: used };
  const next = await withRow(deps, report, before);
  return (await storeTaken(deps, { report: next, row, by: wish.clicker }))
    ? { kind: 'taken', report: next, row }
    : takeRow(deps, wish);
}

function isPlan(report: Report): report is Plan {
  return report.result?.kind === 'plan';
}

async function denialOf(deps: Deps, { id, askedBy }: Plan, { clicker }: RowWish): Promise<Taken | null> {
  const attempt = { actor: clicker, action: 'plan.choose', requestId: id };
  if (!sameObjectId(askedBy.objectId, clicker.objectId)) {
    await recordDenial(deps, { ...attempt, reason: 'not-requester' });
    return { kind: 'not-yours', owner: askedBy.name };
  }
  return (await isAdministrator(deps, attempt)) ? null : { kind: 'denied' };
}

function latenessOf(report: Plan, { revision }: RowWish): Taken | null {
  const { batchId } = report.result;
  if (batchId !== null) return { kind: 'already-requested', batchId };
  return report.revision === revision ? null : { kind: 'stale', report };
}

/** Another row of the plan that will be, or may be, asked for with the same person. */
async function otherRowOf(
  { store: { reports } }: Deps,
  { id }: Plan,
  position: number,
  user: EntraUser,
): Promise<PlanRow | null> {
  const uses = await reports.usesOf(id, user.id, usingLists);
  const other = uses.find((use) => use !== position);
  const row = other === undefined ? null : await reports.row(id, other);
  return plansIn(row ? [row] : [])[0] ?? null;
}

/** The plan with this row among the chosen ones. */
async function withRow(deps: Deps, report: Plan, before: PlanRow): Promise<Plan> {
  const { counts, refusedBy } = report.result.summary;
  const moved = { ...counts, [before.verdict]: counts[before.verdict] - 1, chosen: counts.chosen + 1 };
  const summary: PlanSummary = {
    counts: moved,
    refusedBy,
    estimate: await estimateFor(deps, moved.exact + moved.chosen),
  };
  return { ...report, revision: report.revision + 1, result: { ...report.result, summary } };
}

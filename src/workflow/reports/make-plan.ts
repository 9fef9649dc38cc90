import { estimateOf } from '../../mapping/plan/estimate-of';
import type { PlanInput, PlanRow, PlanSummary } from '../../mapping/plan/plan';
import { planAll } from '../../mapping/plan/plan-all';
import { planFile } from '../../mapping/plan/plan-file';
import { planGroup } from '../../mapping/plan/plan-group';
import { summarise } from '../../mapping/plan/summarise';
import type { PlanScope } from '../../mapping/report';
import { UpstreamError } from '../../mapping/upstream-error';
import type { Deps } from '../deps';
import type { Made } from './made';
import { readCompany } from './read-company';
import { withUnreadable } from './unreadable-lines';

/** How long Autotask takes for a call as a rule, in milliseconds; seen in practice, promised by nobody. */
const msPerCall = 300;

/**
 * Plans who can be mapped to what, for everybody, a group or the lines of a file. Nothing is changed by it.
 * @throws UpstreamError when Entra or Autotask does not tell, or when the group is gone
 */
export async function makePlan(deps: Deps, scope: PlanScope): Promise<Made> {
  const members = scope.kind === 'group' ? await membersOf(deps, scope) : null;
  const planned = planOf(await readCompany(deps), scope, members);
  const summary = summarise(planned, await estimateFor(deps, askedFor(planned)));
  const unreadable = scope.kind === 'file' ? scope.unreadable : [];
  const plan = withUnreadable({ rows: planned, summary }, unreadable);
  return {
    result: { kind: 'plan', summary: plan.summary, batchId: null },
    rows: plan.rows.map((row) => ({ position: row.position, list: row.verdict, plan: row })),
  };
}

/**
 * What posting so many rows will take.
 * @throws UpstreamError when it is not known yet which way mappings are posted, and Autotask does not tell
 */
export async function estimateFor(
  { publisher, settings }: Pick<Deps, 'publisher' | 'settings'>,
  rows: number,
): Promise<PlanSummary['estimate']> {
  const kind = await publisher.kind();
  return estimateOf({ rows, ticketItems: settings.ticketItems, kind, msPerCall });
}

function askedFor(rows: readonly PlanRow[]): number {
  return rows.filter(({ verdict }) => verdict === 'exact' || verdict === 'chosen').length;
}

function planOf(input: PlanInput, scope: PlanScope, members: ReadonlySet<string> | null): PlanRow[] {
  if (scope.kind === 'file') return planFile(input, scope.lines);
  return members ? planGroup(input, members) : planAll(input);
}

async function membersOf(
  { directory }: Deps,
  { groupId, name }: Extract<PlanScope, { kind: 'group' }>,
): Promise<ReadonlySet<string>> {
  const members = await directory.peopleIn(groupId);
  if (members) return members;
  throw new UpstreamError('Entra ID', 'rejected', `The group ${name} is no longer in Entra ID.`, {
    advice: 'Check its name in Entra, then ask again with: map group <name>.',
  });
}

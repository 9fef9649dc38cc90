import { planVerdicts, type PlanSummary } from '../../../mapping/plan/plan';
import type { PlanScope, Report, ReportResult } from '../../../mapping/report';
import { readersTime } from '../../text/times';
import type { Fact } from '../facts';
import { accessible } from '../for-all-cards';
import { renderCard, type AdaptiveCard } from '../render-card';
import { shown } from '../shown';
import { chartModel } from './chart-model';
import { planLists, refusedInWords } from './plan-lists';
import { workInWords } from './work-in-words';

/** A plan that was made. */
export type Plan = Report & { readonly result: Extract<ReportResult, { kind: 'plan' }> };

/** Whether a report is a plan that was made. */
export function isPlan(report: Report): report is Plan {
  return report.result?.kind === 'plan';
}

/** How many mappings approval is asked for. */
export function askedOf({ counts }: PlanSummary): number {
  return counts.exact + counts.chosen;
}

/**
 * Draws `cards/plan.json`: what a dry run came to, and the question whether to ask for approval.
 * @param notice what just did not happen, and why; empty when nothing was tried
 */
export function planCard(report: Plan, notice = ''): AdaptiveCard {
  const { summary, batchId } = report.result;
  const asked = askedOf(summary);
  const canRequest = batchId === null && asked > 0;
  const title = titleOf(report.result, asked);
  return renderCard('plan', {
    ...accessible(`${title} ${inWords(summary)}`),
    style: canRequest ? 'accent' : 'emphasis',
    kicker: 'Plan. Nothing was changed by it',
    title,
    sentence: sentenceOf(report),
    notice: shown(notice, 500),
    chart: chartModel('What the plan came to', slicesOf(summary)),
    lists: listsOf(summary),
    effort: canRequest ? workInWords(summary.estimate) : '',
    canRequest,
    requestTitle: `Request approval for the ${asked} exact ${asked === 1 ? 'one' : 'ones'}`,
    facts: factsOf(report),
    request: report.id,
    revision: report.revision,
  });
}

function titleOf({ batchId }: Plan['result'], asked: number): string {
  if (batchId !== null) return 'Approval was asked for';
  if (asked === 0) return 'Nobody is ready to be mapped';
  return `Map ${asked} ${asked === 1 ? 'person' : 'people'} to Autotask resources?`;
}

function sentenceOf({ result, task }: Plan): string {
  const { counts } = result.summary;
  const total = planVerdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
  const about = task.kind === 'plan' ? scopeInWords(task.scope, total) : '';
  if (result.batchId !== null) return `${about} See the request with: status ${result.batchId}`;
  const chosen =
    counts.chosen > 0
      ? ` ${counts.chosen} of those to be asked for ${counts.chosen === 1 ? 'was' : 'were'} chosen by hand.`
      : '';
  return `${about}${chosen}`;
}

function scopeInWords(scope: PlanScope, total: number): string {
  const rows = `${total} ${total === 1 ? 'row' : 'rows'}`;
  switch (scope.kind) {
    case 'all':
      return `Every active resource in Autotask: ${rows}.`;
    case 'group':
      return `The group ${shown(scope.name, 80)}: ${rows}.`;
    case 'file':
      return `The file ${shown(scope.name, 80)}: ${rows}.`;
  }
}

function inWords({ counts }: PlanSummary): string {
  return planVerdicts.map((verdict) => `${planLists[verdict].label}: ${counts[verdict]}.`).join(' ');
}

function slicesOf({ counts }: PlanSummary) {
  return planVerdicts.map((verdict) => {
    const { label, color, style } = planLists[verdict];
    return { legend: label, value: counts[verdict], color, style };
  });
}

/** Lists with something in them; a button that opens an empty one would be dead. */
function listsOf({ counts, refusedBy }: PlanSummary): object[] {
  return planVerdicts
    .filter((verdict) => counts[verdict] > 0)
    .map((list) => {
      const { label, means, button } = planLists[list];
      const by = list === 'refused' ? ` (${refusedInWords(refusedBy)})` : '';
      return { list, total: String(counts[list]), label, means: `${means}${by}`, button };
    });
}

function factsOf({ askedBy, askedAt }: Plan): Fact[] {
  return [{ label: 'Asked by', text: shown(askedBy.name), when: readersTime(askedAt) }];
}

import { planVerdicts, type PlanVerdict } from '../../../mapping/plan/plan';
import { denialSentences } from '../../../mapping/policy';
import { pageOf } from '../../../workflow/reports/page-of';
import { planListCard } from '../../cards/reports/plan-list-card';
import { isPlan, planCard } from '../../cards/reports/plan-card';
import type { CardAction } from '../card-action';
import { mayReadPlan, notForReading } from '../may-read';

/** For a plan that was removed, as old ones are. */
export const planGone =
  'This plan is too old or was removed. Nothing was changed. Make a new one with the map command.';

/** The list a button names; the first one when there is no such list. */
export function listNamed(name: string): PlanVerdict {
  return planVerdicts.find((verdict) => verdict === name) ?? 'exact';
}

/** `Show …`, `Previous` and `Next`: a page of a list of a plan. */
export const planListAction: CardAction = {
  verb: 'plan-list',
  async run({ deps, actor }, { request: reportId, list, page }) {
    const paged = await pageOf(deps, { reportId, reader: actor, list: listNamed(list), page });
    if (paged.kind === 'gone') return { message: planGone };
    if (paged.kind === 'denied') return { message: denialSentences['not-administrator'] };
    return { card: planListCard(paged.page) };
  },
};

/** `Back`: from a list to the plan. */
export const planBackAction: CardAction = {
  verb: 'plan-back',
  async run({ deps, actor }, { request }) {
    const report = await deps.store.reports.get(request);
    if (!report || !isPlan(report)) return { message: planGone };
    return (await mayReadPlan(deps, actor, report)) ? { card: planCard(report) } : { message: notForReading };
  },
};

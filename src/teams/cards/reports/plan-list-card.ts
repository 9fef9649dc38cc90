import type { EntraUser } from '../../../mapping/entra-user';
import { explainObstacle } from '../../../mapping/obstacle';
import type { PlanRow } from '../../../mapping/plan/plan';
import { resourceName } from '../../../mapping/resource';
import type { PlanPage } from '../../../workflow/reports/page-of';
import { choiceText } from '../choice-text';
import { accessible } from '../for-all-cards';
import { evidenceModel } from '../pair';
import { renderCard, type AdaptiveCard } from '../render-card';
import { shown } from '../shown';
import { isPlan } from './plan-card';
import { planLists } from './plan-lists';

/** What was just done, or why it was not; nothing. */
export interface ListNotice {
  readonly text: string;
  readonly tone: 'good' | 'warning';
}

const noNotice: ListNotice = { text: '', tone: 'good' };

/** Draws `cards/plan-list.json`: a page of one list of a plan. */
export function planListCard(shownPage: PlanPage, notice = noNotice): AdaptiveCard {
  const { report, list, page, pages, total, rows } = shownPage;
  const { label, means } = planLists[list];
  const title = `${label}: ${total}, page ${page + 1} of ${pages}`;
  const mayTake = isPlan(report) && report.result.batchId === null;
  return renderCard('plan-list', {
    ...accessible(`${notice.text} ${title}`),
    kicker: 'List of the plan',
    title,
    means,
    notice: shown(notice.text, 300),
    noticeStyle: notice.tone,
    rows: rows.map((row) => rowModel(row, mayTake)),
    hasPrevious: page > 0,
    hasNext: page + 1 < pages,
    previous: Math.max(0, page - 1),
    next: page + 1,
    list,
    page,
    request: report.id,
    revision: report.revision,
  });
}

/** In characters: a page of rows has to fit on a card, in any script. */
const longestName = 50;
const longestAccount = 60;
const longestSentence = 240;

function rowModel(row: PlanRow, mayTake: boolean): object {
  const { resource, line } = row;
  const user = personOf(row);
  const button = mayTake ? buttonOf(row) : '';
  const choices = mayTake ? row.candidates.map(choiceOf) : [];
  return {
    number: `${line ? `Line ${line.number}` : row.position}. `,
    person: shown(user?.displayName ?? personMissing(row), longestName),
    account: shown(user?.userPrincipalName ?? '', longestAccount),
    resource: shown(resource ? resourceName(resource) : resourceMissing(row), longestName),
    userName: shown(resource?.userName ?? '', longestAccount),
    why: whyOf(row),
    objectId: user?.id ?? '',
    sentence: shown(sentencesOf(row).join(' '), longestSentence),
    hasChoices: choices.length > 0,
    choices,
    pick: `pick${row.position}`,
    pickLabel: `Person for row ${row.position}`,
    button,
    tip: `${button}: row ${row.position}`,
    position: row.position,
  };
}

/** Of several resources that one person fits, each shows who that is. */
function personOf({ user, candidates }: PlanRow): EntraUser | null {
  const [first, ...others] = candidates;
  return user ?? (others.length === 0 ? (first?.user ?? null) : null);
}

function personMissing({ verdict, line }: PlanRow): string {
  if (line?.user) return `“${line.user}”`;
  return verdict === 'ambiguous' ? 'Several people fit' : 'Nobody found';
}

function resourceMissing({ line }: PlanRow): string {
  return line?.resource ? `“${line.resource}”` : 'No resource found';
}

function whyOf({ evidence }: PlanRow): string {
  const [strongest] = evidenceModel(evidence);
  return strongest ? `${strongest.claim}: ${shown(strongest.value, longestAccount)}` : '';
}

/** What somebody should know: what is wrong, why it is refused, and what to look at. */
function sentencesOf({ problem, obstacles, warnings }: PlanRow): string[] {
  const reasons = obstacles.map((obstacle) => {
    const { reason, wayOut } = explainObstacle(obstacle);
    return `${reason} ${wayOut}`;
  });
  return [...(problem === null ? reasons : [problem]), ...warnings];
}

function buttonOf({ verdict }: PlanRow): string {
  if (verdict === 'ambiguous') return 'Use this person';
  return verdict === 'likely' ? 'Include' : '';
}

/** In characters: ten candidates a row. */
const longestPart = 40;

function choiceOf({ user }: PlanRow['candidates'][number]): { title: string; value: string } {
  const parts = [user.displayName, user.userPrincipalName].map((part) => choiceText(part, longestPart));
  return { title: parts.join(' · '), value: user.id };
}

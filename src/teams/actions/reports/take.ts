import { denialSentences } from '../../../mapping/policy';
import type { Report } from '../../../mapping/report';
import { readPage } from '../../../workflow/reports/page-of';
import { takeRow, type Taken } from '../../../workflow/reports/take-row';
import { planListCard, type ListNotice } from '../../cards/reports/plan-list-card';
import type { AdaptiveCard } from '../../cards/render-card';
import { shown } from '../../cards/shown';
import type { Turn } from '../../turn';
import type { CardAction, ClickData, Reply } from '../card-action';
import { pickIn } from './pick-in';
import { listNamed, planGone } from './list';

/** `Use this person` and `Include`: takes a person for a row, and stays on its page. */
export const planTakeAction: CardAction = {
  verb: 'plan-take',
  async run(turn, click) {
    const { deps, actor, context } = turn;
    const { request: reportId, revision, position } = click;
    const objectId = pickIn(context.activity.value, position) ?? (await likelyPerson(turn, click));
    if (objectId === null) return { message: 'Please choose the person first, then press the button again.' };
    const taken = await takeRow(deps, { reportId, revision, clicker: actor, position, objectId });
    return replyTo(turn, click, taken);
  },
};

/** A likely row knows its person already. */
async function likelyPerson({ deps }: Turn, { request, position }: ClickData): Promise<string | null> {
  const row = await deps.store.reports.row(request, position);
  return row && 'plan' in row && row.plan.verdict === 'likely' ? (row.plan.user?.id ?? null) : null;
}

async function replyTo(turn: Turn, click: ClickData, taken: Taken): Promise<Reply> {
  switch (taken.kind) {
    case 'taken': {
      const { user, resource } = taken.row;
      const text = `${shown(user?.displayName ?? '', 80)} is chosen for ${shown(resource?.userName ?? '', 80)}, and will be among those to be asked for.`;
      return { card: await listAgain(turn, click, taken.report, { text, tone: 'good' }), forAll: true };
    }
    case 'stale':
      return {
        card: await listAgain(turn, click, taken.report, { text: changedSince, tone: 'warning' }),
        forAll: true,
      };
    default:
      return { message: refusal(taken) };
  }
}

const changedSince =
  'The plan was changed after this card was drawn, so nothing was chosen. This is how it is now.';

async function listAgain(
  { deps }: Turn,
  { list, page }: ClickData,
  report: Report,
  notice: ListNotice,
): Promise<AdaptiveCard> {
  return planListCard(await readPage(deps, report, { list: listNamed(list), page }), notice);
}

function refusal(taken: Exclude<Taken, { kind: 'taken' | 'stale' }>): string {
  switch (taken.kind) {
    case 'gone':
      return planGone;
    case 'already-requested':
      return `Approval was asked for already, so the plan cannot be changed any more. See it with: status ${taken.batchId}`;
    case 'not-yours':
      return `${shown(taken.owner)} made this plan, so only they can change it. Make your own with the map command.`;
    case 'denied':
      return denialSentences['not-administrator'];
    case 'not-a-candidate':
      return 'This person does not fit the row, or the row was settled already. Nothing was changed. To map them all the same use: map <who> to <user name>.';
    case 'person-used':
      return `This person is planned for ${shown(taken.row.resource?.userName ?? 'another resource')} already (row ${taken.row.position}), and one person can have one resource only. Nothing was changed.`;
  }
}

import { driftPage } from '../../../workflow/drift/drift-page';
import { mayAsk } from '../../../workflow/reports/may-ask';
import { driftCard } from '../../cards/drift/drift-card';
import type { CardAction } from '../card-action';
import { missedSentences } from './missed-sentences';

/** `Previous` and `Next`: another page, for whoever clicked; everybody else goes on reading where they are. */
export const pageAction: CardAction = {
  verb: 'drift-page',
  async run({ deps, actor }, { request, page }) {
    if (!(await mayAsk(deps, { actor, kind: 'drift' }))) return { message: notForYou };
    const digest = await driftPage(deps, await deps.store.reports.get(request), page);
    return digest ? { card: driftCard(digest) } : { message: missedSentences.gone };
  },
};

/** For somebody who is neither administrator nor approver. */
export const notForYou =
  'Only members of the administrators or the approvers group in Entra ID can see drift. Nothing was changed.';

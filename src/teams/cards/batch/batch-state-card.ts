import { rowsOf } from '../../../mapping/batch/row-numbers';
import type { BatchView } from '../../../workflow/ports';
import { ssoPagePath } from '../sso-page-path';
import { accessible } from '../for-all-cards';
import { renderCard, type AdaptiveCard } from '../render-card';
import type { CardOwner } from '../request-card';
import { shown } from '../shown';
import { barModel } from './bar-model';
import { batchButtons } from './batch-buttons';
import { batchFacts } from './batch-facts';
import { batchProblems, batchTrouble } from './batch-problems';
import { countOf } from './count-of';
import { describeBatch } from './describe-batch';
import { numbersOf, timeLeftOf } from './numbers-of';
import { ticketsModel } from './tickets-model';

/** Draws `cards/batch.json`: where the batch stands, how far it is, who did what and what is left to do. */
export function batchStateCard(view: BatchView, owner: CardOwner, now: Date): AdaptiveCard {
  const { batch } = view;
  const story = describeBatch(view);
  const isDecided = batch.startedAt !== null;
  const numbers = isDecided ? numbersOf(view) : '';
  return renderCard('batch', {
    ...accessible(`Request ${batch.id}: ${story.title}. ${story.sentence} ${numbers}`),
    ...story,
    kicker: `Request ${batch.id} for ${countOf(rowsOf(view), 'mapping')}`,
    bar: isDecided ? barModel(view.counts) : [],
    numbers,
    timeLeft: timeLeftOf(view, now),
    ...batchTrouble(view),
    steps: stepsOf(view),
    problems: batchProblems(view),
    ...ticketsModel(view.tickets),
    facts: batchFacts(view),
    ...batchButtons(view, owner),
    request: batch.id,
    revision: batch.revision,
    page: 0,
  });
}

/** How the Unique IDs that wait are pasted, once nothing is being posted any more. */
function stepsOf({ batch: { state }, counts: { awaiting_paste: awaiting = 0 } }: BatchView): object[] {
  if (awaiting === 0 || state === 'running') return [];
  return [
    `In Autotask open ${ssoPagePath}.`,
    'For each item of the tickets: tick the box beside the resource, paste the Object ID from the item into Unique ID, and save.',
    'Tick the item in the ticket. The bot sees the tick and counts it here.',
  ].map((text, index) => ({ number: index + 1, text: shown(text) }));
}

import { batchLabels } from '../../mapping/batch/batch-labels';
import type { MappingRequest } from '../../mapping/request';
import { stateLabel } from '../../mapping/request-state';
import type { OpenItem } from '../../workflow/list-pending';
import { age } from '../text/times';
import { quorumText } from './approvals-of';
import { accessible } from './for-all-cards';
import { renderCard, type AdaptiveCard } from './render-card';
import { shown } from './shown';

/** Rows on one card; a card may have 28 KB, and nobody reads more. */
export const mostRows = 15;

/** In characters: three names a row have to fit into those 28 KB in any script. */
const longestName = 80;

/** Draws `cards/pending.json`: what is open, oldest first. `items` may hold one more than is shown. */
export function pendingCard(items: readonly OpenItem[], now: Date): AdaptiveCard {
  const shown = items.slice(0, mostRows);
  const title = shown.length === 1 ? '1 open request' : `${shown.length} open requests`;
  return renderCard('pending', {
    ...accessible(title),
    kicker: 'Oldest first',
    title,
    requests: shown.map((item) => row(item, now)),
    more: [
      ...(items.length > shown.length ? [`These are the oldest ${mostRows}; there are more.`] : []),
      'To see one, type “status” with its id.',
    ].join(' '),
  });
}

function row(item: OpenItem, now: Date): object {
  const one = item.kind === 'request' ? item.request : item.batch;
  const label = item.kind === 'request' ? stateLabel(item.request) : batchLabels[item.batch.state];
  const quorum = one.state === 'pending' ? quorumText(one) : '';
  return {
    id: one.id,
    what: item.kind === 'request' ? whatOf(item.request) : `Batch of ${item.batch.size} mappings`,
    state: quorum === '' ? label : `${label}, ${quorum} approvals`,
    requester: shown(one.requester.name, longestName),
    age: age(one.requestedAt, now),
  };
}

function whatOf({ user, resource, purpose }: MappingRequest): string {
  const [person, userName] = [shown(user.displayName, longestName), shown(resource.userName, longestName)];
  return purpose === 'map' ? `${person} to ${userName}` : `Remove ${person} from ${userName}`;
}

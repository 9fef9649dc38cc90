import type { MappingRequest } from '../../mapping/request';
import { stateLabels } from '../../mapping/request-state';
import { age } from '../text/times';
import { accessible } from './for-all-cards';
import { renderCard, type AdaptiveCard } from './render-card';
import { shown } from './shown';

/** Rows on one card; a card may have 28 KB, and nobody reads more. */
export const mostRows = 15;

/** In characters: three names a row have to fit into those 28 KB in any script. */
const longestName = 80;

/** Draws `cards/pending.json`: the open requests, oldest first. `requests` may hold one more than is shown. */
export function pendingCard(requests: readonly MappingRequest[], now: Date): AdaptiveCard {
  const shown = requests.slice(0, mostRows);
  const title = shown.length === 1 ? '1 open request' : `${shown.length} open requests`;
  return renderCard('pending', {
    ...accessible(title),
    kicker: 'Oldest first',
    title,
    requests: shown.map((request) => row(request, now)),
    more: requests.length > shown.length ? `These are the oldest ${mostRows}; there are more.` : '',
  });
}

function row(request: MappingRequest, now: Date): object {
  return {
    id: request.id,
    person: shown(request.user.displayName, longestName),
    resource: shown(request.resource.userName, longestName),
    state: stateLabels[request.state],
    requester: shown(request.requester.name, longestName),
    age: age(request.requestedAt, now),
  };
}

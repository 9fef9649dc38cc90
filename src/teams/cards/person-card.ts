import type { MappingRequest } from '../../mapping/request';
import { stateLabel } from '../../mapping/request-state';
import { resourceName } from '../../mapping/resource';
import type { Status } from '../../workflow/show-status';
import { readersTime } from '../text/times';
import { accessible } from './for-all-cards';
import { renderCard, type AdaptiveCard } from './render-card';
import { shown } from './shown';

/** Draws `cards/person.json`: whether a person is mapped, and their last requests. */
export function personCard(status: Extract<Status, { kind: 'person' }>): AdaptiveCard {
  const { user, mapping, requests } = status;
  const name = shown(user.displayName);
  const sentence = mapping
    ? `Mapped to the Autotask resource ${shown(mapping.userName)} (request ${mapping.requestId}).`
    : 'Not mapped by this bot.';
  return renderCard('person', {
    ...accessible(`${name}. ${sentence}`),
    kicker: 'Person in Entra ID',
    title: name,
    account: shown(user.userPrincipalName),
    style: mapping ? 'good' : 'emphasis',
    sentence,
    objectId: user.id,
    requests: requests.map(row),
  });
}

function row(request: MappingRequest): object {
  return {
    id: request.id,
    state: stateLabel(request),
    resource: shown(resourceName(request.resource)),
    requester: shown(request.requester.name),
    when: readersTime(request.requestedAt),
  };
}

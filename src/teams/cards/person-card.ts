import type { MappingRequest } from '../../mapping/request';
import { stateLabels } from '../../mapping/request-state';
import { resourceName } from '../../mapping/resource';
import type { Status } from '../../workflow/show-status';
import { oneLine } from '../text/one-line';
import { readersTime } from '../text/times';
import { accessible } from './for-all-cards';
import { renderCard, type AdaptiveCard } from './render-card';

/** Draws `cards/person.json`: whether a person is mapped, and their last requests. */
export function personCard(status: Extract<Status, { kind: 'person' }>): AdaptiveCard {
  const { user, mapping, requests } = status;
  const name = oneLine(user.displayName);
  const sentence = mapping
    ? `Mapped to the Autotask resource ${oneLine(mapping.userName)} (request ${mapping.requestId}).`
    : 'Not mapped by this bot.';
  return renderCard('person', {
    ...accessible(`${name}. ${sentence}`),
    kicker: 'Person in Entra ID',
    title: name,
    account: oneLine(user.userPrincipalName),
    style: mapping ? 'good' : 'emphasis',
    sentence,
    objectId: user.id,
    requests: requests.map(row),
  });
}

function row(request: MappingRequest): object {
  return {
    id: request.id,
    state: stateLabels[request.state],
    resource: oneLine(resourceName(request.resource)),
    requester: oneLine(request.requester.name),
    when: readersTime(request.requestedAt),
  };
}

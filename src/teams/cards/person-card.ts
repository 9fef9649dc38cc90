import type { MappingRequest } from '../../mapping/request';
import { stateLabel } from '../../mapping/request-state';
import { resourceName } from '../../mapping/resource';
import type { Status } from '../../workflow/show-status';
import type { SignInEvidence } from '../../workflow/sign-in-evidence';
import { readersTime } from '../text/times';
import { accessible } from './for-all-cards';
import { renderCard, type AdaptiveCard } from './render-card';
import { shown } from './shown';

/** In characters: ten requests of three names each have to fit on a card, in any script. */
const longestName = 80;

/** Draws `cards/person.json`: whether a person is mapped, when they last signed in, and what was asked about them. */
export function personCard(status: Extract<Status, { kind: 'person' }>): AdaptiveCard {
  const { user, isInEntra, mapping, requests, more, signIn } = status;
  const name = shown(user.displayName);
  const sentence = mapping
    ? `Mapped to the Autotask resource ${shown(mapping.userName)} (request ${mapping.requestId}).`
    : 'Not mapped by this bot.';
  return renderCard('person', {
    ...accessible(`${name}. ${sentence}`),
    kicker: isInEntra ? 'Person in Entra ID' : 'No longer in Entra ID',
    title: name,
    account: shown(user.userPrincipalName),
    style: mapping ? 'good' : 'emphasis',
    sentence,
    since: mapping ? `Since ${readersTime(mapping.appliedAt)}` : '',
    objectId: user.id,
    ...signInModel(signIn),
    requests: requests.map(row),
    more: more ? 'There are older requests. See everything with the history command.' : '',
  });
}

/** A time stands in a TextBlock, where clients put it into the reader's zone; words from elsewhere do not. */
function signInModel(signIn: SignInEvidence): { signedIn: string; notSeen: string } {
  switch (signIn.kind) {
    case 'seen':
      return {
        signedIn: `Last successful sign-in to Autotask with Entra ID: ${readersTime(signIn.at)}. That is evidence that the mapping works, not proof.`,
        notSeen: '',
      };
    case 'none':
      return {
        signedIn: '',
        notSeen:
          "Entra's log shows no sign-in to Autotask. It goes back 7 to 30 days, so this is no proof that nobody could.",
      };
    case 'unknown':
      return { signedIn: '', notSeen: `The last sign-in is not known. ${shown(signIn.reason, 400)}` };
  }
}

function row(request: MappingRequest): object {
  return {
    id: request.id,
    state: stateLabel(request),
    resource: shown(resourceName(request.resource), longestName),
    requester: shown(request.requester.name, longestName),
    when: readersTime(request.requestedAt),
    decided: decidedBy(request),
  };
}

/** Who decided, each of several; empty before anybody did. */
function decidedBy({ decision, approvals }: MappingRequest): string {
  if (decision?.verdict === 'rejected') return `Rejected by ${shown(decision.by.name, longestName)}`;
  const by = (approvals.length > 0 ? approvals : decision ? [decision] : []).map(
    ({ by: { name }, selfApproved }) =>
      `${shown(name, longestName)}${selfApproved ? ' (self-approved)' : ''}`,
  );
  return by.length > 0 ? `Approved by ${by.slice(0, 5).join(', ')}` : '';
}

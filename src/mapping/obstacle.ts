/** A reason why a mapping must not be made. Names in it are shown to people as they are. */
export type Obstacle =
  | { readonly code: 'user-gone' }
  | { readonly code: 'user-disabled'; readonly name: string }
  | { readonly code: 'user-is-guest'; readonly name: string }
  | { readonly code: 'user-changed'; readonly field: string; readonly was: string; readonly now: string }
  | { readonly code: 'resource-gone' }
  | { readonly code: 'resource-inactive'; readonly userName: string }
  | { readonly code: 'resource-is-api-user'; readonly userName: string }
  | { readonly code: 'resource-changed'; readonly field: string; readonly was: string; readonly now: string }
  | { readonly code: 'already-mapped'; readonly userName: string }
  /** The bot's own record says that they are mapped, but the field in Autotask does not. `holds`: what it holds, empty for nothing. */
  | {
      readonly code: 'record-differs';
      readonly userName: string;
      readonly userPrincipalName: string;
      readonly holds: string;
    }
  /** There is no mapping (any more) that could be removed. */
  | { readonly code: 'not-mapped'; readonly name: string; readonly userName: string }
  | { readonly code: 'object-id-taken'; readonly holder: string }
  | { readonly code: 'resource-taken'; readonly userName: string; readonly holder: string }
  /** The approval rested on it. `value`: what both accounts had in common. */
  | { readonly code: 'evidence-gone'; readonly value: string }
  /** Not a reason, but what an earlier attempt left behind. */
  | { readonly code: 'ticket-open'; readonly ticketNumber: string }
  | {
      readonly code: 'request-open';
      readonly requestId: string;
      readonly state: string;
      readonly requester: string;
      /** Whether it can still be taken back. */
      readonly cancellable: boolean;
    };

/** An obstacle in words: what stands in the way, and the way out. Plain text, not Markdown. */
export interface Explanation {
  readonly reason: string;
  readonly wayOut: string;
}

/** Puts an obstacle into two plain sentences. */
export function explainObstacle(obstacle: Obstacle): Explanation {
  switch (obstacle.code) {
    case 'user-gone':
      return {
        reason: 'The person is no longer in Entra ID.',
        wayOut: 'If the account was created again it has a new Object ID: start over with the map command.',
      };
    case 'user-disabled':
      return {
        reason: `The Entra account of ${obstacle.name} is disabled, so nobody could sign in with it.`,
        wayOut: 'Enable the account in Entra ID (Account enabled), then try again.',
      };
    case 'user-is-guest':
      return {
        reason: `${obstacle.name} is a guest in Entra ID. A guest signs in with another organisation's account.`,
        wayOut: 'Map the member account of this person, or have one created.',
      };
    case 'user-changed':
      return {
        reason: `${obstacle.field} in Entra ID was "${obstacle.was}" and is now "${obstacle.now}".`,
        wayOut: 'Look at the person again with the map command and ask for approval of what is true now.',
      };
    case 'resource-gone':
      return {
        reason: 'Autotask no longer has the resource.',
        wayOut: 'Check Resources/Users (HR) in Autotask, then map the resource that took its place.',
      };
    case 'resource-inactive':
      return {
        reason: `The Autotask resource ${obstacle.userName} is inactive, so it cannot log in.`,
        wayOut: 'Activate it under Resources/Users (HR), or name another resource: map <who> to <user name>.',
      };
    case 'resource-is-api-user':
      return {
        reason: `The Autotask resource ${obstacle.userName} is an API user. API users cannot log in to the console.`,
        wayOut: 'Name the resource the person logs in with: map <who> to <user name>.',
      };
    case 'resource-changed':
      return {
        reason: `${obstacle.field} in Autotask was "${obstacle.was}" and is now "${obstacle.now}".`,
        wayOut: 'Look at the pair again with the map command and ask for approval of what is true now.',
      };
    case 'already-mapped':
      return {
        reason: `This person is already mapped to the Autotask resource ${obstacle.userName}.`,
        wayOut: 'Nothing to do, and nothing was changed.',
      };
    case 'record-differs':
      return explainDifference(obstacle);
    case 'not-mapped':
      return {
        reason: `${obstacle.name} is not mapped to the Autotask resource ${obstacle.userName} any more.`,
        wayOut: 'See how things stand with the status command.',
      };
    case 'object-id-taken':
      return {
        reason: `This Object ID is already the Unique ID of another Autotask resource, ${obstacle.holder}.`,
        wayOut:
          'One person can have one resource only: keep that mapping, or remove it first with the unmap command (one that was not made by this bot: clear the Unique ID in Autotask).',
      };
    case 'resource-taken':
      return {
        reason: `The Autotask resource ${obstacle.userName} is already mapped to another person, ${obstacle.holder}.`,
        wayOut: `Check which of the two logs in with it. The other mapping is removed with: unmap ${obstacle.holder}.`,
      };
    case 'request-open':
      return {
        reason: `There is already a request for this (${obstacle.requestId}, ${obstacle.state}) by ${obstacle.requester}.`,
        wayOut: `See it with: status ${obstacle.requestId}.${obstacle.cancellable ? ` Its requester or an administrator can take it back with: cancel ${obstacle.requestId}.` : ''}`,
      };
    case 'evidence-gone':
      return {
        reason: `What spoke for the mapping (${obstacle.value}) no longer holds: the two accounts do not share it any more.`,
        wayOut: 'Look at the pair again with the map command and ask for approval of what is true now.',
      };
    case 'ticket-open':
      return {
        reason: `Ticket ${obstacle.ticketNumber} was opened before this was noticed.`,
        wayOut: 'Close it in Autotask without pasting anything.',
      };
  }
}

function explainDifference({
  userName,
  userPrincipalName,
  holds,
}: Extract<Obstacle, { code: 'record-differs' }>): Explanation {
  const isCleared = holds === '';
  const found = isCleared ? 'is empty' : `holds another value, ${holds}`;
  return {
    reason: `This person is mapped to the Autotask resource ${userName} by the bot's record, but the field in Autotask ${found}. Somebody changed it there.`,
    wayOut: isCleared
      ? `Remove the record with: unmap ${userPrincipalName}. After that they can be mapped again.`
      : `Check whom that value belongs to, and clear the field in Autotask if it is wrong. Then remove the record with: unmap ${userPrincipalName}.`,
  };
}

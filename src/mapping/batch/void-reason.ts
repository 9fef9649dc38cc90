import { explainObstacle, type Obstacle } from '../obstacle';

/** Obstacles whose own sentence names the person or the resource, in words that hold for many rows. */
const reasons: Readonly<Partial<Record<Obstacle['code'], string>>> = {
  'user-disabled': 'The account in Entra ID is disabled now.',
  'user-is-guest': 'The account is a guest in Entra ID now.',
  'user-changed': 'A name or an address in Entra ID has changed since approval was asked for.',
  'resource-inactive': 'The Autotask resource is inactive now.',
  'resource-is-api-user': 'The Autotask resource is an API user now.',
  'resource-changed': 'A name or an address in Autotask has changed since approval was asked for.',
  'already-mapped': 'The person is mapped to this resource already.',
  'object-id-taken': 'The Object ID is the Unique ID of another Autotask resource by now.',
  'resource-taken': 'The Autotask resource is mapped to another person by now.',
  'evidence-gone': 'What spoke for the match no longer holds.',
};

/** Why an approved row was not posted, in a sentence that is the same for every row of which it is true. */
export function voidReason(obstacle: Obstacle): string {
  return reasons[obstacle.code] ?? explainObstacle(obstacle).reason;
}

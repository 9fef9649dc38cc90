import type { EntraUser } from '../entra-user';
import type { CurrentMapping } from '../records';
import { resourceName, type Resource } from '../resource';
import type { DriftFinding, DriftKind } from './drift';

/** A mapping, with both sides as they were when it was asked for and as they are now (`null`: not there any more). */
export interface MappedPair {
  readonly mapping: Pick<CurrentMapping, 'objectId' | 'resourceId' | 'requestId'>;
  readonly was: { readonly user: EntraUser; readonly resource: Resource };
  /** Whether the bot wrote the Unique ID into the field itself, and so knows what it is to hold. */
  readonly isInField: boolean;
  readonly now: { readonly user: EntraUser | null; readonly resource: Resource | null };
}

/** What one kind of finding has to say for itself. */
export interface Told {
  readonly kind: DriftKind;
  /** What is found now, among findings of this kind about this mapping. */
  readonly fingerprint: string;
  readonly sentence: string;
  readonly advice: string;
  readonly newObjectId?: string;
}

/** A finding about this pair. */
export function findingOf(
  { mapping, was, now }: Pick<MappedPair, 'mapping' | 'was' | 'now'>,
  told: Told,
): DriftFinding {
  const { objectId, resourceId, requestId } = mapping;
  return {
    newObjectId: null,
    ...told,
    key: `${told.kind}/${objectId}/${resourceId}`,
    // Whoever accepted it spoke of this mapping, not of one that is made of the same two later.
    fingerprint: `${requestId}:${told.fingerprint}`,
    objectId,
    resourceId,
    requestId,
    person: (now.user ?? was.user).displayName,
    resource: labelOf(now.resource ?? was.resource),
  };
}

/** The resource by name and user name, for people to read. */
export function labelOf(resource: Resource): string {
  return `${resourceName(resource)} (${resource.userName})`;
}

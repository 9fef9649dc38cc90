import { sameObjectId } from '../policy';
import type { Resource } from '../resource';
import { labelOf, type MappedPair, type Told } from './mapped-pair';

/** What Autotask holds as Unique IDs now, where its API can tell. */
export interface UniqueIds {
  /** By resource id; empty where a resource holds nothing. */
  readonly byResource: ReadonlyMap<number, string>;
  /** Ids of the resources that hold an Object ID (lower case). */
  readonly holders: ReadonlyMap<string, readonly number[]>;
  readonly resources: ReadonlyMap<number, Resource>;
}

/** What Autotask holds otherwise than it was posted. */
export function uniqueIdDrift({ mapping, now, was, isInField }: MappedPair, ids: UniqueIds): Told[] {
  const holders = ids.holders.get(mapping.objectId.toLowerCase()) ?? [];
  const others = holders.filter((id) => id !== mapping.resourceId).sort((a, b) => a - b);
  const held = isInField && now.resource ? ids.byResource.get(mapping.resourceId)?.trim() : undefined;
  return [
    ...(others.length > 0 ? [onSeveral((now.user ?? was.user).displayName, others, ids)] : []),
    ...(held !== undefined && !sameObjectId(held, mapping.objectId)
      ? [differs(now.resource ?? was.resource, held)]
      : []),
  ];
}

function onSeveral(person: string, others: readonly number[], { resources }: UniqueIds): Told {
  const names = others.map((id) => nameOf(id, resources.get(id)));
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return {
    kind: 'id-on-two-resources',
    fingerprint: others.join(','),
    sentence: `The Object ID of ${person} is the Unique ID of another resource too: ${names.slice(0, 3).join(', ')}${more}.`,
    advice:
      'One person can log in as one resource only. Clear the Unique ID in Autotask where it does not belong; unmap if that is here.',
  };
}

/** What holds a Unique ID was read just before its name: it may be gone since. */
function nameOf(id: number, resource: Resource | undefined): string {
  return resource ? labelOf(resource) : `resource ${id}`;
}

function differs(resource: Resource, held: string): Told {
  return {
    kind: 'field-differs',
    fingerprint: held.toLowerCase(),
    sentence:
      held === ''
        ? `The Unique ID of ${labelOf(resource)} is empty in Autotask, though it was set.`
        : `The Unique ID of ${labelOf(resource)} in Autotask is another one than was set: ${held}`,
    advice:
      held === ''
        ? 'The person cannot log in with it. Remap to set it again, or unmap if it was cleared on purpose.'
        : 'Somebody changed it in Autotask. Find out whose it is; then clear it there and remap, or unmap.',
  };
}

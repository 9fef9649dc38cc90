import type { EntraUser } from '../../mapping/entra-user';
import type { CurrentMapping, Draft } from '../../mapping/records';
import type { MappingRequest } from '../../mapping/request';
import { unmapWarnings } from '../../mapping/unmap-warnings';
import type { Deps } from '../deps';
import { openRequest, type Examined } from '../examine';
import { findMapped } from './find-mapped';
import { pairOf } from './pair-of';

/**
 * Says what the draft of a removal comes to: whose mapping it may mean, and both sides as they are now. Nothing is
 * stored. Somebody who is gone from Entra, disabled or a guest by now can be unmapped all the same.
 * @throws UpstreamError when Entra or Autotask does not tell
 */
export async function examineUnmap(deps: Deps, draft: Draft): Promise<Examined> {
  const found = await findMapped(deps, draft);
  if (found.kind === 'too-many') return { kind: 'too-many', upstream: 'Entra ID', text: draft.who };
  const { people, mappings } = found;
  const [mapping] = mappings;
  if (!mapping)
    return { kind: 'not-mapped', who: draft.who, people, open: await openRequestOf(deps, people) };
  if (mappings.length > 1) return { kind: 'choose-mapping', draft, mappings };
  return examineMapping(deps, draft, mapping, people.length);
}

async function examineMapping(
  deps: Deps,
  draft: Draft,
  mapping: CurrentMapping,
  alike: number,
): Promise<Examined> {
  const { user, resource, postedBy, ...there } = await pairOf(deps, mapping);
  const obstacles = await openRequest(deps, user, resource);
  if (obstacles.length > 0) return { kind: 'refused', user, resource, obstacles };
  return {
    kind: 'unmap-proposal',
    draft: {
      ...draft,
      objectId: mapping.objectId,
      resourceId: mapping.resourceId,
      undoes: mapping.requestId,
    },
    user,
    resource,
    mapping,
    postedBy,
    warnings: unmapWarnings(user, resource, { ...there, who: draft.who, alike }),
  };
}

/** No resource of Autotask has this id. */
const noResource = -1;

async function openRequestOf(
  { store }: Pick<Deps, 'store'>,
  people: readonly EntraUser[],
): Promise<MappingRequest | null> {
  const [person, ...others] = people;
  if (!person || others.length > 0) return null;
  return store.requests.findOpen({ objectId: person.id, resourceId: noResource });
}

import type { Draft } from '../../mapping/records';
import type { UnmapProposal } from './unmap-examined';

/** Whether the person still has the mapping that the card of this draft showed, and not another one made since. */
export function isAsShown(
  { resourceId, undoes }: Draft,
  { mapping }: Pick<UnmapProposal, 'mapping'>,
): boolean {
  return resourceId === mapping.resourceId && undoes === mapping.requestId;
}

import type { Actor, MappingRequest } from '../../../src/mapping/request';
import { requestApproval } from '../../../src/workflow/request-approval';
import { proposeUnmap } from '../../../src/workflow/unmap/propose-unmap';
import type { UnmapProposal } from '../../../src/workflow/unmap/unmap-examined';
import type { Harness } from '../harness';
import { alex } from './people';
import { approve, done, requested, wishFor } from './steps';

/** `unmap <who>`, which must come to a proposal. */
export async function unmapProposal(
  { deps }: Harness,
  who = 'jane.doe',
  requester: Actor = alex,
): Promise<UnmapProposal> {
  const proposed = await proposeUnmap(deps, { who, requester });
  if (proposed.kind !== 'unmap-proposal') throw new Error(`unmap ${who} came to ${JSON.stringify(proposed)}`);
  return proposed;
}

/** A pending request to remove the mapping of a person. */
export async function removalOf(
  harness: Harness,
  who = 'jane.doe',
  requester: Actor = alex,
): Promise<MappingRequest> {
  const proposed = await unmapProposal(harness, who, requester);
  return requested(await requestApproval(harness.deps, wishFor(proposed)));
}

/** The same, approved by Taylor, with nothing posted yet. */
export async function approvedRemoval(harness: Harness, who = 'jane.doe'): Promise<MappingRequest> {
  return done(await approve(harness, await removalOf(harness, who)));
}

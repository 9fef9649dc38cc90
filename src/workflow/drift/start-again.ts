import type { DriftFinding } from '../../mapping/drift/drift';
import { sameObjectId } from '../../mapping/policy';
import type { Deps } from '../deps';
import { propose, type Proposed } from '../propose';
import { proposeUnmap } from '../unmap/propose-unmap';
import { findingAt, type RowClick, type RowMissed } from './finding-at';

/**
 * What a click on `Unmap` or `Remap` came to. A remap begins with removing the mapping while it stands (`unmap-first`):
 * each step has its own approval.
 */
export type StartedAgain =
  | {
      readonly kind: 'started';
      readonly step: 'unmap' | 'unmap-first' | 'map';
      readonly finding: DriftFinding;
      readonly proposed: Proposed;
    }
  /** The mapping of the row was removed, or the same two were mapped anew since. */
  | { readonly kind: 'over' }
  | RowMissed;

/**
 * Looks up the removal of the mapping that a finding is about, as the `unmap` command does.
 * @throws UpstreamError when Entra or Autotask does not tell
 */
export async function startUnmap(deps: Deps, click: RowClick): Promise<StartedAgain> {
  const found = await findingAt(deps, click);
  if (found.kind !== 'found') return found;
  const { finding } = found.row;
  if ((await mappingNow(deps, finding)) !== 'stands') return { kind: 'over' };
  return { kind: 'started', step: 'unmap', finding, proposed: await removal(deps, finding, click) };
}

/**
 * Looks up the mapping anew, as the `map` command does, of the account that the person has now; while the old mapping
 * stands, its removal.
 * @throws UpstreamError when Entra or Autotask does not tell
 */
export async function startRemap(deps: Deps, click: RowClick): Promise<StartedAgain> {
  const found = await findingAt(deps, click);
  if (found.kind !== 'found') return found;
  const { finding } = found.row;
  const now = await mappingNow(deps, finding);
  if (now === 'another') return { kind: 'over' };
  if (now === 'stands')
    return { kind: 'started', step: 'unmap-first', finding, proposed: await removal(deps, finding, click) };
  const proposed = await propose(deps, {
    who: finding.newObjectId ?? finding.objectId,
    resourceName: resourceFor(finding),
    requester: click.clicker,
  });
  return { kind: 'started', step: 'map', finding, proposed };
}

function removal(deps: Deps, { objectId }: DriftFinding, { clicker }: RowClick): Promise<Proposed> {
  return proposeUnmap(deps, { who: objectId, requester: clicker });
}

/** What has become of the mapping of a row: `another`, the same two were mapped by another request since. */
async function mappingNow(
  { store }: Deps,
  { objectId, resourceId, requestId }: DriftFinding,
): Promise<'stands' | 'another' | 'gone'> {
  const mapping = await store.mappings.byResourceId(resourceId);
  if (mapping === null || !sameObjectId(mapping.objectId, objectId)) return 'gone';
  return mapping.requestId === requestId ? 'stands' : 'another';
}

/** The same resource, unless nobody can log in as it any more: then matching finds the one that took its place. */
function resourceFor({ kind, resourceId }: DriftFinding): string | null {
  return kind === 'resource-gone' || kind === 'resource-inactive' ? null : String(resourceId);
}

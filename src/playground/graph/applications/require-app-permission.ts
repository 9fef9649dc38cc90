import { GraphError } from '../graph-error';
import type { GraphState } from '../graph-state';

const read = 'Application.Read.All';
const owned = 'Application.ReadWrite.OwnedBy';
const all = 'Application.ReadWrite.All';

/** Reading registrations needs any of the permissions. Source: Graph reference, "List applications". */
export function requireAppRead({ deniedPermissions, extraPermissions }: GraphState): void {
  if (extraPermissions.has(all)) return;
  if (deniedPermissions.has(read) && deniedPermissions.has(owned)) throw refusal();
}

/** Writing needs the permission for all apps, or the one for the caller's own and such an app. */
export function requireAppWrite(state: GraphState, ownedByCaller: boolean): void {
  if (state.extraPermissions.has(all)) return;
  if (state.deniedPermissions.has(owned) || !ownedByCaller) throw refusal();
}

function refusal(): GraphError {
  return new GraphError(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  );
}

import { GraphError } from '../graph-error';
import type { GraphState } from '../graph-state';

const read = 'Application.Read.All';
const owned = 'Application.ReadWrite.OwnedBy';

/** Reading registrations needs either permission. Source: Graph reference, "List applications". */
export function requireAppRead({ deniedPermissions }: GraphState): void {
  if (deniedPermissions.has(read) && deniedPermissions.has(owned)) throw refusal();
}

/** Writing needs the permission, and that the app is the caller's own. */
export function requireAppWrite({ deniedPermissions }: GraphState, ownedByCaller: boolean): void {
  if (deniedPermissions.has(owned) || !ownedByCaller) throw refusal();
}

function refusal(): GraphError {
  return new GraphError(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  );
}

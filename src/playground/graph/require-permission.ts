import { GraphError } from './graph-error';

/** Throws the 403 Graph gives when one of these application permissions was not consented to; it never says which. */
export function requirePermission(denied: ReadonlySet<string>, ...needed: string[]): void {
  if (needed.some((permission) => denied.has(permission))) {
    throw new GraphError(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    );
  }
}

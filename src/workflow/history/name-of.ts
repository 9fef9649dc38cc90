import { UpstreamError } from '../../mapping/upstream-error';
import type { Deps } from '../deps';

/**
 * How a person is called, for somebody who wants to find them again: the user principal name they have in Entra, else
 * the one they had when they were mapped, else their Object ID. Trouble with Entra is no reason to show nothing.
 */
export async function nameOf(
  { directory, store }: Pick<Deps, 'directory' | 'store'>,
  objectId: string,
): Promise<string> {
  const user = await directory.getUser(objectId).catch((error: unknown) => {
    if (error instanceof UpstreamError) return null;
    throw error;
  });
  if (user) return user.userPrincipalName;
  const [request] = await store.requests.about(objectId, 1);
  return request?.user.userPrincipalName ?? objectId;
}

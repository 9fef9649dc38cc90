import type { MappingRequest } from '../mapping/request';
import { openStates } from '../mapping/request-state';
import type { Deps } from './deps';

/** The open requests, oldest first, at most `limit`; one more tells that there are more. */
export async function listOpen({ store }: Pick<Deps, 'store'>, limit: number): Promise<MappingRequest[]> {
  return store.requests.inStates(openStates, limit);
}

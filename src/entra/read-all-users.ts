import type { EntraUser } from '../mapping/entra-user';
import type { GraphClient } from './create-graph-client';
import { unreadableAnswer } from './graph-trouble';
import { pagesOf } from './pages-of';
import { readUser, userFields } from './read-user';

/** Everybody in the tenant, guests and disabled accounts too, in pages of 999. Throws `UpstreamError`. */
export async function readAllUsers(client: GraphClient): Promise<EntraUser[]> {
  const users: EntraUser[] = [];
  const list = {
    operation: 'read all users',
    permission: 'User.Read.All',
    path: '/users',
    select: userFields,
    isBulk: true,
  };
  for await (const page of pagesOf(client, list)) {
    // A tenant without the list of its users is none; half of the list would pass for all of it.
    if (page === null) throw unreadableAnswer('HTTP 404');
    for (const item of page) users.push(readUser(item));
  }
  return users;
}

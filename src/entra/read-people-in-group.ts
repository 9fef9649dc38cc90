import { z } from 'zod';
import type { GraphClient } from './create-graph-client';
import { guid } from './graph-fields';
import { unreadableAnswer } from './graph-trouble';

/** Somebody in a group. */
export interface PersonInGroup {
  readonly objectId: string;
  readonly enabled: boolean;
}

/** Graph's largest page; whoever has more people in a group than this has enough of them. */
const most = 999;

const membersPage = z.object({
  value: z.array(
    z.object({
      '@odata.type': z.string().nullish(),
      id: guid,
      accountEnabled: z.boolean().nullish(),
    }),
  ),
  '@odata.nextLink': z.string().nullish(),
});

/**
 * The people in a group, also through other groups, page by page until there are enough of them: a page may hold only
 * devices and groups. Throws `UpstreamError`.
 */
export async function readPeopleInGroup(client: GraphClient, groupId: string): Promise<PersonInGroup[]> {
  const people: PersonInGroup[] = [];
  let next: string | null = null;
  do {
    const page = await readPage(client, groupId, next);
    const users = page.value.filter((member) => member['@odata.type'] === '#microsoft.graph.user');
    // Without User.Read.All Graph leaves out whether somebody is enabled.
    people.push(...users.map((user) => ({ objectId: user.id, enabled: user.accountEnabled !== false })));
    next = page['@odata.nextLink'] ?? null;
  } while (next !== null && people.length < most);
  return people;
}

async function readPage(
  client: GraphClient,
  groupId: string,
  next: string | null,
): Promise<z.infer<typeof membersPage>> {
  const answer = await client.ask({
    operation: 'read members',
    permission: 'GroupMember.Read.All',
    path: next ?? `/groups/${encodeURIComponent(groupId)}/transitiveMembers`,
    // A next link brings its query along.
    send: (request) =>
      (next === null
        ? request.select(['id', 'accountEnabled']).top(most)
        : request
      ).get() as Promise<unknown>,
  });
  // 404: the group went away meanwhile, and so has nobody in it.
  const page = membersPage.safeParse(answer ?? { value: [] });
  if (!page.success) throw unreadableAnswer(page.error);
  return page.data;
}

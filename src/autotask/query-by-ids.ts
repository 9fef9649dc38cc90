import type { AutotaskClient } from './create-autotask-client';
import { within } from './filter';
import type { Item } from './query-pages';

/** An `in` list counts as so many OR conditions, of which a call may have 500; a page holds as many items. */
const mostIds = 500;

/**
 * The items with these ids that exist, 500 a call; none costs no call.
 * @param includeFields what to read of each; default: everything
 * @throws UpstreamError
 */
export async function queryByIds(
  client: Pick<AutotaskClient, 'query'>,
  entity: string,
  ids: readonly number[],
  includeFields?: readonly string[],
): Promise<Item[]> {
  const distinct = [...new Set(ids)];
  const items: Item[] = [];
  for (let at = 0; at < distinct.length; at += mostIds) {
    const some = within('id', distinct.slice(at, at + mostIds));
    items.push(...(await client.query(entity, [some], includeFields)));
  }
  return items;
}

import type { AutotaskClient } from '../create-autotask-client';
import { queryByIds } from '../query-by-ids';
import { valueOf } from './sso-field';

/** What the field holds of each of these resources that exists, by resource id, empty for nothing. Throws `UpstreamError`. */
export async function readField(
  client: AutotaskClient,
  field: string,
  resourceIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const items = await queryByIds(client, 'Resources', resourceIds, [field]);
  return new Map(items.map((item) => [Number(item.id), valueOf(item, field)]));
}

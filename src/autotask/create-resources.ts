import { evidenceFor } from '../mapping/evidence';
import type { EntraUser } from '../mapping/entra-user';
import type { Resource } from '../mapping/resource';
import type { AutotaskClient } from './create-autotask-client';
import { eq, type Filter } from './filter';
import { emailFields, filterLike } from './filter-like';
import { createLicenceLabels, type LicenceLabels } from './licence-labels';
import { queryByIds } from './query-by-ids';
import type { Item } from './query-pages';
import { licenceTypeOf, readResource, resourceFields } from './read-resource';

/** Autotask's resources, inactive ones and API users too, so that they can be refused with the reason. */
export interface Resources {
  readonly findLike: (user: EntraUser) => Promise<Resource[]>;
  readonly findNamed: (name: string) => Promise<Resource[]>;
  readonly get: (id: number) => Promise<Resource | null>;
  readonly allActive: () => Promise<Resource[]>;
  readonly getMany: (ids: readonly number[]) => Promise<ReadonlyMap<number, Resource>>;
}

/** Reads resources. Every call throws `UpstreamError`. */
export function createResources(client: AutotaskClient): Resources {
  const labels = createLicenceLabels(client);
  const find = async (filter: Filter) =>
    withLicences(await client.query('Resources', [filter], resourceFields), labels);
  return {
    findLike: async (user) =>
      (await find(filterLike(user))).filter((resource) => evidenceFor(user, resource).length > 0),
    findNamed: async (name) => (name.trim() === '' ? [] : find(filterNamed(name.trim()))),
    get: async (id) => {
      const item = await client.get('Resources', id);
      return item ? ((await withLicences([item], labels))[0] ?? null) : null;
    },
    allActive: () => client.inBulk(() => find(eq('isActive', true))),
    getMany: async (ids) => {
      const found = await client.inBulk(async () =>
        withLicences(await queryByIds(client, 'Resources', ids, resourceFields), labels),
      );
      return new Map(found.map((resource) => [resource.id, resource]));
    },
  };
}

function filterNamed(name: string): Filter {
  const byUserName = eq('userName', name);
  if (/^\d{1,15}$/.test(name)) return { op: 'or', items: [eq('id', Number(name)), byUserName] };
  if (!name.includes('@')) return byUserName;
  return { op: 'or', items: [...emailFields.map((field) => eq(field, name)), byUserName] };
}

async function withLicences(items: readonly Item[], labels: LicenceLabels): Promise<Resource[]> {
  const types = items.map(licenceTypeOf);
  const known = await labels.of(types.filter((type) => type !== null));
  return items.map((item, index) => readResource(item, known.get(types[index] ?? '') ?? null));
}

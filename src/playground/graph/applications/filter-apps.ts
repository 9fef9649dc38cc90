import type { RecordedRequest } from '../../directory/server/recorded-request';
import { badRequest, unsupportedQuery } from '../graph-error';

interface Filterable {
  appId: string;
  displayName: string;
  tags?: string[];
}

const options = ['$filter', '$select', '$top', '$skiptoken'];
const value = String.raw`'((?:[^']|'')*)'`;
const byProperty = new RegExp(`^(appId|displayName) eq ${value}$`);
const byTag = new RegExp(`^tags/any\\((\\w+):\\s*\\1 eq ${value}\\)$`);

/** Those that `$filter` lets through: by appId, display name or tag, the forms the simulator offers. Throws a 400 for others. */
export function filterApps<App extends Filterable>({ query }: RecordedRequest, apps: readonly App[]): App[] {
  const unknown = [...query.keys()].find((name) => name.startsWith('$') && !options.includes(name));
  if (unknown) throw unsupportedQuery(`The simulator does not offer the query option '${unknown}' on apps.`);
  const filter = query.get('$filter');
  if (filter === null) return [...apps];
  const [, property, wanted] = byProperty.exec(filter) ?? [];
  if (property) return apps.filter((app) => same(property === 'appId' ? app.appId : app.displayName, wanted));
  const tag = byTag.exec(filter)?.[2];
  if (tag === undefined) throw badRequest(`Invalid filter clause: '${filter}'.`);
  return apps.filter(({ tags = [] }) => tags.some((one) => same(one, tag)));
}

function same(held: string, quoted: string | undefined): boolean {
  return held.toLowerCase() === quoted?.replaceAll("''", "'").toLowerCase();
}

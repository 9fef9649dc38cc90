import type { DirectoryGroup } from '../directory/directory';
import type { RecordedRequest } from '../directory/server/recorded-request';
import { badRequest, unsupportedQuery } from './graph-error';

const options = ['$filter', '$select', '$top', '$skiptoken'];
const byName = String.raw`displayName eq '((?:[^']|'')*)'`;
const anyOf = new RegExp(`^${byName}( or ${byName})*$`);

/** Groups that `$filter` lets through: by display name, case aside, the form the simulator offers. Throws a 400 for others. */
export function filterGroups({ query }: RecordedRequest, groups: DirectoryGroup[]): DirectoryGroup[] {
  const unknown = [...query.keys()].find((name) => name.startsWith('$') && !options.includes(name));
  if (unknown)
    throw unsupportedQuery(`The simulator does not offer the query option '${unknown}' on groups.`);
  const filter = query.get('$filter');
  if (filter === null) return groups;
  if (!anyOf.test(filter)) throw badRequest(`Invalid filter clause: '${filter}'.`);
  const wanted = [...filter.matchAll(new RegExp(byName, 'g'))].map(([, name = '']) => plain(name));
  return groups.filter(({ displayName }) => wanted.includes(displayName.toLowerCase()));
}

function plain(quoted: string): string {
  return quoted.replaceAll("''", "'").toLowerCase();
}

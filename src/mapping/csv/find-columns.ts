import { fold } from '../fold';

/** Which columns hold what, counted from 0, and whether the first line says so. */
export interface Columns {
  readonly isHeading: boolean;
  readonly user: number;
  readonly resource: number;
}

/** What a column may be called, surest name first; spaces, case and punctuation do not count, digits do: `user1` is somebody. */
const resourceHeadings = [
  'resource',
  'resources',
  'autotaskresource',
  'autotaskusername',
  'autotaskuser',
  'autotask',
  'resourceusername',
  'resourcename',
  'resourceid',
  'psa',
  'technician',
  'username',
  'login',
  'email',
  'mail',
];
const userHeadings = [
  'user',
  'users',
  'entrauser',
  'entraiduser',
  'entra',
  'entraid',
  'azureaduser',
  'userprincipalname',
  'upn',
  'objectid',
  'person',
  'who',
  'email',
  'emailaddress',
  'mail',
  'account',
  'username',
  'name',
];

/** Finds the columns by the first line's cells; where that is no heading, the first two columns are user and resource. */
export function findColumns(cells: readonly string[]): Columns {
  const names = cells.map((cell) => fold(cell).replace(/[^\p{L}\p{N}]/gu, ''));
  const resource = indexOfFirst(resourceHeadings, names, -1);
  const user = indexOfFirst(userHeadings, names, resource);
  if (resource < 0 || user < 0) return { isHeading: false, user: 0, resource: 1 };
  return { isHeading: true, user, resource };
}

function indexOfFirst(headings: readonly string[], names: readonly string[], taken: number): number {
  const free = (heading: string): number =>
    names.findIndex((name, index) => name === heading && index !== taken);
  return headings.map(free).find((index) => index >= 0) ?? -1;
}

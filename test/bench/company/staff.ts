import { groupIds } from '../../../src/playground/directory/example/groups';
import type { Actor } from '../../../src/mapping/request';

const prefixes = { administrators: 'ad000000', approvers: 'a9000000' } as const;

/** How many people use the bot in turn, so that nobody is held back for asking too much. */
const people = 2_000;

/** The administrator or approver whose turn it is. */
export function staff(role: keyof typeof prefixes, turn: number): Actor {
  const number = turn % people;
  const objectId = `${prefixes[role]}-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return { objectId, name: `${role === 'approvers' ? 'Approver' : 'Administrator'} ${number}` };
}

/** The groups somebody is in, as Entra would tell. */
export function groupsOf(objectId: string): ReadonlySet<string> {
  if (objectId.startsWith(prefixes.administrators)) return new Set([groupIds.administrators]);
  return new Set(objectId.startsWith(prefixes.approvers) ? [groupIds.approvers] : []);
}

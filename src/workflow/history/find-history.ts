import { isDay } from '../../mapping/audit-period';
import type { EntraUser } from '../../mapping/entra-user';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { mayRead } from './may-read';
import { findInRecords } from './find-in-records';
import { readPage, type HistoryShown } from './show-history';

/** What somebody typed: people by name, and days; empty where it does not matter. */
export interface HistorySearch {
  readonly reader: Actor;
  /** Whom it is about, and who did it. */
  readonly who: string;
  readonly by: string;
  /** The first and the last day, `2026-03-02`. */
  readonly from: string;
  readonly until: string;
}

/** What a search came to. */
export type HistoryFound =
  | HistoryShown
  | { readonly kind: 'nobody'; readonly who: string }
  | { readonly kind: 'several'; readonly who: string; readonly people: readonly EntraUser[] }
  /** Not a day, or the last one is before the first. */
  | { readonly kind: 'bad-days' };

/**
 * Searches the audit trail for administrators and approvers: people by what Entra or our own records know of them.
 * @throws UpstreamError when Entra does not tell
 */
export async function findHistory(deps: Deps, search: HistorySearch): Promise<HistoryFound> {
  if (!(await mayRead(deps, search.reader))) return { kind: 'denied' };
  const { from, until } = search;
  if (!areDays(from, until)) return { kind: 'bad-days' };
  const about = await personOf(deps, search.who);
  if (about.kind !== 'person') return about;
  const actor = await personOf(deps, search.by);
  if (actor.kind !== 'person') return actor;
  const filter = { about: about.objectId, actor: actor.objectId, from: from || null, until: until || null };
  return { kind: 'shown', history: await readPage(deps, { reader: search.reader, filter, page: 0 }) };
}

function areDays(from: string, until: string): boolean {
  const given = [from, until].filter((day) => day !== '');
  return given.every(isDay) && (given.length < 2 || from <= until);
}

type Person =
  | { readonly kind: 'person'; readonly objectId: string | null }
  | Extract<HistoryFound, { kind: 'nobody' | 'several' }>;

async function personOf(deps: Deps, typed: string): Promise<Person> {
  const who = typed.trim();
  if (who === '') return { kind: 'person', objectId: null };
  const found = await findInRecords(deps, who);
  if (found.kind === 'one') return { kind: 'person', objectId: found.objectId };
  return found.kind === 'several' ? { ...found, who } : { kind: 'nobody', who };
}

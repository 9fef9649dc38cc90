import type { AuditFilter } from '../../mapping/audit-chain';
import { periodOf } from '../../mapping/audit-period';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { mayRead } from './may-read';
import { entriesAPage, type History, type HistoryFilter } from './history';
import { nameOf } from './name-of';
import { subjectOf } from './subject-of';

/** What to show, and to whom. */
export interface HistoryWish {
  readonly reader: Actor;
  readonly filter: HistoryFilter;
  /** 0, 1, 2, …; one beyond the last is the last. */
  readonly page: number;
}

/** What `history` came to. */
export type HistoryShown =
  { readonly kind: 'shown'; readonly history: History } | { readonly kind: 'denied' };

/**
 * Shows a page of the audit trail to administrators and approvers.
 * @throws UpstreamError when Entra does not tell the reader's roles
 */
export async function showHistory(deps: Deps, wish: HistoryWish): Promise<HistoryShown> {
  if (!(await mayRead(deps, wish.reader))) return { kind: 'denied' };
  return { kind: 'shown', history: await readPage(deps, wish) };
}

/** Reads a page for somebody who may read it. */
export async function readPage(deps: Deps, { filter, page: wanted }: HistoryWish): Promise<History> {
  const { audit } = deps.store;
  const records = auditFilterOf(filter, deps.settings.timeZone);
  const total = await audit.count(records);
  const page = Math.min(wanted, Math.max(0, Math.ceil(total / entriesAPage) - 1));
  const found = await audit.find(records, { offset: page * entriesAPage, limit: entriesAPage });
  return {
    filter,
    about: filter.about && (await nameOf(deps, filter.about)),
    actor: filter.actor && (await nameOf(deps, filter.actor)),
    total,
    page,
    entries: await Promise.all(
      found.map(async (record) => ({ record, subject: await subjectOf(deps, record) })),
    ),
  };
}

function auditFilterOf({ about, actor, ...days }: HistoryFilter, timeZone: string): AuditFilter {
  return { about, actor, ...periodOf(days, timeZone) };
}

import { auditLine } from '../../../mapping/audit-line';
import { entriesAPage, type History, type HistoryEntry } from '../../../workflow/history/history';
import { readersTime } from '../../text/times';
import { accessible } from '../for-all-cards';
import { renderCard, type AdaptiveCard } from '../render-card';
import { shown } from '../shown';
import { filterText } from './filter-text';

/** In characters: eight rows have to fit into 28 KB in any script. */
const longestName = 80;
const longestDeed = 260;
const longestRemark = 180;

/** Draws `cards/history.json`: a page of the audit trail, newest first. */
export function historyCard(history: History): AdaptiveCard {
  const { filter, about, actor, total, page, entries } = history;
  const title = total === 0 ? 'Nothing in the log fits' : `${total} ${total === 1 ? 'event' : 'events'}`;
  const rows = entries.map(row);
  const filtered = describeFilter(history);
  return renderCard('history', {
    ...accessible([title, ...rows.map(({ who, did }) => `${who} ${did}.`)].join(' ')),
    kicker: kickerOf(history),
    title,
    filtered,
    entries: rows,
    filterShown: filtered !== '',
    about: shown(about ?? '', longestName),
    actor: shown(actor ?? '', longestName),
    from: filter.from ?? '',
    until: filter.until ?? '',
    filter: filterText(filter),
    page,
    hasNewer: page > 0,
    hasOlder: (page + 1) * entriesAPage < total,
  });
}

function kickerOf({ total, page }: History): string {
  const pages = Math.ceil(total / entriesAPage);
  return `History, newest first${pages > 1 ? ` · page ${page + 1} of ${pages}` : ''}`;
}

function describeFilter({ about, actor, filter: { from, until } }: History): string {
  const parts = [
    about === null ? '' : `about ${shown(about, longestName)}`,
    actor === null ? '' : `done by ${shown(actor, longestName)}`,
    from === null ? '' : `from ${from}`,
    until === null ? '' : `until ${until}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `Only ${parts.join(', ')}`;
}

function row({ record, subject }: HistoryEntry): Record<'who' | 'did' | 'remark' | 'when' | 'id', string> {
  const { who, did, remark } = auditLine(record, subject);
  return {
    who: shown(who, longestName),
    did: shown(did, longestDeed),
    remark: shown(remark, longestRemark),
    when: readersTime(record.at),
    id: record.requestId ?? '',
  };
}

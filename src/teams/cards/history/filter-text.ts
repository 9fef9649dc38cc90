import { isDay } from '../../../mapping/audit-period';
import { guidPattern } from '../../../mapping/guid-pattern';
import { everything, type HistoryFilter } from '../../../workflow/history/history';

/** A filter as a button carries it to the next page. */
export function filterText({ about, actor, from, until }: HistoryFilter): string {
  return [about, actor, from, until].map((part) => part ?? '').join(',');
}

const guid = new RegExp(`^${guidPattern}$`, 'i');

/** Reads what a button carried. It only says what to show, so what cannot be read in it does not matter. */
export function readFilterText(text: string): HistoryFilter {
  const [about = '', actor = '', from = '', until = ''] = text.split(',');
  return {
    ...everything,
    ...(guid.test(about) ? { about } : {}),
    ...(guid.test(actor) ? { actor } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(until) ? { until } : {}),
  };
}

import { z } from 'zod';
import { rejected, unreadableAnswer } from './autotask-trouble';
import type { Filter } from './filter';

/** An entity as Autotask gives it: camelCase names to values. */
export type Item = Readonly<Record<string, unknown>>;

/** The largest page Autotask gives (REST_Basic_Query_Calls). */
const pageSize = 500;
const mostPages = 200;

const pageAnswer = z.object({
  items: z.array(z.record(z.unknown())),
  pageDetails: z.object({ nextPageUrl: z.string().nullish() }).nullish(),
});

/** What to send for a query; `id` is always asked for, or there could be no second page. */
export function queryBody(filter: readonly Filter[], includeFields?: readonly string[]): object {
  return {
    MaxRecords: pageSize,
    ...(includeFields ? { IncludeFields: [...new Set(['id', ...includeFields])] } : {}),
    filter,
  };
}

/**
 * Reads all pages of a query.
 * @param first where the query is sent; later pages are where Autotask says, sent the same way
 * @param readPage reads the page at this address; `null`: the first
 * @throws UpstreamError also for a next page on a stranger's host, which would be given the credentials
 */
export async function readPages(
  first: string,
  readPage: (url: string | null) => Promise<unknown>,
): Promise<Item[]> {
  const items: Item[] = [];
  let url: string | null = null;
  for (let page = 1; page <= mostPages; page++) {
    const answer = pageAnswer.safeParse(await readPage(url));
    if (!answer.success) throw unreadableAnswer(answer.error);
    items.push(...answer.data.items);
    url = nextPage(answer.data.pageDetails?.nextPageUrl, first);
    if (url === null) return items;
  }
  throw rejected(`Autotask has more than ${mostPages * pageSize} records for one question.`);
}

function nextPage(given: string | null | undefined, first: string): string | null {
  if (!given) return null;
  if (!URL.canParse(given, first)) throw unreadableAnswer();
  const next = new URL(given, first);
  if (!isSameService(next, new URL(first)))
    throw rejected('Autotask points to another host for the next page.');
  return URL.canParse(given) ? given : next.href;
}

function isSameService(a: URL, b: URL): boolean {
  if (a.protocol !== b.protocol) return false;
  const both = (pattern: RegExp) => pattern.test(a.hostname) && pattern.test(b.hostname);
  return a.host === b.host || both(/\.autotask\.net$/i) || both(/^(localhost|127(\.\d+){3}|\[::1\])$/i);
}

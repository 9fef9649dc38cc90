import { z } from 'zod';
import type { GraphClient } from './create-graph-client';
import type { GraphQuestion } from './graph-question';
import { unreadableAnswer } from './graph-trouble';

/** A list that may be longer than one page. */
export interface ListQuestion extends Omit<GraphQuestion, 'send' | 'check'> {
  /** The fields of each item. */
  readonly select: string[];
}

/** Graph's largest page of users and of members. */
const pageSize = 999;

const listPage = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().nullish() });

/**
 * The items of a list, page by page, each next link followed as Graph gave it; `null` in place of a page when there is no
 * such list (any more). Whoever has enough may stop. Throws `UpstreamError`.
 */
export async function* pagesOf(client: GraphClient, list: ListQuestion): AsyncGenerator<unknown[] | null> {
  let next: string | null = null;
  do {
    const page = await readPage(client, list, next);
    yield page === null ? null : page.value;
    next = page?.['@odata.nextLink'] ?? null;
  } while (next !== null);
}

async function readPage(
  client: GraphClient,
  { select, ...question }: ListQuestion,
  next: string | null,
): Promise<z.infer<typeof listPage> | null> {
  const answer = await client.ask({
    ...question,
    path: next ?? question.path,
    // A next link brings its query along.
    send: (request) =>
      (next === null ? request.select(select).top(pageSize) : request).get() as Promise<unknown>,
  });
  if (answer === null) return null;
  const page = listPage.safeParse(answer);
  if (!page.success) throw unreadableAnswer(page.error);
  return page.data;
}

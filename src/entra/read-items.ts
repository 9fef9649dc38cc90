import { z } from 'zod';
import { unreadableAnswer } from './graph-trouble';

const list = z.object({ value: z.array(z.unknown()) });

/** The items of a page (`{value: […]}`); none when Graph answered 404, which the client gives as `null`. Throws `UpstreamError`. */
export function itemsOf(page: unknown): unknown[] {
  const read = list.safeParse(page === null ? { value: [] } : page);
  if (!read.success) throw unreadableAnswer(read.error);
  return read.data.value;
}

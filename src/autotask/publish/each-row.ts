import type { MappingRequest } from '../../mapping/request';
import { mayHaveArrived, UpstreamError } from '../../mapping/upstream-error';

/** What the call for a row came to: its answer, or why Autotask refused it for good. */
export type RowOutcome<T> = { readonly answer: T } | { readonly refused: UpstreamError };

/**
 * Makes a call for each row, all at once, and waits until every one of them has come back.
 * @returns what each came to, by request id
 * @throws the first trouble that is not Autotask's refusal of a single row, of an item that may have arrived before any other
 */
export async function eachRow<T>(
  rows: readonly MappingRequest[],
  call: (row: MappingRequest, index: number) => Promise<T>,
): Promise<ReadonlyMap<string, RowOutcome<T>>> {
  const settled = await Promise.allSettled(rows.map(call));
  const unknown = settled.find((result) => result.status === 'rejected' && mayHaveArrived(result.reason));
  if (unknown?.status === 'rejected') throw unknown.reason;
  const outcomes = settled.map((result): RowOutcome<T> => {
    if (result.status === 'fulfilled') return { answer: result.value };
    const error: unknown = result.reason;
    if (error instanceof UpstreamError && error.trouble === 'rejected') return { refused: error };
    throw error;
  });
  return new Map(rows.flatMap(({ id }, index) => (outcomes[index] ? [[id, outcomes[index]]] : [])));
}

import { UpstreamError } from '../../src/mapping/upstream-error';

/** The `UpstreamError` this work ends with; fails the test when it ends otherwise. */
export async function troubleWith(work: Promise<unknown>): Promise<UpstreamError> {
  const outcome: unknown = await work.catch((error: unknown) => error);
  if (!(outcome instanceof UpstreamError)) throw new Error(`no UpstreamError but ${String(outcome)}`);
  return outcome;
}

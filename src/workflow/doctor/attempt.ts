import { UpstreamError } from '../../mapping/upstream-error';

/** What became of a call to a service: its answer, or the trouble with the service. */
export type Attempt<T> =
  { readonly kind: 'done'; readonly value: T } | { readonly kind: 'trouble'; readonly error: UpstreamError };

/** Makes a call whose trouble is a finding, not a failure. @throws whatever is no `UpstreamError` */
export async function attempt<T>(call: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { kind: 'done', value: await call() };
  } catch (error) {
    if (error instanceof UpstreamError) return { kind: 'trouble', error };
    throw error;
  }
}

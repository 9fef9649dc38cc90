/**
 * The task as instances side by side do it: only the one that leads, since doing it on all of them would only cost calls.
 * A task must be right also when two do it at once: who leads changes when an instance is lost.
 * @param leads whether this instance leads now
 */
export function whenLeading(leads: () => Promise<boolean>, task: () => Promise<void>): () => Promise<void> {
  return async () => {
    if (await leads()) await task();
  };
}

/** What a look came to; `unseen`: it failed or took too long. */
export type Look<T> = { readonly kind: 'seen'; readonly value: T } | { readonly kind: 'unseen' };

/** Times in milliseconds. */
export interface LookOptions {
  /** How long whoever asks waits. */
  readonly timeoutMs: number;
  /** For how long the answer also serves others. */
  readonly keepMs: number;
  readonly now?: () => number;
}

/**
 * Looks at something that may hang, and that everybody may ask for: no asker waits longer than `timeoutMs`, and however
 * many ask, there is one look at a time and at most one within `keepMs`.
 */
export function boundedLook<T>(look: () => Promise<T>, options: LookOptions): () => Promise<Look<T>> {
  const { timeoutMs, keepMs, now = () => performance.now() } = options;
  let last: { readonly answer: Promise<Look<T>>; staleAt: number } | undefined;
  return () => {
    if (last && now() < last.staleAt) return last.answer;
    const answer = within(timeoutMs, look);
    const entry = { answer, staleAt: Infinity };
    last = entry;
    void answer.then(() => {
      entry.staleAt = now() + keepMs;
    });
    return answer;
  };
}

async function within<T>(timeoutMs: number, look: () => Promise<T>): Promise<Look<T>> {
  const seen = look().then(
    (value): Look<T> => ({ kind: 'seen', value }),
    (): Look<T> => ({ kind: 'unseen' }),
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Look<T>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'unseen' }), timeoutMs);
  });
  try {
    return await Promise.race([seen, late]);
  } finally {
    clearTimeout(timer);
  }
}

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
 * many ask, there is one look at a time and at most one within `keepMs`. While a look that was given up still hangs, nobody
 * begins another: whoever asks is told `unseen` at once. So the look has to end by itself some time.
 */
export function boundedLook<T>(look: () => Promise<T>, options: LookOptions): () => Promise<Look<T>> {
  const { timeoutMs, keepMs, now = () => performance.now() } = options;
  let last: { readonly answer: Promise<Look<T>>; staleAt: number; isOver: boolean } | undefined;
  return () => {
    if (last && !(last.isOver && now() >= last.staleAt)) return last.answer;
    const looking = settled(look());
    const answer = within(timeoutMs, looking);
    const entry = { answer, staleAt: Infinity, isOver: false };
    last = entry;
    void answer.then(() => (entry.staleAt = now() + keepMs));
    void looking.then(() => (entry.isOver = true));
    return answer;
  };
}

function settled<T>(look: Promise<T>): Promise<Look<T>> {
  return look.then(
    (value) => ({ kind: 'seen', value }),
    () => ({ kind: 'unseen' }),
  );
}

async function within<T>(timeoutMs: number, looking: Promise<Look<T>>): Promise<Look<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Look<T>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'unseen' }), timeoutMs);
  });
  try {
    return await Promise.race([looking, late]);
  } finally {
    clearTimeout(timer);
  }
}

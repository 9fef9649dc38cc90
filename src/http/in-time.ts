/**
 * Waits for the work, but not longer than this. By a plain timer: to end a signal for each call would cost an error with its
 * stack, which counts where every turn does it. The work goes on unwatched when it is too late.
 * @param limitMs in milliseconds
 * @throws what `tooLate` gives when the time is over, and whatever the work throws
 */
export async function inTime<T>(work: () => Promise<T>, limitMs: number, tooLate: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooLate()), limitMs);
  });
  try {
    return await Promise.race([work(), over]);
  } finally {
    clearTimeout(timer);
  }
}

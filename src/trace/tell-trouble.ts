import type { DiagLogger } from '@opentelemetry/api';

const quietMs = 5 * 60_000;
const longestReason = 300;

/** Passes OpenTelemetry's complaints on, at most one in five minutes: a receiver that is away makes one every few seconds. */
export function tellTrouble(onTrouble: (reason: string) => void, now: () => number = Date.now): DiagLogger {
  let toldAt = -Infinity;
  const tell = (message: string): void => {
    if (now() - toldAt < quietMs) return;
    toldAt = now();
    onTrouble(wordsOf(message).slice(0, longestReason));
  };
  const ignore = (): void => undefined;
  return { error: tell, warn: ignore, info: ignore, debug: ignore, verbose: ignore };
}

/** OpenTelemetry describes an error as JSON with a stack; its message is what an operator can use. */
function wordsOf(message: string): string {
  try {
    const { message: words } = JSON.parse(message) as { message?: unknown };
    return typeof words === 'string' ? words : message;
  } catch {
    // It was plain words already.
    return message;
  }
}

import type { BatchProgress } from './progress';

/**
 * How long posting will still take when it goes on as it has gone so far, in milliseconds; `null` as long as nothing
 * was posted, since nobody could tell.
 * @param startedAt when posting began (ISO 8601, UTC)
 */
export function timeLeft(
  startedAt: string | null,
  { done, failed, left }: BatchProgress,
  now: Date,
): number | null {
  const settled = done + failed;
  if (startedAt === null || settled === 0) return null;
  const elapsed = Math.max(0, now.getTime() - Date.parse(startedAt));
  return (elapsed / settled) * left;
}

const minute = 60_000;
const hour = 60 * minute;

/** A duration in milliseconds as people say it: `less than a minute`, `about 3 minutes`, `about 2 hours`. */
export function roughly(duration: number): string {
  if (duration < minute) return 'less than a minute';
  if (duration < 1.5 * hour) return about(Math.round(duration / minute), 'minute');
  return about(Math.round(duration / hour), 'hour');
}

function about(count: number, unit: string): string {
  return `about ${count} ${unit}${count === 1 ? '' : 's'}`;
}

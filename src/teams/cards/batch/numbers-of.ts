import { progressOf } from '../../../mapping/batch/progress';
import { roughly, timeLeft } from '../../../mapping/batch/time-left';
import type { BatchView } from '../../../workflow/ports';

/** How far the batch is, in numbers and words. */
export function numbersOf({ batch, counts }: BatchView): string {
  const { done, failed, left } = progressOf(counts);
  if (batch.state === 'running' || batch.state === 'paused') {
    return `${done} posted · ${failed} failed · ${left} left`;
  }
  const { applied = 0, awaiting_paste: awaiting = 0 } = counts;
  return [
    `${applied} applied`,
    ...(awaiting > 0 ? [`${awaiting} waiting for the paste`] : []),
    ...(failed > 0 ? [`${failed} not posted`] : []),
  ].join(' · ');
}

/** How long it will still take; empty when it is not being posted just now, or nobody could tell. */
export function timeLeftOf({ batch, counts, trouble }: BatchView, now: Date): string {
  // Rows that are tried again say nothing about how fast the first ones went.
  if (batch.state !== 'running' || batch.retriedAt !== null || trouble !== null) return '';
  const progress = progressOf(counts);
  const milliseconds = timeLeft(batch.startedAt, progress, now);
  if (milliseconds === null || progress.left === 0) return '';
  const rough = roughly(milliseconds);
  return `${rough.slice(0, 1).toUpperCase()}${rough.slice(1)} left`;
}

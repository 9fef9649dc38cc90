import type { NewJob } from '../mapping/records';
import type { MappingRequest } from '../mapping/request';

/** Teams takes so many edits of one message: the card of a batch is drawn at most once in so many milliseconds. */
const batchPauseMs = 2_000;

/**
 * The job that shows people what became of a request: its own cards are drawn, or those of its batch, a moment later,
 * so that many rows are one drawing.
 * @param at now, ISO 8601, UTC
 */
export function drawingOf({ id, batch }: Pick<MappingRequest, 'id' | 'batch'>, at: string): NewJob {
  if (batch === null) return { kind: 'draw-cards', subject: id, availableAt: at };
  const availableAt = new Date(Date.parse(at) + batchPauseMs).toISOString();
  return { kind: 'draw-batch', subject: batch.id, availableAt };
}

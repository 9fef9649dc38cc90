import type { NewJob } from '../mapping/records';
import type { MappingRequest } from '../mapping/request';
import { drawingAt } from './batch/draw-later';

/**
 * The job that shows people what became of a request: its own cards are drawn, or those of its batch, a moment later,
 * so that many rows are one drawing.
 * @param at now, ISO 8601, UTC
 */
export function drawingOf({ id, batch }: Pick<MappingRequest, 'id' | 'batch'>, at: string): NewJob {
  if (batch === null) return { kind: 'draw-cards', subject: id, availableAt: at };
  return { kind: 'draw-batch', subject: batch.id, availableAt: drawingAt(at) };
}

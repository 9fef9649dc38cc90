/** Teams takes few edits of a message, and nobody reads faster. */
const pauseMs = 2_000;

/**
 * When a change at this time is to be drawn. A drawing that waits serves for every change until it is begun, and each
 * comes no sooner than two seconds after its change: so a card is edited at most once in two seconds, by all instances
 * together.
 * @param at ISO 8601, UTC
 */
export function drawingAt(at: string): string {
  return new Date(Date.parse(at) + pauseMs).toISOString();
}

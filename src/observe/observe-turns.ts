import type { Logger } from 'pino';
import type { ActivityMetrics } from '../metrics/activity-metrics';
import type { ProcessActivity } from '../server/post-messages';
import { correlated, newCorrelationId } from '../trace/correlation';
import { inSpan, noteOnSpan } from '../trace/spans';
import { withTurnNotes, type TurnNotes } from '../trace/turn-notes';

const failed: TurnNotes = { kind: 'other', name: 'none', outcome: 'failed' };

/**
 * The same, with each turn under an id of its own, in a span, and counted. The id is ours alone: a `traceparent` that
 * comes along is not taken up, since it is read before anybody knows who sent it, and with it a stranger could write
 * into the log, and into traces, under the id of somebody else's work.
 */
export function observeTurns(
  process: ProcessActivity,
  { onTurn }: Pick<ActivityMetrics, 'onTurn'>,
  log: Logger,
): ProcessActivity {
  const observed = async (request: object, response: object): Promise<void> => {
    const start = performance.now();
    let notes = failed;
    try {
      const noted = await withTurnNotes(() => process(request, response));
      notes = { ...noted, outcome: outcomeOf(noted, response) };
    } finally {
      const { kind, name, outcome } = notes;
      const ms = performance.now() - start;
      onTurn({ ...notes, ms });
      noteOnSpan({ 'turn.kind': kind, 'turn.name': name, 'turn.outcome': outcome });
      log.debug({ turn: notes, ms: Math.round(ms) }, 'a turn is over');
    }
  };
  return (request, response) =>
    correlated(newCorrelationId(), () =>
      inSpan({ name: 'turn', kind: 'server', isRoot: true }, () => observed(request, response)),
    );
}

/** Whose token is not good is answered by the adapter, before the bot sees the activity. */
function outcomeOf({ outcome }: TurnNotes, response: object): TurnNotes['outcome'] {
  const { statusCode = 200 } = response as { statusCode?: number };
  if (statusCode >= 500) return 'failed';
  return statusCode >= 400 ? 'refused' : outcome;
}

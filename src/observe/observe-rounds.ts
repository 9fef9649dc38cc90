import type { RoundMetrics, RoundTask } from '../metrics/round-metrics';
import { whenLeading } from '../workflow/jobs/when-leading';

/** Makes of a task its rounds, as they are done on this instance. */
export type AsRound = (task: RoundTask, work: () => Promise<void>) => () => Promise<void>;

/**
 * Rounds that are done when this instance leads, and counted; who leads is shown as well.
 * @param leads whether this instance leads now; when that cannot be said it does not
 */
export function observeRounds(leads: () => Promise<boolean>, { onLead, onRound }: RoundMetrics): AsRound {
  const shown = async (): Promise<boolean> => {
    let answer = false;
    try {
      answer = await leads();
    } finally {
      onLead(answer);
    }
    return answer;
  };
  return (task, work) =>
    whenLeading(shown, async () => {
      let outcome: 'done' | 'failed' = 'failed';
      try {
        await work();
        outcome = 'done';
      } finally {
        onRound({ task, outcome });
      }
    });
}

import type { Deps } from '../../workflow/deps';
import type { Reply } from './card-action';

/** When the card of what was done cannot be drawn just now; the worker draws it in its message. */
export const doneSentence = 'Done. The card follows.';

/**
 * The answer to a click after what it asks for was done: trouble with drawing it must not read as if nothing had been
 * changed.
 */
export async function replyWhenDone({ log }: Pick<Deps, 'log'>, draw: () => Promise<Reply>): Promise<Reply> {
  try {
    return await draw();
  } catch (error) {
    log.warn({ err: error }, 'what a click did could not be shown to the clicker');
    return { message: doneSentence };
  }
}

import { looksLikeSecret } from '../mapping/looks-like-secret';
import { recordEvent } from '../workflow/record';
import { clickSchema } from './actions/card-action';
import { noticeCard } from './cards/notice-card';
import type { AdaptiveCard } from './cards/render-card';
import { textOf } from './mentions';
import type { Turn } from './turn';

/**
 * Whether a message must not be gone on with, because it looks like a pasted secret. Nothing of it is kept: the audit
 * log gets who and where, not even the length.
 */
export async function refuseSecretMessage(turn: Turn): Promise<boolean> {
  if (!looksLikeSecret(textOf(turn.context.activity))) return false;
  await recordRefused(turn, { where: 'message' });
  return true;
}

/**
 * The same for what was typed on a card. Every text that came with the click counts, also where no input is known.
 * @param data the click's data as Teams sent it
 */
export async function refuseSecretInput(turn: Turn, verb: string, data: unknown): Promise<boolean> {
  const input = secretInput(data);
  if (input === null) return false;
  await recordRefused(turn, { where: 'input', input, verb });
  return true;
}

/** Which input looks like a secret; `other` for one the bot does not know, whose name may be anything. */
function secretInput(data: unknown): string | null {
  const found = Object.entries(data ?? {}).find(([, value]) => holdsSecret(value));
  if (!found) return null;
  return found[0] in clickSchema.shape ? found[0] : 'other';
}

function holdsSecret(value: unknown): boolean {
  return looksLikeSecret(typeof value === 'string' ? value : JSON.stringify(value));
}

async function recordRefused(
  { actor, deps }: Turn,
  details: Readonly<Record<string, string>>,
): Promise<void> {
  await recordEvent(deps, { actor, event: 'secret.refused', requestId: null, details });
}

const notKept = 'The bot did not keep it, look it up or write it to its log. Nothing was changed.';
const makeAnother =
  'In Entra, open App registrations > your app > Certificates & secrets: make a new client secret and delete the one that was pasted, which counts as known now.';
const whereItBelongs = 'The Value of the new one belongs only into the field Client Secret in Autotask.';

/** The answer to such a message. */
export function secretMessageCard(): AdaptiveCard {
  return noticeCard({
    tone: 'problem',
    title: 'This looks like a secret',
    lines: [notKept],
    next: [
      'Please delete your message in Teams; the bot cannot do that for you.',
      makeAnother,
      whereItBelongs,
      'If it was something else, please say it in other words.',
    ],
  });
}

/** The answer to such a click. */
export const secretInputSentence = `This looks like a secret. ${notKept} Please clear the field. ${makeAnother} ${whereItBelongs}`;

import type { OfferOpened } from '../../../workflow/export/open-offer';
import { noticeCard } from '../notice-card';
import type { AdaptiveCard } from '../render-card';
import { refusedFileSentence } from './refused-file-sentence';

/** Why a file was not sent; `not-taken`: where Teams wanted it put, it could not be put. */
export type FileRefused = Exclude<OfferOpened, { kind: 'open' }> | { readonly kind: 'not-taken' };

/** The card in place of a file. */
export function refusedFileCard(refused: FileRefused): AdaptiveCard {
  return noticeCard({
    tone: refused.kind === 'not-taken' ? 'problem' : 'info',
    title: 'The file was not sent',
    lines: [refusedFileSentence(refused)],
  });
}

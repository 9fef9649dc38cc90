import { z } from 'zod/v4';
import type { AdaptiveCard } from '../cards/render-card';
import type { Turn } from '../turn';

/** `default` beside `catch`: what a card does not send, which is most, is then no error to be made and caught. */
const textOf = (mostChars: number) => z.string().max(mostChars).trim().default('').catch('');
const shortText = textOf(1_000);
/** Safe links around a web address take their room. */
const longText = textOf(4_000);

/**
 * What a click brings along: the request (or draft) the card is about, the revision it was drawn from, and what the
 * person typed or picked. Nothing of it is trusted: everything else is read from the database and the directories.
 */
export const clickSchema = z.object({
  request: z.string().max(64),
  revision: z.number().int().nonnegative(),
  note: shortText,
  comment: shortText,
  choice: shortText,
  person: shortText,
  who: shortText,
  clientId: longText,
  tenantId: longText,
  redirectUri: longText,
  expires: shortText,
  added: shortText,
  tested: shortText,
  /** The page of a list, 0, 1, 2, ...: harmless, since a page that is not there is the nearest that is. */
  page: z.number().int().nonnegative().max(100_000).default(0).catch(0),
  /** Which list to page in, and which of its rows a button stands in. */
  list: shortText,
  position: z.number().int().nonnegative().max(1_000_000).default(0).catch(0),
  /** Ticked choices, with commas between. */
  ticked: shortText,
  by: shortText,
  from: shortText,
  until: shortText,
  /** Which part of the history to page in. */
  filter: shortText,
});
export type ClickData = z.infer<typeof clickSchema>;

/** The answer to a click. */
export type Reply =
  /** A sentence for the clicker alone; the card stays as it is. */
  | { readonly message: string }
  /** A card in place of the clicked one; `forAll`: also for everybody else who sees the message. */
  | { readonly card: AdaptiveCard; readonly forAll?: boolean };

/** What a button does. */
export interface CardAction {
  /** The verb in the card's `Action.Execute`. */
  readonly verb: string;
  run(turn: Turn, click: ClickData): Promise<Reply>;
}

import { escapeUTF8 } from 'entities/escape';
import { shown } from './shown';

/** What every template needs: the words for clients that cannot draw or see it. */
export interface Accessible {
  readonly fallbackText: string;
  /** SSML: text from directories must not become markup. */
  readonly speak: string;
}

/** Words for clients that cannot draw the card (plain and without names, since such a client may read Markdown) and for screen readers. */
export function accessible(spoken: string): Accessible {
  return {
    fallbackText: 'sso has an answer that this version of Teams cannot show. Please open it in a newer one.',
    speak: escapeUTF8(shown(spoken, 1_000)),
  };
}

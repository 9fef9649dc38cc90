import { accessible } from './for-all-cards';
import { renderCard, type AdaptiveCard } from './render-card';

/** Draws `cards/ask-who.json`: `map` without a name. */
export function askWhoCard(): AdaptiveCard {
  return renderCard('ask-who', accessible('Whom do you want to map? Pick a person or type a name.'));
}

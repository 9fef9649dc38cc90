import { CardFactory, MessageFactory, type Activity } from 'botbuilder';
import { decodeXML } from 'entities/decode';
import type { AdaptiveCard } from './cards/render-card';

/** A message that holds a card; its summary is what notifications and the list of chats show. */
export function cardMessage(card: AdaptiveCard): Partial<Activity> {
  const summary = typeof card.speak === 'string' ? decodeXML(card.speak) : '';
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), summary };
}

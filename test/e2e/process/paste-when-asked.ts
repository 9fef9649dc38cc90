import { cast } from '../../../src/playground/demo/cast';
import { buttonsOf } from '../../../src/playground/teams-client/card-text';
import type { Message } from '../../../src/playground/teams-client/message';
import type { Product } from './start-product';

const button = 'I have pasted it';

/**
 * An administrator who pastes whenever a card asks for it, and presses again when the bot died before it answered.
 * `look`: looks at all cards again, which is needed after a restart, when no card may change by itself.
 */
export function pasteWhenAsked({ client }: Product): { look(): void } {
  const busy = new Set<string>();
  const press = async (message: Message): Promise<void> => {
    busy.add(message.id);
    try {
      const { card } = await client.click(cast.alex, message, button);
      if (!card) busy.delete(message.id);
    } catch {
      // The bot was killed meanwhile.
      busy.delete(message.id);
    }
  };
  const look = (): void => {
    for (const message of client.connector.messages) {
      const isAsked = buttonsOf(message.card).some(({ title }) => title === button);
      if (isAsked && !busy.has(message.id)) void press(message);
    }
  };
  client.connector.changes.on('change', look);
  return { look };
}

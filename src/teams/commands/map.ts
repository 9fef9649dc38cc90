import { askWhoCard } from '../cards/ask-who-card';
import { deniedCard } from '../cards/denied-card';
import { examinedCard } from '../cards/answer-examined';
import { propose } from '../../workflow/propose';
import { say, type Turn } from '../turn';
import type { Command } from './command';
import { readMapArguments, type MapArguments } from './read-map-arguments';

/** `map <who> [to <resource>]`: look up a person and offer to ask for approval. */
export const mapCommand: Command = {
  name: 'map',
  usage: 'map <who> [to <Autotask user name>]',
  summary:
    'Find a person in Entra ID and their Autotask resource, and ask for approval. Administrators only.',
  async run(turn, rest) {
    const wish = readMapArguments(rest);
    await (wish ? lookUp(turn, wish) : say(turn, askWhoCard()));
  },
};

async function lookUp(turn: Turn, { who, resourceName }: MapArguments): Promise<void> {
  const proposed = await propose(turn.deps, { who, resourceName, requester: turn.actor });
  await say(turn, proposed.kind === 'denied' ? deniedCard('not-administrator') : examinedCard(proposed));
}

import type { MappingRequest } from '../../mapping/request';
import type { AdaptiveCard } from './render-card';

/**
 * Has Teams ask the bot for a view of its own for each of these people when the card comes into sight. Clients that
 * cannot do that show the card as it is.
 * @param viewers Teams user ids, at most 60
 */
export function withRefresh(
  card: AdaptiveCard,
  { id, revision }: Pick<MappingRequest, 'id' | 'revision'>,
  viewers: readonly string[],
): AdaptiveCard {
  if (viewers.length === 0) return card;
  const action = {
    type: 'Action.Execute',
    title: 'Refresh',
    verb: 'refresh',
    data: { request: id, revision },
  };
  return { ...card, refresh: { action, userIds: viewers } };
}

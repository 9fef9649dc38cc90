import type { MappingRequest } from '../../mapping/request';
import { shown } from './shown';

/** In characters: both names have to fit into one heading. */
const longestName = 60;

/** The one question of a request: what is to be done with whom, as a heading asks it. */
export function questionOf({
  purpose,
  user,
  resource,
}: Pick<MappingRequest, 'purpose' | 'user' | 'resource'>): string {
  const [person, userName] = [shown(user.displayName, longestName), shown(resource.userName, longestName)];
  return purpose === 'map'
    ? `Map ${person} to ${userName} in Autotask?`
    : `Remove the mapping of ${person} from ${userName} in Autotask?`;
}

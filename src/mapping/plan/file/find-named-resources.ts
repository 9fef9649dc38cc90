import { obstaclesOfResource } from '../../eligibility';
import { fold } from '../../fold';
import type { Resource } from '../../resource';
import { firstByKey } from '../first-by-key';
import { addressKeys } from '../keys';

/**
 * Reads all resources once, so that those a file names are found.
 * @returns finds what a text means: by resource id, user name or e-mail; else by user name or e-mail in another spelling.
 * Those that cannot log in step back where others can. At most twelve
 */
export function findNamedResources(resources: readonly Resource[]): (text: string) => readonly Resource[] {
  const ordered = [...resources].sort((a, b) => a.id - b.id);
  const byId = firstByKey(ordered, ({ id }) => [String(id)]);
  const byKey = firstByKey(ordered, keysOf);
  const bySpelling = firstByKey(ordered, (resource) => [...new Set(keysOf(resource).map(fold))]);
  return (text) => {
    const key = text.trim().toLowerCase();
    const exact = [...new Set([...byId.get(key), ...byKey.get(key)])];
    const found = exact.length > 0 ? exact : bySpelling.get(fold(text));
    const able = found.filter((resource) => obstaclesOfResource(resource).length === 0);
    return able.length > 0 ? able : found;
  };
}

function keysOf({ userName, email, email2, email3 }: Resource): string[] {
  return [...new Set(addressKeys([userName, email, email2, email3]))];
}

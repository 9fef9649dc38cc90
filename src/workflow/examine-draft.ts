import type { Draft } from '../mapping/records';
import type { Deps } from './deps';
import { examine, type Examined } from './examine';
import { examineUnmap } from './unmap/examine-unmap';

/**
 * Reads both sides now and says what the draft comes to, whatever it is for. Nothing is stored.
 * @throws UpstreamError when Entra or Autotask does not tell
 */
export function examineDraft(deps: Deps, draft: Draft): Promise<Examined> {
  return draft.purpose === 'map' ? examine(deps, draft) : examineUnmap(deps, draft);
}

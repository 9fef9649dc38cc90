import type { Evidence } from '../../../mapping/evidence';
import type { MappingRequest } from '../../../mapping/request';
import { resourceName } from '../../../mapping/resource';
import { evidenceModel } from '../pair';
import { shown } from '../shown';

/** One row of a batch as `cards/parts/batch-row.json` shows it: both sides beside each other, and why. */
export interface RowModel {
  readonly number: string;
  readonly person: string;
  readonly account: string;
  readonly resource: string;
  readonly userName: string;
  readonly why: string;
}

/** In characters: eight rows of these have to fit on a card, in any script. */
const longestName = 60;
const longestAccount = 80;

/** The row with its strongest reason. */
export function rowModel({ batch, user, resource, evidence }: MappingRequest): RowModel {
  return {
    number: `${batch?.position ?? 1}. `,
    person: shown(user.displayName, longestName),
    account: shown(user.userPrincipalName, longestAccount),
    resource: shown(resourceName(resource), longestName),
    userName: shown(resource.userName, longestAccount),
    why: whyOf(evidence),
  };
}

function whyOf(evidence: readonly Evidence[]): string {
  const [strongest] = evidenceModel(evidence);
  return strongest ? `${strongest.claim}: ${shown(strongest.value, longestAccount)}` : 'Chosen by hand';
}

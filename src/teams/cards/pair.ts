import type { EntraUser } from '../../mapping/entra-user';
import type { Evidence, Tier } from '../../mapping/evidence';
import { resourceName, type Resource } from '../../mapping/resource';
import { shown } from './shown';

/** One side of a pair as `cards/parts/pair.json` shows it. */
interface Side {
  readonly name: string;
  readonly account: string;
  /** Further lines. */
  readonly details: readonly { readonly text: string }[];
}

/** Both identities side by side, with the Object ID. */
export interface PairModel {
  readonly entra: Side;
  readonly autotask: Side;
  readonly objectId: string;
}

/** What `cards/parts/pair.json` shows of a person and a resource. */
export function pairModel(user: EntraUser, resource: Resource): PairModel {
  return {
    entra: {
      name: shown(user.displayName),
      account: shown(user.userPrincipalName),
      details: lines([user.jobTitle, user.department]),
    },
    autotask: {
      name: shown(resourceName(resource)),
      account: shown(resource.userName),
      details: lines([resource.title, resource.email, `Resource ${resource.id}`]),
    },
    objectId: user.id,
  };
}

const claims: Readonly<Record<Tier, string>> = {
  'primary-email': 'Same e-mail',
  alias: 'Same further e-mail',
  'user-name': 'Same user name',
  name: 'Same first and last name',
};

/** One reason as `cards/parts/evidence.json` shows it. */
export interface EvidenceModel {
  readonly claim: string;
  readonly value: string;
  readonly source: string;
}

/** In characters: an approval holds six of these and four warnings, and has to fit into 28 KB in any script. */
const longestValue = 120;
const longestWarning = 350;

/** What `cards/parts/evidence.json` shows. */
export function evidenceModel(evidence: readonly Evidence[]): EvidenceModel[] {
  return evidence.map(({ tier, value, entraField, autotaskField }) => ({
    claim: claims[tier],
    value: shown(value, longestValue),
    source: tier === 'name' ? '' : `  (${entraField} in Entra ID, ${autotaskField} in Autotask)`,
  }));
}

/** What `cards/parts/warnings.json` shows. */
export function warningsModel(warnings: readonly string[]): { sentence: string }[] {
  return warnings.map((sentence) => ({ sentence: shown(sentence, longestWarning) }));
}

function lines(parts: readonly (string | null)[]): { text: string }[] {
  return parts.flatMap((part) => (part ? [{ text: shown(part) }] : []));
}

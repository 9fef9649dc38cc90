import type { PlanVerdict } from '../../../mapping/plan/plan';
import type { Slice } from './chart-model';

/** A list of a plan in words. */
export interface ListWords {
  readonly label: string;
  /** What being in it means, one sentence. */
  readonly means: string;
  /** The button that opens it. */
  readonly button: string;
  readonly color: string;
  readonly style: Slice['style'];
}

/** Every list of a plan, in the order in which people look at them. */
export const planLists: Readonly<Record<PlanVerdict, ListWords>> = {
  exact: {
    label: 'Exact',
    means: 'One person fits, by the main e-mail address, and nothing speaks against it.',
    button: 'Show exact',
    color: 'good',
    style: 'good',
  },
  chosen: {
    label: 'Chosen',
    means: 'You looked at these and chose the person, or named both sides in a file.',
    button: 'Show chosen',
    color: 'categoricalBlue',
    style: 'accent',
  },
  likely: {
    label: 'Likely',
    means: 'One person fits, but somebody should look before it is asked for.',
    button: 'Show likely',
    color: 'categoricalTeal',
    style: 'accent',
  },
  ambiguous: {
    label: 'Ambiguous',
    means: 'Several fit equally well. The bot does not guess: choose in the list.',
    button: 'Show ambiguous',
    color: 'warning',
    style: 'warning',
  },
  none: {
    label: 'No match',
    means: 'Nothing on the other side shares an address, a user name or the name.',
    button: 'Show unmatched',
    color: 'neutral',
    style: 'emphasis',
  },
  'already-mapped': {
    label: 'Already mapped',
    means: 'Nothing to do for these.',
    button: 'Show mapped',
    color: 'categoricalLavender',
    style: 'default',
  },
  refused: {
    label: 'Refused',
    means: 'These must not be mapped; each row says why.',
    button: 'Show refused',
    color: 'attention',
    style: 'attention',
  },
};

/** Why rows are refused, by the code that a summary counts them under. */
const reasons: Readonly<Record<string, string>> = {
  'user-gone': 'person gone',
  'user-disabled': 'account disabled',
  'user-is-guest': 'guest',
  'resource-gone': 'resource gone',
  'resource-inactive': 'resource inactive',
  'resource-is-api-user': 'API user',
  'object-id-taken': 'person mapped to another resource',
  'resource-taken': 'resource mapped to another person',
  'request-open': 'asked for already',
  'line-repeated': 'line repeated',
  'line-unreadable': 'line unreadable',
};

/** How many rows were refused for which reason, most first, in words; empty when none was. */
export function refusedInWords(refusedBy: Readonly<Record<string, number>>): string {
  return Object.entries(refusedBy)
    .sort(([codeA, a], [codeB, b]) => b - a || codeA.localeCompare(codeB, 'en'))
    .map(([code, count]) => `${reasons[code] ?? 'other'}: ${count}`)
    .join(', ');
}

import type { Finding, Link } from '../../../mapping/finding';
import type { Setup } from '../../../mapping/setup/setup';
import { progressOf, stepTitles, type StepName } from '../../../mapping/setup/steps';
import type { SetupAnswered, StepFacts } from '../../../workflow/setup/setup-view';
import { accessible, type Accessible } from '../for-all-cards';
import { findingsModel, linksOf, type FindingModel } from '../finding-model';

/** An answer that shows a step's card. */
export type ShownStep = Extract<SetupAnswered, { kind: 'shown' }>;

/** The facts of one step. */
export type FactsOf<S extends StepFacts['step']> = Extract<StepFacts, { step: S }>;

/** What the cards of all steps show. */
export interface StepModel extends Accessible {
  readonly kicker: string;
  readonly title: string;
  readonly stale: boolean;
  readonly problems: readonly FindingModel[];
  readonly links: readonly Link[];
  readonly request: string;
  readonly revision: number;
}

/**
 * The part that the cards of all steps have in common.
 * @param findings further findings on the card, for their links
 * @param own links of the step itself
 * @param mostLinks how many there is room for beside the buttons
 */
export function stepModel(
  { view, problems, stale }: ShownStep,
  step: StepName,
  findings: readonly Finding[] = [],
  own: readonly Link[] = [],
  mostLinks = 2,
): StepModel {
  const { setup } = view;
  const progress = progressOf(step);
  const spoken = problems.map(({ sentence }) => sentence).join(' ');
  return {
    ...accessible(`Set up single sign-on. ${progress}: ${stepTitles[step]}. ${spoken}`),
    kicker: `Set up single sign-on · ${progress}`,
    title: stepTitles[step],
    stale,
    problems: findingsModel(problems),
    links: linksOf([...problems, ...findings], mostLinks, own),
    ...buttonData(setup),
  };
}

/** What a button carries: which set-up, and the revision it was drawn from. */
export function buttonData({ id, revision }: Setup): { request: string; revision: number } {
  return { request: id, revision };
}

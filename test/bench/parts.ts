import { benchCards } from './cards/bench-cards';
import { benchGrowth } from './growth/bench-growth';
import { benchPlan } from './plan/bench-plan';
import { benchPublish } from './publish/bench-publish';
import type { Section } from './report/promised';
import { benchStart } from './start/bench-start';
import { benchTurns } from './turns/bench-turns';

/** The parts of `npm run bench`, each of which can be run by itself: `npm run bench -- cards start`. */
export const parts: Readonly<Record<string, () => Promise<Section[]>>> = {
  turns: benchTurns,
  start: benchStart,
  cards: benchCards,
  growth: benchGrowth,
  plan: benchPlan,
  publish: async () => [await benchPublish()],
};

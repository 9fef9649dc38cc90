import { renderCard, type AdaptiveCard } from '../render-card';
import { beforeCard } from './before-card';
import { copyCard } from './copy-card';
import { doneCard } from './done-card';
import { pausedCard } from './paused-card';
import { redirectCard } from './redirect-card';
import { registerCard } from './register-cards';
import { secretCard } from './secret-card';
import { stepModel, type ShownStep } from './step-model';

/** The card of the set-up as it stands. */
export function setupCard(shownStep: ShownStep): AdaptiveCard {
  const { setup, facts } = shownStep.view;
  switch (facts.step) {
    case 'paused':
      return pausedCard(setup);
    case 'before':
      return beforeCard(shownStep, facts);
    case 'register':
      return registerCard(shownStep, facts);
    case 'redirect':
      return redirectCard(shownStep, facts);
    case 'secret':
      return secretCard(shownStep, facts);
    case 'copy':
      return copyCard(shownStep, facts);
    case 'mode':
      return renderCard('setup-mode', stepModel(shownStep, 'mode'));
    case 'pilot':
      return renderCard('setup-pilot', stepModel(shownStep, 'pilot'));
    case 'done':
      return doneCard(setup);
  }
}

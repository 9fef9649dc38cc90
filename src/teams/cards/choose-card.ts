import type { EntraUser } from '../../mapping/entra-user';
import type { Candidate } from '../../mapping/match';
import type { CurrentMapping, Draft } from '../../mapping/records';
import { resourceName, type Resource } from '../../mapping/resource';
import { choiceText } from './choice-text';
import { accessible } from './for-all-cards';
import { renderCard, type AdaptiveCard } from './render-card';
import { shown } from './shown';

/** Draws `cards/choose.json` for several people of one name. */
export function choosePersonCard(draft: Draft, people: readonly EntraUser[]): AdaptiveCard {
  return chooseCard(draft, {
    title: `${people.length} people match "${shown(draft.who)}"`,
    question: 'Which of them do you mean?',
    choiceLabel: 'People in Entra ID',
    buttonTitle: 'Use this person',
    choices: people.map((user) => ({ title: personTitle(user), value: user.id })),
  });
}

/** Draws `cards/choose.json` for several resources that may be the person. */
export function chooseResourceCard(
  draft: Draft,
  user: EntraUser,
  candidates: readonly Candidate[],
): AdaptiveCard {
  return chooseCard(draft, {
    title: `${candidates.length} Autotask resources may be ${shown(user.displayName)}`,
    question: 'They match equally well. Which one does this person log in with?',
    choiceLabel: 'Resources in Autotask',
    buttonTitle: 'Use this resource',
    choices: candidates.map(({ resource }) => ({
      title: resourceTitle(resource),
      value: String(resource.id),
    })),
  });
}

/** Draws `cards/choose.json` for several people whose mapping may be meant, also such as are gone from Entra. */
export function chooseMappingCard(draft: Draft, mappings: readonly CurrentMapping[]): AdaptiveCard {
  return chooseCard(draft, {
    title: `${mappings.length} mappings match "${shown(draft.who)}"`,
    question: 'Which of them do you want to remove?',
    choiceLabel: 'Mappings by this bot',
    buttonTitle: 'Use this person',
    choices: mappings.map(({ userPrincipalName, userName, objectId }) => ({
      title: titled([`${userPrincipalName} to ${userName}`, objectId]),
      value: objectId,
    })),
  });
}

function chooseCard(
  draft: Draft,
  model: {
    title: string;
    question: string;
    choiceLabel: string;
    buttonTitle: string;
    choices: readonly { title: string; value: string }[];
  },
): AdaptiveCard {
  return renderCard('choose', {
    ...accessible(`${model.title}. ${model.question}`),
    ...model,
    kicker: 'One more question',
    request: draft.id,
    revision: draft.revision,
  });
}

function personTitle(user: EntraUser): string {
  const state = [user.userType === 'Guest' ? 'guest' : null, user.accountEnabled ? null : 'disabled'];
  return titled([user.displayName, user.userPrincipalName, user.department, ...state]);
}

function resourceTitle(resource: Resource): string {
  return titled([
    resourceName(resource),
    resource.userName,
    resource.email,
    resource.title,
    resource.isActive ? null : 'inactive',
  ]);
}

/** In characters: ten choices of four parts have to fit on a card, and into a reader's eye. */
const longestPart = 100;

function titled(parts: readonly (string | null)[]): string {
  return parts.flatMap((part) => (part ? [choiceText(part, longestPart)] : [])).join(' · ');
}

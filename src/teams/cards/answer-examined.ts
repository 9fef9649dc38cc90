import { explainObstacle, type Obstacle } from '../../mapping/obstacle';
import type { Examined } from '../../workflow/examine';
import { chooseMappingCard, choosePersonCard, chooseResourceCard } from './choose-card';
import { notMappedCard } from './not-mapped-card';
import { noticeCard } from './notice-card';
import { proposalCard } from './proposal-card';
import type { AdaptiveCard } from './render-card';
import { shown } from './shown';
import { unmapCard } from './unmap-card';

/** The card that answers a look-up, whatever it came to. */
export function examinedCard(examined: Examined): AdaptiveCard {
  switch (examined.kind) {
    case 'proposal':
      return proposalCard(examined);
    case 'choose-person':
      return choosePersonCard(examined.draft, examined.people);
    case 'choose-resource':
      return chooseResourceCard(examined.draft, examined.user, examined.candidates);
    case 'nobody':
      return nobodyCard(examined.who);
    case 'too-many':
      return tooManyCard(examined);
    case 'no-resource':
      return noResourceCard(examined);
    case 'refused':
      return refusedCard(examined);
    case 'unmap-proposal':
      return unmapCard(examined);
    case 'choose-mapping':
      return chooseMappingCard(examined.draft, examined.mappings);
    case 'not-mapped':
      return notMappedCard(examined);
  }
}

/** Nobody in Entra matches what was typed. */
export function nobodyCard(who: string): ReturnType<typeof noticeCard> {
  return noticeCard({
    tone: 'info',
    title: `Nobody found for "${shown(who)}"`,
    lines: [
      'No user in Entra ID has this user principal name, e-mail, nickname, name or Object ID. Nothing was changed.',
    ],
    next: ['Check the spelling, or try the e-mail address or the Object ID.'],
  });
}

/** Told that more people or resources fit than anybody would choose from, and how to narrow it down. */
export function tooManyCard({ upstream, text }: Extract<Examined, { kind: 'too-many' }>): AdaptiveCard {
  return noticeCard({
    tone: 'info',
    title: `More than ten matches for "${shown(text)}"`,
    lines: [`${upstream} has too many that fit, and the bot does not guess. Nothing was changed.`],
    next: ['Narrow it down: give the whole name, the e-mail address or the Object ID.'],
  });
}

function noResourceCard({ user, name }: Extract<Examined, { kind: 'no-resource' }>): AdaptiveCard {
  const lines = name
    ? [`Autotask has no resource with the user name, e-mail or id "${shown(name)}". Nothing was changed.`]
    : [
        `No Autotask resource shares an e-mail address, a user name or the name with ${shown(user.displayName)} (${shown(user.userPrincipalName)}). Nothing was changed.`,
      ];
  return noticeCard({
    tone: 'info',
    title: 'No Autotask resource found',
    lines,
    next: [
      `Name the resource yourself: map ${shown(user.userPrincipalName)} to <Autotask user name, e-mail or resource id>`,
    ],
  });
}

function refusedCard({ user, obstacles }: Extract<Examined, { kind: 'refused' }>): AdaptiveCard {
  const explained = obstacles.map(explainObstacle);
  return noticeCard({
    tone: 'info',
    title: titleOfRefusal(shown(user.displayName), obstacles),
    lines: explained.map(({ reason }) => reason),
    next: explained.map(({ wayOut }) => wayOut),
  });
}

function titleOfRefusal(name: string, obstacles: readonly Obstacle[]): string {
  const isOnly = (code: Obstacle['code']): boolean => obstacles.every((obstacle) => obstacle.code === code);
  if (isOnly('already-mapped')) return 'Already mapped';
  return isOnly('request-open')
    ? `There is an open request for ${name}`
    : `${name} cannot be mapped like this`;
}

import type { Report } from '../../../mapping/report';
import { accessible } from '../for-all-cards';
import { renderCard, type AdaptiveCard } from '../render-card';

const purposes: Readonly<Record<Report['kind'], string>> = {
  plan: 'Then this message becomes the plan. Nothing is changed by it.',
  coverage: 'Then this message shows how single sign-on covers the company.',
  drift: 'Then this message shows what has changed since people were mapped.',
};

/** Draws `cards/reading.json`: the bot is at work on a report, which takes the place of this message. */
export function readingCard(kind: Report['kind']): AdaptiveCard {
  const title = 'Reading Entra ID and Autotask...';
  return renderCard('reading', {
    ...accessible(title),
    style: 'emphasis',
    kicker: 'One moment',
    title,
    sentence: `This takes some seconds, and up to a minute for thousands of people. ${purposes[kind]}`,
  });
}

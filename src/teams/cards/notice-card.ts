import { accessible } from './for-all-cards';
import { renderCard, type AdaptiveCard } from './render-card';
import { shown } from './shown';

/** A card that only tells something. */
export interface Notice {
  /** `done`: it worked; `info`: nothing was changed; `problem`: it did not work. */
  readonly tone: 'done' | 'info' | 'problem';
  /** What happened, in a few words. */
  readonly title: string;
  /** What it means. */
  readonly lines: readonly string[];
  /** What to do next. */
  readonly next?: readonly string[];
}

const looks = {
  done: { style: 'good', kicker: 'Done' },
  info: { style: 'emphasis', kicker: 'For your information' },
  problem: { style: 'warning', kicker: 'This did not work' },
} as const;

/** Draws `cards/notice.json`. */
export function noticeCard({ tone, title, lines, next = [] }: Notice): AdaptiveCard {
  return renderCard('notice', {
    ...accessible([title, ...lines, ...next].join(' ')),
    ...looks[tone],
    title: shown(title),
    lines: [
      ...lines.map((text) => ({ text: shown(text, 2_000), subtle: false })),
      ...next.map((text) => ({ text: shown(text, 2_000), subtle: true })),
    ],
  });
}

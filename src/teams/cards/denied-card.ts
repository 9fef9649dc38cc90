import { denialSentences, type Denial } from '../../mapping/policy';
import { noticeCard } from './notice-card';
import type { AdaptiveCard } from './render-card';

/** The card for somebody who may not do what they typed. */
export function deniedCard(denial: Denial): AdaptiveCard {
  return noticeCard({ tone: 'info', title: 'You cannot do this', lines: [denialSentences[denial]] });
}

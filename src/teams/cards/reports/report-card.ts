import type { Report } from '../../../mapping/report';
import { noticeCard } from '../notice-card';
import type { AdaptiveCard } from '../render-card';
import { coverageCard } from './coverage-card';
import { isPlan, planCard } from './plan-card';
import { readingCard } from './reading-card';

/** The card of a report as it is now. */
export function reportCard(report: Report): AdaptiveCard {
  if (report.state === 'failed') return failedCard(report);
  if (isPlan(report)) return planCard(report);
  if (report.result?.kind === 'coverage') return coverageCard(report, report.result.coverage);
  return readingCard(report.kind);
}

const failures: Readonly<Record<Report['kind'], { title: string; again: string }>> = {
  plan: { title: 'The plan could not be made', again: 'Then ask again with the map command.' },
  coverage: { title: 'The coverage could not be counted', again: 'Then ask again with: status' },
  drift: { title: 'Drift could not be looked for', again: 'Then ask again with: drift' },
};

function failedCard({ kind, failure }: Report): AdaptiveCard {
  const { title, again } = failures[kind];
  return noticeCard({
    tone: 'problem',
    title,
    lines: [failure ?? 'Something went wrong on our side.', 'Nothing was changed.'],
    next: ['If it stays like this, doctor shows what is wrong and what mends it.', again],
  });
}

import type { Finding } from '../../mapping/finding';
import { summariseFindings } from '../../mapping/summarise-findings';
import { findingsModel, linksOf } from './finding-model';
import { accessible } from './for-all-cards';
import { renderCard, type AdaptiveCard } from './render-card';

/** Draws `cards/doctor.json`: what failed first, then warnings, then what is in order, in small. */
export function doctorCard(findings: readonly Finding[]): AdaptiveCard {
  const bad = (['failed', 'warning'] as const).flatMap((verdict) =>
    findings.filter((finding) => finding.verdict === verdict),
  );
  const title = summariseFindings(findings);
  return renderCard('doctor', {
    ...accessible(`${title}. ${bad.map(({ subject, sentence }) => `${subject}: ${sentence}`).join(' ')}`),
    kicker: 'Doctor: nothing was changed',
    title,
    findings: findingsModel(bad),
    fine: findingsModel(findings.filter(({ verdict }) => verdict === 'ok')),
    links: linksOf(bad, 3),
  });
}

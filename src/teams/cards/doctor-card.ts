import type { Finding } from '../../mapping/finding';
import { summariseFindings } from '../../mapping/summarise-findings';
import { findingsModel, linksOf } from './finding-model';
import { accessible } from './for-all-cards';
import { renderCard, type AdaptiveCard } from './render-card';

/** In bytes, with room for the message around it. Source: "Format your bot messages", 28 KB. */
const mostBytes = 26 * 1_024;

/** In characters: the sentences are cut shorter where the card would otherwise be too large for Teams. */
const longestSentences = [300, 150] as const;
const shortestSentence = 70;

/** Draws `cards/doctor.json`: what failed first, then warnings, then what is in order, in small. */
export function doctorCard(findings: readonly Finding[]): AdaptiveCard {
  for (const longest of longestSentences) {
    const card = draw(findings, longest);
    if (fits(card)) return card;
  }
  return draw(findings, shortestSentence);
}

function fits(card: AdaptiveCard): boolean {
  return Buffer.byteLength(JSON.stringify(card)) <= mostBytes;
}

function draw(findings: readonly Finding[], longest: number): AdaptiveCard {
  const bad = (['failed', 'warning'] as const).flatMap((verdict) =>
    findings.filter((finding) => finding.verdict === verdict),
  );
  const title = summariseFindings(findings);
  return renderCard('doctor', {
    ...accessible(`${title}. ${bad.map(({ subject, sentence }) => `${subject}: ${sentence}`).join(' ')}`),
    kicker: 'Doctor: nothing was changed',
    title,
    findings: findingsModel(bad, longest),
    fine: findingsModel(
      findings.filter(({ verdict }) => verdict === 'ok'),
      longest,
    ),
    links: linksOf(bad, 3),
  });
}

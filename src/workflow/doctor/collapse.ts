import { failed, ok, warning, worst, type Finding } from '../../mapping/finding';

/**
 * Puts several findings about one thing into one: as bad as the worst of them, which it quotes.
 * @param good what to say when all of them are well
 */
export function collapse(subject: string, findings: readonly Finding[], good: string): Finding {
  const verdict = worst(findings);
  if (verdict === 'ok') return ok(subject, good);
  const bad = findings.filter((finding) => finding.verdict === verdict);
  const sentence = bad.map((finding) => `${finding.subject}: ${finding.sentence}`).join(' ');
  const mend = [...new Set(bad.flatMap((finding) => finding.mend ?? []))].join(' ');
  const link = bad.find((finding) => finding.link)?.link;
  return verdict === 'failed'
    ? failed(subject, sentence, mend, link)
    : warning(subject, sentence, mend, link);
}

import type { Finding, Verdict } from './finding';

/** The sum of all checks in words: `1 failed, 2 warnings, 20 ok`. */
export function summariseFindings(findings: readonly Finding[]): string {
  const count = (verdict: Verdict): number =>
    findings.filter((finding) => finding.verdict === verdict).length;
  const [broken, doubtful] = [count('failed'), count('warning')];
  if (broken + doubtful === 0) return `Everything is in order: ${findings.length} checks`;
  const warnings = doubtful === 1 ? '1 warning' : `${doubtful} warnings`;
  return `${broken} failed, ${warnings}, ${count('ok')} ok`;
}

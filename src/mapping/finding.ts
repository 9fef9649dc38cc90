/** How a check came out. */
export type Verdict = 'ok' | 'warning' | 'failed';

/** One check: what was looked at, how it came out, and the sentence that mends it. */
export interface Finding {
  /** What was checked, in a few words: `Redirect URI`. */
  readonly subject: string;
  readonly verdict: Verdict;
  /** What was seen, one plain sentence. */
  readonly sentence: string;
  /** What to do about it, one plain sentence; `null` when nothing is to be done. */
  readonly mend: string | null;
  /** A page that helps to mend it (https); absent when there is none. */
  readonly link?: Link;
}

/** A page to open. */
export interface Link {
  /** What the button says. */
  readonly title: string;
  readonly url: string;
}

/** A check that found what it should. */
export function ok(subject: string, sentence: string): Finding {
  return { subject, verdict: 'ok', sentence, mend: null };
}

/** A check that found something to look at; the product works all the same. */
export function warning(subject: string, sentence: string, mend: string, link?: Link): Finding {
  return { subject, verdict: 'warning', sentence, mend, ...(link ? { link } : {}) };
}

/** A check that found something broken. */
export function failed(subject: string, sentence: string, mend: string, link?: Link): Finding {
  return { subject, verdict: 'failed', sentence, mend, ...(link ? { link } : {}) };
}

/** The worst verdict among findings; `ok` when there are none. */
export function worst(findings: readonly Finding[]): Verdict {
  const has = (verdict: Verdict): boolean => findings.some((finding) => finding.verdict === verdict);
  if (has('failed')) return 'failed';
  return has('warning') ? 'warning' : 'ok';
}

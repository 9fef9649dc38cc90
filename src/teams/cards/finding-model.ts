import type { Finding, Link, Verdict } from '../../mapping/finding';
import { shown } from './shown';

/** A check as `cards/parts/findings.json` shows it. */
export interface FindingModel {
  /** The verdict in a word, so that nothing depends on colour. */
  readonly word: string;
  readonly style: 'default' | 'warning' | 'attention';
  readonly subject: string;
  readonly sentence: string;
  readonly mend: string;
}

const looks = {
  ok: { word: 'OK', style: 'default' },
  warning: { word: 'Warning', style: 'warning' },
  failed: { word: 'Failed', style: 'attention' },
} as const satisfies Record<Verdict, Pick<FindingModel, 'word' | 'style'>>;

/** In characters: a card holds many of these, in any script. */
const longestSentence = 300;

/** What `cards/parts/findings.json` shows. @param longest of a sentence, in characters */
export function findingsModel(findings: readonly Finding[], longest = longestSentence): FindingModel[] {
  return findings.map(({ subject, verdict, sentence, mend }) => ({
    ...looks[verdict],
    subject: shown(subject, 80),
    sentence: shown(sentence, longest),
    mend: shown(mend ?? '', longest),
  }));
}

/**
 * The pages that mend findings, each once.
 * @param most how many buttons there is room for; a card takes five in all. Source: adaptivecards 3.0.6, `maxActions`
 */
export function linksOf(findings: readonly Finding[], most: number, own: readonly Link[] = []): Link[] {
  const all = [...own, ...findings.flatMap(({ link }) => link ?? [])];
  return [...new Map(all.map((link) => [link.url, link])).values()].slice(0, most);
}

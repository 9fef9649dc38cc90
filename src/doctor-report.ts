import colours from 'picocolors';
import type { Finding, Verdict } from './mapping/finding';
import { summariseFindings } from './mapping/summarise-findings';
import { oneLine } from './teams/text/one-line';

/** In characters. */
const longestText = 2_000;

const marks: Readonly<Record<Verdict, (text: string) => string>> = {
  ok: colours.green,
  warning: colours.yellow,
  failed: (text) => colours.bold(colours.red(text)),
};

/** The findings as a person reads them in a terminal: a line a check, what mends it below, and the sum. */
export function reportOf(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ subject }) => subject.length));
  const lines = findings.flatMap((finding) => linesOf(finding, width));
  return `${[...lines, '', `${summariseFindings(findings)}.`].join('\n')}\n`;
}

/** Every verdict is a word, so that nothing depends on colour. */
function linesOf({ subject, verdict, sentence, mend, link }: Finding, width: number): string[] {
  const indent = ' '.repeat(width + 11);
  return [
    `${marks[verdict](verdict.padEnd(8))} ${colours.bold(subject.padEnd(width))}  ${printable(sentence)}`,
    ...(mend === null ? [] : [`${indent}${colours.cyan('->')} ${printable(mend)}`]),
    ...(link ? [`${indent}   ${link.url}`] : []),
  ];
}

/** Names from directories and words of the services stand in these texts: no control characters for the terminal. */
function printable(text: string): string {
  return oneLine(text, longestText);
}

import colours from 'picocolors';
import type { Finding, Verdict } from './mapping/finding';
import { summariseFindings } from './mapping/summarise-findings';

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
    `${marks[verdict](verdict.padEnd(8))} ${colours.bold(subject.padEnd(width))}  ${sentence}`,
    ...(mend === null ? [] : [`${indent}${colours.cyan('->')} ${mend}`]),
    ...(link ? [`${indent}   ${link.url}`] : []),
  ];
}

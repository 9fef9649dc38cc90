import { readFileSync } from 'node:fs';

export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** A `FROM` and what follows it. */
export interface Stage {
  readonly from: string;
  readonly name: string | undefined;
  readonly instructions: readonly Instruction[];
}

/** The stages of the Dockerfile, the last of which becomes the image; lines continued with `\` are joined. */
export function readDockerfile(path = 'Dockerfile'): Stage[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map(instruction);
  const starts = lines.flatMap(({ name }, at) => (name === 'FROM' ? [at] : []));
  return starts.map((start, nth) => stage(lines.slice(start, starts[nth + 1])));
}

function instruction(line: string): Instruction {
  const [name = '', ...words] = line.split(' ');
  return { name, text: words.join(' ') };
}

function stage([from, ...instructions]: readonly Instruction[]): Stage {
  const [image = '', name] = (from?.text ?? '').split(' AS ');
  return { from: image, name, instructions };
}

/** Of one instruction of a stage, every text it was given. */
export const textsOf = (stage: Stage | undefined, name: string): string[] =>
  (stage?.instructions ?? []).filter((one) => one.name === name).map(({ text }) => text);

/** What the last of an instruction in JSON form runs; throws where it is in shell form, which swallows signals. */
export function commandOf(stage: Stage | undefined, name: 'CMD' | 'HEALTHCHECK'): string[] {
  const text = textsOf(stage, name).at(-1) ?? '';
  return JSON.parse(text.slice(text.indexOf('['))) as string[];
}

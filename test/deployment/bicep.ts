import { readFileSync, readdirSync } from 'node:fs';

/** What the tests know of a template: enough to hold its ends together, since no compiler for it is at hand here. */
export interface Template {
  readonly text: string;
  /** Whether each parameter has to be given, and whether its value is kept out of the deployment's record. */
  readonly params: ReadonlyMap<string, { required: boolean; secure: boolean }>;
  /** The modules it deploys: their file, and the names of the parameters it gives them. */
  readonly modules: readonly { file: string; given: readonly string[] }[];
  readonly outputs: readonly string[];
}

export const templateNames = readdirSync('infra').filter((name) => name.endsWith('.bicep'));

/** Reads a template of `infra/`, formatted as Bicep's formatter does: two spaces, one name a line. */
export function readTemplate(name: string): Template {
  const text = readFileSync(`infra/${name}`, 'utf8');
  return {
    text,
    params: paramsOf(text),
    modules: modulesOf(text),
    outputs: [...text.matchAll(/^output (\w+) /gm)].map((match) => match[1] ?? ''),
  };
}

function paramsOf(text: string): Template['params'] {
  const found = text.matchAll(/((?:^@[^\n]*\n)*)^param (\w+) \w+( =)?/gm);
  return new Map(
    [...found].map(([, decorators = '', name = '', fallback]) => [
      name,
      { required: fallback === undefined, secure: decorators.includes('@secure()') },
    ]),
  );
}

function modulesOf(text: string): Template['modules'] {
  const found = text.matchAll(
    /^module \w+ '\.\/([\w-]+\.bicep)' = (?:if \(.+\) )?\{\n[\s\S]*?^ {2}params: \{\n([\s\S]*?)^ {2}\}/gm,
  );
  return [...found].map(([, file = '', params = '']) => ({
    file,
    given: [...params.matchAll(/^ {4}(\w+):/gm)].map((match) => match[1] ?? ''),
  }));
}

/** The names in an object literal that begins with `opening`, at the depth of its first name. */
export function namesInside(text: string, opening: string): string[] {
  const [, rest = ''] = text.split(opening);
  const indent = /^\n( +)/.exec(rest)?.[1] ?? '';
  const end = rest.search(new RegExp(`^ {${indent.length - 2}}[}\\]]`, 'm'));
  return [...rest.slice(0, end).matchAll(new RegExp(`^ {${indent.length}}'?([A-Z][A-Z0-9_]*)`, 'gm'))].map(
    (match) => match[1] ?? '',
  );
}

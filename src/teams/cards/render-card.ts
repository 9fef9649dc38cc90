import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Template } from 'adaptivecards-templating';
import { templating } from './templating';

/** An Adaptive Card as it goes over the wire. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly [property: string]: unknown;
}

const folder = path.join(__dirname, '..', '..', '..', 'cards');
const compiled = new Map<string, Template>();

/**
 * Fills a template of `cards/` with data. Templates are read and compiled once. Data is shown as it is; expressions
 * in it are not evaluated.
 * @param name the template's file name without `.json`
 * @param model what the template shows; a string may be empty but not absent
 * @throws when there is no such template
 */
export function renderCard(name: string, model: object): AdaptiveCard {
  return templateOf(name).expand({ $root: model }) as AdaptiveCard;
}

function templateOf(name: string): Template {
  const known = compiled.get(name);
  if (known) return known;
  const { Template } = templating();
  const template = new Template(readTemplate(`${name}.json`));
  compiled.set(name, template);
  return template;
}

/** Reads a template; wherever it says `{"$include": "parts/x"}`, the part (one element or a list) takes its place. */
function readTemplate(file: string): unknown {
  return withParts(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
}

function withParts(node: unknown): unknown {
  if (Array.isArray(node))
    return node.flatMap((item: unknown) => (isInclude(item) ? partOf(item) : [withParts(item)]));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withParts(value)]));
}

interface Include {
  readonly $include: string;
}

function isInclude(node: unknown): node is Include {
  return typeof node === 'object' && node !== null && '$include' in node;
}

function partOf(include: Include): unknown[] {
  const part = readTemplate(`${include.$include}.json`);
  return Array.isArray(part) ? part : [part];
}

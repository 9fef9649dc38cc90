import { createRequire } from 'node:module';
import type * as Templating from 'adaptivecards-templating';

const load = createRequire(__filename);

/** The library that fills templates, loaded with the first card: its expression language would hold up every start by a tenth of a second. */
export function templating(): typeof Templating {
  return load('adaptivecards-templating') as typeof Templating;
}

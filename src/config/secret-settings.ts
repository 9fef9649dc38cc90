import type { z } from 'zod/v4';
import { settings } from './settings';

/** The variables that hold secrets, by what `settings.ts` says of each. */
export const secretSettings: readonly string[] = Object.entries<z.ZodType>(settings.shape)
  .filter(([, schema]) => schema.meta()?.secret === true)
  .map(([name]) => name);

import { z } from 'zod';

/** A text; `null` when Graph leaves it out or it is empty. */
export const text = z
  .string()
  .nullish()
  .transform((value) => (value === undefined || value === '' ? null : value));

/** Texts; none when Graph leaves them out. */
export const list = z
  .array(z.string())
  .nullish()
  .transform((values) => values ?? []);

/** A GUID, in lower case. */
export const guid = z.string().transform((id) => id.toLowerCase());

import { Cron } from 'croner';
import { z } from 'zod/v4';
import { isLoopback } from '../mapping/is-loopback';

/** What kinds of values settings have. Each message reads on after the variable's name, and says how it is meant. */

/** In lower case, however it was copied: ids are compared letter by letter, also by the Bot Framework. */
export const guid = z.guid('must be a GUID, e.g. 00000000-0000-4000-8000-000000000000').toLowerCase();

export const required = z.string().min(1, 'is missing');

export const serviceUrl = z
  .url({ protocol: /^https?$/, error: 'must be a web address that begins with https://' })
  .refine((url) => !isPlainHttp(url) || isLoopback(new URL(url).hostname), {
    error: 'must begin with https://, since secrets go there (http:// is for this machine only)',
  });

/** Where no secrets go; a receiver of traces beside the bot often speaks no https. */
export const webAddress = z.url({
  protocol: /^https?$/,
  error: 'must be a web address, e.g. http://collector:4318',
});

export const databaseUrl = z
  .string()
  .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'must be file:path/to/sso.db or postgres://…');

export const amount = z.coerce.number('must be a number').positive('must be greater than 0');

export const positive = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .positive('must be greater than 0');

/** A value of a pick list of Autotask. */
export const pickListValue = z.coerce.number('must be a number').int('must be a whole number');

export const port = z.coerce
  .number('must be a port number')
  .int('must be a whole number')
  .min(0, 'must be at least 0')
  .max(65_535, 'must be at most 65535');

/** One of two words. */
export const either = (yes: string, no: string) =>
  z.stringbool({ truthy: [yes], falsy: [no], error: `must be ${yes} or ${no}` });

/** One of several words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(...words: Words) =>
  z.enum(words, `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`);

export const quietHours = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, {
    error: 'must be two times of day, e.g. 22:00-07:00',
    abort: true,
  })
  .refine((text) => text.slice(0, 5) !== text.slice(6), {
    error: 'must begin and end at different times; leave it out when it is never quiet',
  });

export const timeZone = z.string().refine(isTimeZone, { error: 'must be a time zone, e.g. Europe/Berlin' });

export const listOfHours = z
  .string()
  .regex(/^\d+(\.\d+)?(\s*,\s*\d+(\.\d+)?)*$/, {
    error: 'must be hours with commas between, e.g. 4,24,48',
    abort: true,
  })
  .refine((text) => text.split(',').every((one) => Number(one) > 0 && Number(one) <= 8_760), {
    error: 'must be hours greater than 0 and at most 8760, which is a year, e.g. 4,24,48',
  });

export const schedule = z
  .string()
  .refine(isCron, { error: 'must be a cron expression of five fields, e.g. 0 3 * * *' });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // The only way to ask whether the runtime knows a zone.
    return false;
  }
}

/** Croner understands what the schedule will be run with; it also takes seconds, years and dates, which we do not. */
function isCron(expression: string): boolean {
  if (expression.trim().split(/\s+/).length !== 5) return false;
  try {
    return new Cron(expression, { paused: true }).nextRun() !== null;
  } catch {
    // Croner throws on what is no expression.
    return false;
  }
}

function isPlainHttp(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'http:';
}

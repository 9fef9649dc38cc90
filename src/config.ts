import type { z } from 'zod/v4';
import { ConfigurationError } from './config/configuration-error';
import { contradictions } from './config/contradictions';
import { readSources, type Sources } from './config/read-sources';
import { settings, type Settings } from './config/settings';

export { ConfigurationError };

/** The validated settings, as the composition root hands them out. */
export type Config = Settings & { readonly HOST: string };

/**
 * Reads and checks the configuration, from the environment and the files that `*_FILE` names.
 * @throws ConfigurationError naming every problem at once; never with a secret's value in it
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const sources = readSources(environment);
  const parsed = settings.safeParse(sources.texts);
  const problems = [
    ...sources.problems.values(),
    ...(parsed.error?.issues ?? []).flatMap((issue) => problemOf(issue, sources)),
    ...contradictions(rightByThemselves(sources), sources.texts.BOT_ID === undefined),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigurationError(problems);
  return { ...parsed.data, HOST: parsed.data.HOST ?? (parsed.data.BOT_ID ? '0.0.0.0' : '127.0.0.1') };
}

/**
 * Only where the database is, for what needs no more of the configuration.
 * @throws ConfigurationError as `readConfig`
 */
export function readDatabaseUrl(environment: NodeJS.ProcessEnv): string {
  const { texts, problems } = readSources(environment);
  const problem = problems.get('DATABASE_URL');
  if (problem !== undefined) throw new ConfigurationError([problem]);
  const parsed = settings.shape.DATABASE_URL.safeParse(texts.DATABASE_URL);
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(parsed.error.issues.map(({ message }) => `DATABASE_URL ${message}.`));
}

/**
 * The settings that are valid each by itself, so that what is wrong between them is told together with the others. A
 * secret that is meant to be set, but could not be had, counts as set.
 */
function rightByThemselves({ texts, problems }: Sources): Partial<Settings> {
  return Object.fromEntries(
    Object.entries<z.ZodType>(settings.shape).flatMap(([name, schema]) => {
      if (problems.has(name)) return [[name, 'not to be had']];
      const parsed = schema.safeParse(texts[name]);
      return parsed.success ? [[name, parsed.data]] : [];
    }),
  );
}

/** None for what has been told already, since its text could not be had. */
function problemOf(issue: z.core.$ZodIssue, { texts, problems }: Sources): string[] {
  const name = String(issue.path[0]);
  if (problems.has(name)) return [];
  const meaning = meaningOf(name);
  const isMissing = texts[name] === undefined;
  return [`${name} ${isMissing ? 'is missing' : issue.message}.${meaning ? ` It is ${meaning}.` : ''}`];
}

function meaningOf(name: string): string | undefined {
  const shape: Readonly<Record<string, z.ZodType>> = settings.shape;
  return shape[name]?.meta()?.description;
}

import type { z } from 'zod/v4';
import { ConfigurationError } from './config/configuration-error';
import { contradictions } from './config/contradictions';
import { settings, type Settings } from './config/settings';

export { ConfigurationError };

/** The validated settings, as the composition root hands them out. */
export type Config = Settings & { readonly HOST: string };

/**
 * Reads and checks the configuration.
 * @throws ConfigurationError naming every problem at once; never with a secret's value in it
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = settings.safeParse(filled);
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => problemOf(issue, filled)),
    ...contradictions(rightByThemselves(filled), filled.BOT_ID === undefined),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigurationError(problems);
  return { ...parsed.data, HOST: parsed.data.HOST ?? (parsed.data.BOT_ID ? '0.0.0.0' : '127.0.0.1') };
}

/** The settings that are valid each by itself, so that what is wrong between them is told together with the others. */
function rightByThemselves(filled: Record<string, unknown>): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(settings.shape).flatMap(([name, schema]) => {
      const parsed = schema.safeParse(filled[name]);
      return parsed.success ? [[name, parsed.data]] : [];
    }),
  );
}

function problemOf(issue: z.core.$ZodIssue, filled: Record<string, unknown>): string {
  const name = String(issue.path[0]);
  const meaning = meaningOf(name);
  const isMissing = filled[name] === undefined;
  return `${name} ${isMissing ? 'is missing' : issue.message}.${meaning ? ` It is ${meaning}.` : ''}`;
}

function meaningOf(name: string): string | undefined {
  const shape: Readonly<Record<string, z.ZodType>> = settings.shape;
  return shape[name]?.meta()?.description;
}

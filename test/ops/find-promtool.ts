import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Prometheus' own tool on this machine: `PROMTOOL` where it is set, else what the path has; `null` without one. */
export function findPromtool({ PROMTOOL, PATH = '' }: NodeJS.ProcessEnv): string | null {
  if (PROMTOOL) return PROMTOOL;
  const places = PATH.split(path.delimiter).map((folder) => path.join(folder, 'promtool'));
  return places.find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not to be run: one place of many.
    return false;
  }
}

import { randomUUID } from 'node:crypto';
import { pathOf } from '../sqlite-file';
import { holdFile } from './hold-file';
import type { Instance } from './instance';

/** The only instance on a SQLite database. @throws Error in plain words when another process is */
export function sqliteInstance(url: string): Instance {
  const letGo = holdFile(pathOf(url));
  return {
    id: randomUUID(),
    leads: () => Promise.resolve(true),
    close: () => {
      letGo();
      return Promise.resolve();
    },
  };
}

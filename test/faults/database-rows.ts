import type { DatabaseTrouble } from '../e2e/process/database-proxy';
import { asAlways } from './fault-rows';

/** One thing that goes wrong with the database, and what comes of it. docs/faults.md shows these rows. */
export interface DatabaseRow {
  readonly fault: string;
  readonly trouble: DatabaseTrouble;
  /** What whoever types `map`, or approves, reads: `asAlways`, or these words. */
  readonly sees: string;
  /** Within how many seconds. */
  readonly within: number;
  /** Whose mapping is approved meanwhile. */
  readonly who: string;
}

const sees = 'This could not be finished. Type pending or status to see how things stand.';

/** Every row of the third table in docs/faults.md, on PostgreSQL. */
export const databaseRows: readonly DatabaseRow[] = [
  { fault: 'answers late', trouble: 'late', sees: asAlways, within: 8, who: 'Jane Doe' },
  // One answer is waited for, for twelve seconds (`src/store/database-limits.ts`).
  { fault: 'never answers', trouble: 'stuck', sees, within: 15, who: 'Liam Carter' },
  { fault: 'resets the connection', trouble: 'reset', sees, within: 8, who: 'Olivia Bennett' },
  { fault: 'cuts its answer short', trouble: 'half', sees, within: 8, who: 'Noah Fischer' },
  { fault: 'ends and refuses connections', trouble: 'cut', sees, within: 8, who: 'Emma Rossi' },
];

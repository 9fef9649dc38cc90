import type { Activity } from 'botbuilder';
import { correlationReference } from '../trace/correlation';

/** What somebody is told to quote, and what finds the rest in the log: the correlation id's beginning. */
export function referenceOf({ id }: Pick<Activity, 'id'>): string {
  return correlationReference() ?? id ?? 'none';
}

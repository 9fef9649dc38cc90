import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { TurnNotes } from './turn-notes';

/** What is done because of one activity carries one id: through calls, jobs and edits of cards, on whatever instance. */
export interface Correlated {
  readonly id: string;
  /** What is known of it when it ends, where it is a turn. */
  notes?: TurnNotes;
}

/** One for all, since until Node 24 each costs something with every promise. */
const current = new AsyncLocalStorage<Correlated>();

/** A new id, in the form of a W3C trace id: 32 hexadecimal digits. Source: W3C Trace Context, section 3.2.2.3. */
export function newCorrelationId(): string {
  // Node keeps random bytes in store for these, and asks the system for none each time.
  return randomUUID().replaceAll('-', '');
}

/** Does the work, and all that it sets off, under this id. */
export function correlated<T>(id: string, work: () => T): T {
  return current.run({ id }, work);
}

/** What this is done because of; `null` outside of turns, jobs and rounds of what is periodic. */
export function correlatedWork(): Correlated | null {
  return current.getStore() ?? null;
}

/** The id under which this is done; `null` outside of turns, jobs and rounds of what is periodic. */
export function correlationId(): string | null {
  return correlatedWork()?.id ?? null;
}

/** The same id in the form of a GUID, as Microsoft's services want it; `null` where there is none. */
export function correlationGuid(): string | null {
  const id = correlationId();
  return id === null ? null : id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What people quote: the first eight digits, which find the rest in the log; `null` where there is none. */
export function correlationReference(): string | null {
  return correlationId()?.slice(0, 8) ?? null;
}

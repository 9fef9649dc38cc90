import type { Reminder } from '../../src/mapping/reminder';
import type { Setup } from '../../src/mapping/setup/setup';
import { requester } from './examples';

/** A walk that has just begun, with other facts where a test needs them. */
export function setup(facts: Partial<Setup> = {}): Setup {
  return {
    id: 'S-1',
    revision: 1,
    step: 'before',
    paused: false,
    holder: requester,
    startedBy: requester,
    startedAt: '2026-03-01T09:00:00.000Z',
    touchedAt: '2026-03-01T09:00:00.000Z',
    way: null,
    tag: 'autotask-sso-bot/5e7u9000',
    creatingSince: null,
    app: null,
    redirectUri: null,
    secret: null,
    copied: null,
    mode: null,
    pilot: null,
    completedAt: null,
    endedAt: null,
    ...facts,
  };
}

/** A reminder of the subject, due on this day of March. */
export function reminder(subject: string, day: number): Reminder {
  return { id: `${subject}/${day}`, subject, dueAt: march(day) };
}

/** The beginning of this day of March. */
export function march(day: number): string {
  return `2026-03-${String(day).padStart(2, '0')}T00:00:00.000Z`;
}

import { idOfPending, pendingReminders, pendingSubject } from '../../../src/mapping/schedule/reminder-times';

const waiting = {
  id: 'k7m2q9',
  requestedAt: '2026-11-23T08:00:00.000Z',
  expiresAt: '2026-11-26T08:00:00.000Z',
};

describe('the reminders of what waits for a decision', () => {
  it('come so many hours after it was asked for, each under a name of its own', () => {
    expect(pendingReminders(waiting, [4, 24, 0.5])).toEqual([
      { id: 'pending/k7m2q9/4', subject: 'pending/k7m2q9', dueAt: '2026-11-23T12:00:00.000Z' },
      { id: 'pending/k7m2q9/24', subject: 'pending/k7m2q9', dueAt: '2026-11-24T08:00:00.000Z' },
      { id: 'pending/k7m2q9/0.5', subject: 'pending/k7m2q9', dueAt: '2026-11-23T08:30:00.000Z' },
    ]);
  });

  it('are left out when it has expired by then', () => {
    expect(pendingReminders(waiting, [71.9, 72, 100]).map(({ id }) => id)).toEqual(['pending/k7m2q9/71.9']);
  });

  it('say what they are about', () => {
    expect(idOfPending(pendingSubject('k7m2q9'))).toBe('k7m2q9');
  });
});

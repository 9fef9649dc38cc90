/** A message that is to be sent at a certain time, once, by whichever instance is up then. */
export interface Reminder {
  /** Says what it is about and which one it is, e.g. `secret/k7m2-9qxd/2027-03-02/14`; never twice. */
  readonly id: string;
  /** What it is about, so that all its reminders can be replaced: `secret/k7m2-9qxd`. */
  readonly subject: string;
  /** ISO 8601, UTC. */
  readonly dueAt: string;
}

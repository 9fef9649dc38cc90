import type { ChecklistItem } from './checklist-items';
import type { Ticket } from './tickets';

/** What there is of a part in Autotask. */
export interface SeenPart {
  /** `null`: no ticket was opened for it yet. */
  readonly ticket: Ticket | null;
  readonly items: readonly ChecklistItem[];
}

const goodForMs = 10_000;

/**
 * Remembers what was seen of a part a moment ago, so that posting it right afterwards need not look again. Each sight
 * serves once and not for long: after trouble, and when somebody else may have been at work, it is looked for again.
 */
export class SeenParts {
  readonly #seen = new Map<string, { part: SeenPart; at: number }>();

  /** @param clock milliseconds that only go forward */
  constructor(private readonly clock: () => number = () => performance.now()) {}

  note(key: string, part: SeenPart): void {
    const at = this.clock();
    for (const [other, seen] of this.#seen) if (at - seen.at > goodForMs) this.#seen.delete(other);
    this.#seen.set(key, { part, at });
  }

  /** What was seen of the part, if that was a moment ago. */
  take(key: string): SeenPart | null {
    const seen = this.#seen.get(key);
    this.#seen.delete(key);
    return seen && this.clock() - seen.at <= goodForMs ? seen.part : null;
  }
}

import type { EntraUser } from '../../entra-user';
import type { Resource } from '../../resource';
import type { NewRow } from '../new-row';
import { personInLine, resourceInLine, sameAsLine } from './line-problems';

/** Verdicts of rows that are, or may yet be, asked for. */
const mayBeMapped: readonly string[] = ['exact', 'chosen', 'likely', 'ambiguous'];

/** What earlier lines of the file gave away. A line that came to nothing gave nothing away. */
export class LinesSoFar {
  readonly #people = new Map<string, { readonly line: number; readonly resourceId: number }>();
  readonly #resources = new Map<number, number>();

  /** Remembers a row and passes it on. */
  remember(row: NewRow): NewRow {
    const { line, resource, user } = row;
    if (!line || !resource || !mayBeMapped.includes(row.verdict)) return row;
    this.#resources.set(resource.id, line.number);
    if (user) this.#people.set(user.id, { line: line.number, resourceId: resource.id });
    return row;
  }

  /** How a line repeats an earlier one, in a sentence; `user` is `null` while several people are possible. */
  repetition(user: EntraUser | null, resource: Resource): string | null {
    const mine = user ? this.#people.get(user.id) : undefined;
    if (mine?.resourceId === resource.id) return sameAsLine(mine.line);
    if (user && mine) return personInLine(user, mine.line);
    const line = this.#resources.get(resource.id);
    return line === undefined ? null : resourceInLine(resource, line);
  }
}

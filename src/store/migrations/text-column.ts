import { sql, type RawBuilder } from 'kysely';
import type { DatabaseKind } from '../dialects';

/** The type of a column of ids or times. */
export type Text = RawBuilder<unknown>;

/** Text that both databases compare byte by byte, so that times in ISO 8601 sort as times whatever the locale. */
export function textOf(kind: DatabaseKind): Text {
  return kind === 'postgres' ? sql`text collate "C"` : sql`text`;
}

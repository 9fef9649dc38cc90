/** One condition of Autotask's query language (REST_Basic_Query_Calls). */
export interface Condition {
  readonly op: 'eq' | 'in' | 'beginsWith';
  readonly field: string;
  readonly value: string | number | boolean | readonly (string | number)[];
}

/** Conditions of which all (`and`) or at least one (`or`) must hold. */
export interface Group {
  readonly op: 'and' | 'or';
  readonly items: readonly Filter[];
}

export type Filter = Condition | Group;

/** The field has this value. Autotask compares without regard to case. */
export function eq(field: string, value: string | number | boolean): Condition {
  return { op: 'eq', field, value };
}

/** The field has one of these values; each counts as an OR condition, of which a call may have 500. */
export function within(field: string, value: readonly (string | number)[]): Condition {
  return { op: 'in', field, value };
}

/** The field begins with one of these. */
export function beginsWithAny(field: string, values: readonly string[]): Group {
  return { op: 'or', items: values.map((value) => ({ op: 'beginsWith', field, value })) };
}

import type { FieldInformation } from './field-information';

/** One record of an entity, names as the REST API answers them. */
export type Row = Record<string, unknown>;

/** An entity of the simulated Autotask: what it is called, which fields it has and where its records are. */
export interface Entity {
  /** As in the path: `Tickets`. */
  name: string;
  /** As in `entityInformation`: `Ticket`. */
  singular: string;
  canCreate: boolean;
  canUpdate: boolean;
  fields: FieldInformation[];
  rows: () => Row[];
  /** What `GET {Entity}/{id}` says to an unknown id: Autotask does both, so both are here. */
  unknownId: '404' | 'null item';
}

/** A record as it is answered: the fields of its entity and nothing else, null where it has no value. */
export function viewOf(entity: Entity, row: Row): Row {
  const values = entity.fields.map(({ name }): [string, unknown] => [name, row[name] ?? null]);
  return Object.fromEntries([...values, ['userDefinedFields', []]]);
}

/** The field of this name in any case; undefined when the entity has none. */
export function fieldNamed(entity: Entity, name: string): FieldInformation | undefined {
  return entity.fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
}
